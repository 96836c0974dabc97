import type { Import, ImportPreview } from "@candor/contract/import.ts";
import { importMessage } from "../messages/import-messages.ts";
import { plain } from "./output.ts";

type Warning = ImportPreview["warnings"][number];

/** What the command line says about a file, in English: `locales/en/import.json`. */
export function warningSentence({ code, args }: Warning): string {
  return plain(importMessage("en", `warning.${code}`, args) ?? `${code} ${JSON.stringify(args)}`);
}

/** Why rows are no answers, the most frequent first: "3 rows: No score was given". */
export function reasonLines(reasons: readonly { code: string; rows: number }[]): string[] {
  return reasons.map(({ code, rows }) => {
    const why = importMessage("en", `reject.${code}`) ?? code.replaceAll("_", " ");
    return `  ${rows} ${rows === 1 ? "row" : "rows"}: ${why}`;
  });
}

/** What was left out of rows that count: "2 rows: A value was longer than is kept and was cut". */
export function noteLines(notes: Import["notes"]): string[] {
  return notes.map(({ code, rows }) => {
    const what = importMessage("en", `noted.${code}`) ?? code.replaceAll("_", " ");
    return `  ${rows} ${rows === 1 ? "row" : "rows"}: ${what}`;
  });
}

/** `score`, `comment`, or "property “Shop”". */
export function fieldWords(field: string): string {
  if (field.startsWith("property:"))
    return plain(importMessage("en", "field.property", { name: field.slice("property:".length) }));
  return importMessage("en", `field.${field}`) ?? field;
}

export function toolWords(tool: string): string {
  return importMessage("en", `tool.${tool}`) ?? tool;
}
