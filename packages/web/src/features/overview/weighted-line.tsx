import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { answeredQuery, weightedViewQuery } from "../../subjects/weighted-queries.ts";

/** The weighted score beside the one as it is, where the workspace wants to see it. */
export function WeightedLine() {
  const { workspace } = useHere();
  const view = useQuery(weightedViewQuery(workspace.id));
  return view.data?.shown ? <Weighted /> : null;
}

function Weighted() {
  const t = useMessages("web-overview");
  const format = useFormat();
  const { data } = useQuery(answeredQuery(useSurveyIds(), useNumbersFilter()));
  if (!data) return null;
  const { weighting, placed } = data;
  if (!weighting) return <p className="mb-3 text-sm text-muted">{t("weighted.none")}</p>;
  const { score, lower, upper } = weighting.weighted;
  const margin = marginOf(weighting.weighted);
  return (
    <p className="number mb-3 text-sm" data-testid="weighted">
      <Link to="/why/answered" className="link" search={carried}>
        {t("weighted", {
          score: format.points(score, margin),
          lower: format.points(lower, margin),
          upper: format.points(upper, margin),
          n: Math.round(weighting.effectiveN),
          of: format.count(placed),
          deff: format.decimal(weighting.designEffect),
        })}
      </Link>{" "}
      <How inline page="weighting" />
    </p>
  );
}
