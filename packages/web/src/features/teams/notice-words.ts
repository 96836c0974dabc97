import type { Notice } from "@candor/contract/notice.ts";
import type { Colleague } from "@candor/contract/team.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** What a notice says, in the language of whoever reads it. */
export function useNoticeWords(colleagues: readonly Colleague[]) {
  const t = useMessages("web-teams");
  const format = useFormat();
  return ({ kind, about }: Pick<Notice, "kind" | "about">): string => {
    const text = (key: string) => String(about[key] ?? "");
    const day = (key: string) => (about[key] ? format.day(text(key)) : "");
    const who = colleagues.find(({ userId }) => userId === about.userId);
    return t(`notice.${kind}`, {
      because: "none",
      ...about,
      who: who?.name || who?.email || t("absence.gone"),
      firstDay: day("firstDay"),
      lastDay: day("lastDay"),
      day: day("day"),
    });
  };
}
