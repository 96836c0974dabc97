import type { Competitor } from "@candor/contract/competitor.ts";
import { useQuery } from "@tanstack/react-query";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { competitorsQuery } from "./others-queries.ts";

/** Competitors that the survey asks about, scored by the same people; nothing where it asks about none. */
export function CompetitorsCard() {
  const t = useMessages("web-why");
  const query = useQuery(competitorsQuery(useSurveyIds(), useNumbersFilter()));
  if (query.error) return <ErrorNotice error={query.error} />;
  if (!query.data || query.data.data.length === 0) return null;
  return (
    <section aria-label={t("competitors")} className="card p-4 sm:p-5">
      <h2 className="flex items-center gap-1 font-semibold">
        {t("competitors")} <How inline page="benchmarks" />
      </h2>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("competitors.lead")}</p>
      <ul className="mt-3 divide-y divide-line">
        {query.data.data.map((one) => (
          <One key={one.question} one={one} />
        ))}
      </ul>
    </section>
  );
}

function One({ one }: { one: Competitor }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const { name, pairs, ours, theirs, difference, verdict } = one;
  return (
    <li className="py-3">
      <p className="font-medium wrap-anywhere">
        {name}
        {verdict === "too_few" ? null : (
          <span className="font-normal">: {t(`others.${verdict}`)}</span>
        )}
      </p>
      <p className="number text-sm text-muted">
        {ours === null || theirs === null
          ? t("competitors.few", { n: pairs })
          : t("competitors.both", {
              ours: format.points(ours),
              theirs: format.points(theirs),
              n: pairs,
            })}
        {difference === null
          ? ""
          : ` · ${t("others.difference", {
              points: format.points(difference.value, marginOf(difference)),
              lower: format.points(difference.lower, marginOf(difference)),
              upper: format.points(difference.upper, marginOf(difference)),
            })}`}
      </p>
    </li>
  );
}
