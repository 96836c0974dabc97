import type { Survey } from "@candor/contract/survey.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { scoreQuery } from "../../here/numbers.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { ShareLink } from "./share-link.tsx";
import { SurveyMenu } from "./survey-menu.tsx";

/** One survey among all: its score with interval and base, its state, its link, and what can be done with it. */
export function SurveyCard({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const c = useMessages("web-channels");
  const format = useFormat();
  const params = { surveyId: survey.id };
  return (
    <li className="card flex min-w-0 flex-col p-4 sm:p-5">
      <div className="flex items-start gap-3">
        <span
          aria-hidden
          className="mt-1 size-4 shrink-0 rounded-full border border-line"
          style={{ backgroundColor: survey.brand.color }}
        />
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold wrap-anywhere">
            <Link
              to="/surveys/$surveyId"
              params={params}
              search={carried}
              className="inline-flex items-center hover:underline touch:min-h-11"
            >
              {survey.name}
            </Link>
          </h2>
          <p className="text-sm text-muted">
            {survey.languages.map((tag) => format.languageName(tag)).join(", ")}
          </p>
        </div>
        <span
          className={`rounded-full border px-2.5 py-0.5 text-xs font-medium ${survey.status === "open" ? "border-promoter/40 text-promoter" : "border-line text-muted"}`}
        >
          {t(`status.${survey.status}`)}
        </span>
        <SurveyMenu survey={survey} />
      </div>
      <CardScore survey={survey} />
      <div className="mt-4">
        {survey.status === "open" ? (
          <ShareLink survey={survey} />
        ) : (
          <p className="text-sm text-muted">{t("closedText")}</p>
        )}
      </div>
      <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4">
        <Link
          to="/overview"
          search={(view) => ({ workspace: view.workspace, survey: survey.id })}
          className="button button--plain"
        >
          {t("seeScore")}
        </Link>
        <Link
          to="/surveys/$surveyId"
          params={params}
          search={carried}
          className="button button--plain"
        >
          {t("edit")}
        </Link>
        <Link
          to="/surveys/$surveyId/channels"
          params={params}
          search={carried}
          className="button button--plain"
        >
          {c("title")}
        </Link>
      </div>
    </li>
  );
}

/** The score of the whole time with its interval and base; counts alone while the base is too small. */
function CardScore({ survey }: { survey: Survey }) {
  const s = useMessages("score");
  const t = useMessages("web-surveys");
  const format = useFormat();
  const { workspace } = useHere();
  const ids = { workspace: workspace.id, survey: survey.id };
  const score = useQuery({ ...scoreQuery(ids, {}), enabled: survey.answers > 0 });
  if (score.isError) return <ErrorNotice error={score.error} className="mt-3" />;
  if (survey.answers === 0) return <p className="mt-3 text-sm text-muted">{t("noAnswers")}</p>;
  if (!score.data) return <div className="ghost mt-3 h-10" />;
  const { score: points, interval, answers } = score.data;
  if (points === null || interval === null) {
    return <p className="number mt-3 text-sm text-muted">{s("tooFew", { n: answers })}</p>;
  }
  const margin = marginOf(interval);
  return (
    <p className="mt-3 flex flex-wrap items-baseline gap-x-3">
      <span className="number text-4xl font-semibold tracking-tight">
        {format.points(points, margin)}
      </span>
      <span className="number text-sm text-muted">
        {s("range", {
          lower: format.points(interval.lower, margin),
          upper: format.points(interval.upper, margin),
        })}
        {" · "}
        {s("base", { n: answers })}
        {score.data.lowBase ? ` · ${s("lowBase")}` : ""}
      </span>
    </p>
  );
}
