import type { DecisionEvidence } from "@candor/contract/decision.ts";
import type { ScoreReport } from "@candor/contract/score.ts";
import { How } from "../../here/how.tsx";
import { addDays } from "../../here/period.ts";
import { filtersByProperty } from "../../here/view.ts";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { useThemeName, useThemeValueName } from "../../subjects/theme-name.ts";

/** What was known when it was decided: the score with its base, the groups, and what was spoken of. */
export function EvidenceCard({ evidence }: { evidence: DecisionEvidence }) {
  const t = useMessages("web-decisions");
  const s = useMessages("score");
  const format = useFormat();
  const nameOf = useThemeName();
  const about = useAbout(evidence);
  const { score, from, to, comments, themes } = evidence;
  const groups = ["promoter", "passive", "detractor"] as const;
  const counts = {
    promoter: score.promoters,
    passive: score.passives,
    detractor: score.detractors,
  };
  return (
    <section className="card p-4 sm:p-5" aria-label={t("evidence")}>
      <h2 className="font-semibold">{t("evidence")}</h2>
      <p className="text-sm text-muted wrap-anywhere">
        {evidence.surveyName}: {about} · {format.dayRange(from, addDays(to, -1))}
      </p>
      <p className="mt-3">
        <Scored score={score} /> <How inline page="interval" />
      </p>
      {score.answers > 0 ? (
        <ul className="number mt-1 flex flex-wrap gap-x-4 text-sm text-muted">
          {groups.map((group) => (
            <li key={group}>
              {s(group)}: {format.share(counts[group] / score.answers)} (
              {format.count(counts[group])})
            </li>
          ))}
        </ul>
      ) : null}
      {themes.length > 0 ? (
        <table className="number table mt-4 w-full text-sm">
          <caption className="pb-1 text-start text-sm font-medium">
            {t("evidence.themes", { n: comments })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t("evidence.theme")}</th>
              <th scope="col">{t("evidence.share")}</th>
              <th scope="col">{t("evidence.negative")}</th>
            </tr>
          </thead>
          <tbody>
            {themes.map(({ id, name, isNamed, answers, share, negative, unclear }) => (
              <tr key={id}>
                <th scope="row">{isNamed ? name : nameOf(id)}</th>
                <td data-name={t("evidence.share")}>
                  {t("evidence.shareOf", {
                    share: format.share(share.value),
                    lower: format.share(share.lower),
                    upper: format.share(share.upper),
                    n: answers,
                  })}
                </td>
                <td data-name={t("evidence.negative")}>
                  {unclear * 2 > answers ? "–" : format.count(negative)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="mt-3 text-sm text-muted">
        {t("evidence.frozen", { when: format.moment(evidence.at) })}
        {themes.length > 0 ? ` ${t("evidence.machine")}` : ""}
      </p>
    </section>
  );
}

/** Whose answers they are, in words. */
function useAbout({ filter, theme, counting }: DecisionEvidence): string {
  const t = useMessages("web-decisions");
  const nameOf = useDimensionName();
  const themeOf = useThemeValueName();
  const parts = [
    ...[...filtersByProperty(filter)].map(
      ([property, values]) =>
        `${nameOf.label(property)}: ${values.map((one) => nameOf.value(property, one)).join(", ")}`,
    ),
    ...theme.map(themeOf),
    ...(counting === "latest" ? [t("evidence.latest")] : []),
  ];
  return parts.length === 0 ? t("evidence.all") : parts.join(" · ");
}

/** A score with its interval and base, or the counts alone while there are too few. */
export function Scored({ score: report }: { score: ScoreReport }) {
  const t = useMessages("web-decisions");
  const s = useMessages("score");
  const format = useFormat();
  const { score, interval, answers, lowBase } = report;
  if (score === null || interval === null) {
    return <span className="number font-medium">{t("few", { n: answers })}</span>;
  }
  const margin = marginOf(interval);
  return (
    <span className="number">
      <span className="text-lg font-semibold">{format.points(score, margin)}</span>{" "}
      <span className="text-sm text-muted">
        {t("figure", {
          lower: format.points(interval.lower, margin),
          upper: format.points(interval.upper, margin),
          n: answers,
        })}
        {lowBase ? ` · ${s("lowBase")}` : ""}
      </span>
    </span>
  );
}
