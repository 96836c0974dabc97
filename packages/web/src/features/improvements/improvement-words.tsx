import type { Improvement, ImprovementMeasure } from "@candor/contract/improvement.ts";
import { useQuery } from "@tanstack/react-query";
import { filtersByProperty } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { VERDICT_TEXT, VerdictSign } from "../../parts/delta-mark.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { colleaguesQuery } from "../../subjects/team-queries.ts";
import { useThemeValueName } from "../../subjects/theme-name.ts";

/** Colleagues by name; whoever left is said to have left. */
export function useOwnerName(): {
  all: { value: string; label: string }[];
  nameOf: (id: string) => string;
} {
  const t = useMessages("web-improvements");
  const { workspace } = useHere();
  const all = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  const labelled = all.map(({ userId, name, email }) => ({ value: userId, label: name || email }));
  return {
    all: labelled,
    nameOf: (id) => labelled.find(({ value }) => value === id)?.label ?? t("owner.gone"),
  };
}

/** Whose score is measured, in words. */
export function useMeasureWords() {
  const t = useMessages("web-improvements");
  const nameOf = useDimensionName();
  const themeOf = useThemeValueName();
  return ({ filter, theme }: ImprovementMeasure): string => {
    const parts = [...filtersByProperty(filter)].map(
      ([property, values]) =>
        `${nameOf.label(property)}: ${values.map((one) => nameOf.value(property, one)).join(", ")}`,
    );
    const all = [...parts, ...theme.map(themeOf)];
    return all.length === 0 ? t("measure.all") : all.join(" · ");
  };
}

const SIGNS = {
  better: "up",
  worse: "down",
  no_clear_change: "no_clear_change",
  too_few: "no_clear_change",
} as const;

/** What measuring found, in a word and a sign; the sign is never alone. */
export function VerdictMark({ verdict }: { verdict: NonNullable<Improvement["verdict"]> }) {
  const t = useMessages("web-improvements");
  const sign = SIGNS[verdict];
  return (
    <span className="inline-flex items-center gap-1.5 text-sm">
      <VerdictSign verdict={sign} small />
      <span className={VERDICT_TEXT[sign]}>{t(`verdict.${verdict}`)}</span>
    </span>
  );
}

/** When it is measured, or was begun: the next date that matters. */
export function useNextWords() {
  const t = useMessages("web-improvements");
  const format = useFormat();
  return ({ state, checkOn, decision }: Pick<Improvement, "state" | "checkOn" | "decision">) => {
    if (state === "do" && checkOn) return t("next.check", { day: format.day(checkOn) });
    if (state === "check") return t("next.decide");
    if (state === "done" && decision) return t(`decision.${decision}`);
    return null;
  };
}
