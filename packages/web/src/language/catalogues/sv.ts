import type { Messages } from "../load.ts";

/** Each area is a file of its own; only what a screen speaks is fetched. */
export const FILES = import.meta.glob<Messages>(
  "../../../../../locales/sv/{web,web-*,score,reading,import}.json",
  { import: "default" },
);
