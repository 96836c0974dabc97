import type { ReportView } from "@candor/contract/report.ts";
import type { SharedView } from "@candor/contract/share.ts";
import { shareMessage } from "../messages/share-messages.ts";
import type { Names } from "./names.ts";
import type { Written } from "./written.ts";

type Reading = Pick<
  SharedView | ReportView,
  "theme" | "tone" | "urgency" | "language" | "churn" | "disagrees"
>;

/** What the comments must say, in words: a page must not pass a part for the whole. */
export function readingChips(
  { theme, tone, urgency, language, churn, disagrees }: Reading,
  { names, written }: { names: Pick<Names, "theme">; written: Written },
): string[] {
  const say = (key: string) => shareMessage(written.language, key);
  const either = (key: string, words: readonly string[] | undefined) =>
    words?.length ? [`${say(key)}: ${written.either([...words])}`] : [];
  const flag = (key: string, value: boolean | "true" | "false" | undefined) =>
    value === undefined ? [] : [say(String(value) === "true" ? key : `${key}.not`)];
  const themes = (theme ?? []).map((condition) => {
    const [id = condition, how] = condition.split(":");
    const name = names.theme({ id, name: id });
    return how === undefined ? name : `${name} (${say(`tone.${how}`)})`;
  });
  return [
    ...either("theme", themes),
    ...either(
      "tone",
      tone?.map((one) => say(`tone.${one}`)),
    ),
    ...either(
      "urgency",
      urgency?.map((one) => say(`urgency.${one}`)),
    ),
    ...either("commentLanguage", language?.map(written.languageName)),
    ...flag("leaving", churn),
    ...flag("disagrees", disagrees),
  ];
}
