import { reportMessage } from "../messages/report-messages.ts";
import type { Written } from "../shares/written.ts";
import type { ToldThen } from "./report.ts";
import type { WrittenReport } from "./written-report.ts";

/** What customers were told, in their words where the language is theirs, and how many heard and wrote back. */
export function toldTable(
  told: readonly ToldThen[] | undefined,
  language: string,
  written: Written,
): WrittenReport["tables"] {
  if (told === undefined) return [];
  const say = (key: string, args: Record<string, string | number> = {}) =>
    reportMessage(language, key, args);
  return [
    {
      title: say("told.title"),
      lead: say(told.length === 0 ? "told.none" : "told.lead"),
      heads: [say("told.what"), say("told.people")],
      rows: told.map(({ title, subjects, people, answered }) => [
        { text: subjects[language] ?? title, under: say("told.answered", { n: answered }) },
        { text: written.count(people) },
      ]),
      notes: [],
    },
  ];
}
