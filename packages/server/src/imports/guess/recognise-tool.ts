import type { Field, RowKind, Tool } from "../import-plan.ts";
import { type ColumnHead, words } from "./column-heads.ts";
import { GOOGLE_TIMESTAMPS, MSFORMS_TIMES } from "./form-timestamps.ts";
import type { Signature } from "./signature.ts";
import { NOT_WANTED, SIGNATURES } from "./tool-signatures.ts";

export interface RecognisedTool {
  tool: Tool;
  /** What the tool's own columns are, by column index; the rest is found by words and values. */
  columns: Map<number, Field>;
  kind?: RowKind;
  /** The order in which the tool always writes day and month. */
  usualDates?: "mdy" | "dmy";
  /** An answer without a date was begun and never submitted. */
  unfinishedWithoutDate: boolean;
  /** Ids are counted from 1 in every form, so the same id in another file is another answer. */
  countedIds: boolean;
}

const NO_TOOL: RecognisedTool = {
  tool: "unknown",
  columns: new Map(),
  unfinishedWithoutDate: false,
  countedIds: true,
};

/**
 * The tool that wrote a file, by its heads; "unknown" when none of them signs it. A tool's own columns are named here
 * and need no guessing; what the heads do not settle (which question is the score, say) is found by words and values.
 */
export function recogniseTool(
  columns: readonly ColumnHead[],
  options: { headCount: number },
): RecognisedTool {
  const names = columns.map((column) => words(column.code));
  const present = new Set(names);
  const has = (name: string) => present.has(name);
  const starts = (beginning: string) => names.some((name) => name.startsWith(beginning));
  for (const signature of SIGNATURES) {
    if (signature.is(has, starts)) return ofSignature(signature, names);
  }
  return (
    microsoftForms(names) ??
    googleForms(names) ??
    surveyMonkeyWithoutIds(names, options.headCount) ??
    NO_TOOL
  );
}

function ofSignature(signature: Signature, names: readonly string[]): RecognisedTool {
  const { tool, kind, usualDates, unfinishedWithoutDate = false, countedIds = false } = signature;
  const columns = columnsNamed(names, { ...NOT_WANTED, ...signature.columns });
  return {
    tool,
    columns,
    unfinishedWithoutDate,
    countedIds,
    ...(kind ? { kind } : {}),
    ...(usualDates ? { usualDates } : {}),
  };
}

function columnsNamed(
  names: readonly string[],
  fields: Readonly<Record<string, Field>>,
): Map<number, Field> {
  const found = new Map<number, Field>();
  const taken = new Set<Field>();
  names.forEach((name, index) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    // A name may be two columns ("name"), everything else is one; the first stands.
    if (field === undefined || (taken.has(field) && field !== "name" && field !== "ignore")) return;
    taken.add(field);
    found.set(index, field);
  });
  return found;
}

function microsoftForms(names: readonly string[]): RecognisedTool | null {
  for (const [start, end] of MSFORMS_TIMES) {
    if (!names.includes(start) || !names.includes(end)) continue;
    const fields: Record<string, Field> = {
      id: "responseId",
      [start]: "ignore",
      [end]: "answeredAt",
      email: "email",
      "e mail": "email",
      name: "name",
      "last modified time": "ignore",
      language: "language",
    };
    return { ...NO_TOOL, tool: "msforms", columns: columnsNamed(names, fields) };
  }
  return null;
}

function googleForms(names: readonly string[]): RecognisedTool | null {
  const first = names[0] ?? "";
  if (!Object.hasOwn(GOOGLE_TIMESTAMPS, first)) return null;
  const usual = GOOGLE_TIMESTAMPS[first];
  return {
    ...NO_TOOL,
    tool: "googleforms",
    columns: new Map([[0, "answeredAt" as const]]),
    ...(usual ? { usualDates: usual } : {}),
  };
}

/** Its owners delete the columns of ids, and the record of options still gives it away. */
function surveyMonkeyWithoutIds(
  names: readonly string[],
  headCount: number,
): RecognisedTool | null {
  if (headCount !== 2) return null;
  const fields: Record<string, Field> = {
    "end date": "answeredAt",
    "start date": "ignore",
    ...NOT_WANTED,
  };
  return {
    ...NO_TOOL,
    tool: "surveymonkey",
    columns: columnsNamed(names, fields),
    usualDates: "mdy",
  };
}
