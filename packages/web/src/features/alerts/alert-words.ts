import type { AlertEvidence, AlertKind } from "@candor/contract/alert.ts";
import { useQuery } from "@tanstack/react-query";
import { changesQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";

type Evidence = Pick<AlertEvidence, "finding">;

/** What stands between a place and a theme in the value of a hot spot. */
const BETWEEN = "\u001f";

/** How what an alert is about is called: a theme, a change, a place and its theme, a signal, a goal. */
export function useWatchedName(): (
  kind: AlertKind,
  value: string | null,
  evidence: Evidence,
) => string {
  const { workspace } = useHere();
  const themeName = useThemeName();
  const changes = useQuery(changesQuery(workspace.id)).data;
  const open = useOpenMessages("web-alerts");
  const goals = useOpenMessages("web-goals");
  const t = useMessages("web-alerts");
  return (kind, value, { finding }) => {
    if (finding && kind === "goal_slipping") {
      const [state, measure = ""] = finding.what.split(".");
      const name = goals(`measure.${measure}`) ?? measure;
      const text = t(state === "missed" ? "goal.missed" : "goal.slips", { measure: name });
      return finding.name === "" ? text : `${text} (${finding.name})`;
    }
    if (finding) {
      const name = open(`signal.${finding.what}`) ?? finding.what;
      return finding.name === "" ? name : `${name} (${finding.name})`;
    }
    if (value === null) return "";
    if (kind === "theme_surge") return themeName(value);
    if (kind === "hot_spot") {
      const [place = "", theme = ""] = value.split(BETWEEN);
      return `${place}: ${themeName(theme)}`;
    }
    if (kind === "detractors_after_change") {
      return changes?.find(({ id }) => id === value)?.title ?? value;
    }
    return value;
  };
}

/** The numbers with which an alert spoke, in a sentence. */
export function useNumbersOf(): (evidence: AlertEvidence) => string {
  const t = useMessages("web-alerts");
  const s = useMessages("score");
  const format = useFormat();
  const score = (report: {
    score: number | null;
    interval: { lower: number; upper: number } | null;
  }) =>
    report.score === null || report.interval === null
      ? s("tooFewShort")
      : `${format.points(report.score, marginOf(report.interval))} ${s("between", {
          lower: format.points(report.interval.lower, marginOf(report.interval)),
          upper: format.points(report.interval.upper, marginOf(report.interval)),
        })}`;
  return (evidence) => {
    const { share, volume, finding, now, reference } = evidence;
    const since = format.day(evidence.since);
    if (share) {
      return t("evidence.share", {
        ...{ since, has: format.count(share.has), n: format.count(share.n) },
        ...{ share: format.share(share.value), lower: format.share(share.lower) },
        ...{ upper: format.share(share.upper), before: format.share(share.before.value) },
      });
    }
    if (volume) {
      return t("evidence.silent", {
        ...{ since, got: volume.got, expected: format.count(Math.round(volume.expected)) },
        perDay: format.decimal(volume.perDay),
      });
    }
    if (finding) return foundText(finding);
    return t("evidence", { since, n: now.answers, now: score(now), before: score(reference) });
  };

  function foundText(finding: NonNullable<AlertEvidence["finding"]>): string {
    const { value, lower, upper, target, p, n } = finding;
    if (lower === null || upper === null || value === null || target === null) {
      return t("evidence.unusual", { n: n ?? 0 });
    }
    const inPoints = finding.what.endsWith(".score");
    const say = (number: number) =>
      inPoints ? format.points(number, upper - lower) : format.decimal(number);
    const chance = p === null ? "" : ` ${t("evidence.goalChance", { p: format.share(p) })}`;
    const numbers = { value: say(value), lower: say(lower), upper: say(upper) };
    return `${t("evidence.goal", { ...numbers, target: say(target) })}${chance}`;
  }
}
