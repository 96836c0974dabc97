import type { Field, RowKind, Tool } from "../import-plan.ts";

/** How the exports of a tool are known by their heads, and what its own columns are. */
export interface Signature {
  tool: Tool;
  /** Names are compared by `words()`; `has` takes a name, `starts` the beginning of one. */
  is(has: (name: string) => boolean, starts: (name: string) => boolean): boolean;
  columns: Readonly<Record<string, Field>>;
  kind?: RowKind;
  usualDates?: "mdy" | "dmy";
  unfinishedWithoutDate?: boolean;
  countedIds?: boolean;
}
