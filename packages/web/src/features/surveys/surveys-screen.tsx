import type { Survey } from "@candor/contract/survey.ts";
import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { ShareLink } from "./share-link.tsx";

/** Every survey with its live link. */
export function SurveysScreen() {
  const t = useMessages("web-surveys");
  const { surveys } = useHere();
  const may = useMay();
  const add = may.write ? (
    <Link to="/surveys/new" search={carried} className="button button--strong">
      <Plus aria-hidden className="size-4" />
      {t("new")}
    </Link>
  ) : null;
  return (
    <>
      <PageHead
        title={t("title")}
        actions={
          <>
            {surveys.filter(({ answers }) => answers > 0).length > 1 ? (
              <Link to="/surveys/across" search={carried} className="button button--plain">
                {t("across")}
              </Link>
            ) : null}
            {add}
          </>
        }
      />
      {surveys.length === 0 ? (
        <Empty title={t("empty.title")} ghost={<GhostRows still />} actions={add}>
          {t("empty.text")}
        </Empty>
      ) : (
        <ul className="grid grid-cols-1 gap-4 xl:grid-cols-2">
          {surveys.map((survey) => (
            <SurveyCard key={survey.id} survey={survey} />
          ))}
        </ul>
      )}
    </>
  );
}

function SurveyCard({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const c = useMessages("web-channels");
  const w = useMessages("web");
  const format = useFormat();
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
              params={{ surveyId: survey.id }}
              search={carried}
              className="inline-flex items-center hover:underline touch:min-h-11"
            >
              {survey.name}
            </Link>
          </h2>
          <p className="number text-sm text-muted">
            {[
              w("base", { n: survey.answers }),
              survey.languages.map((tag) => format.languageName(tag)).join(", "),
            ].join(" · ")}
          </p>
        </div>
        {survey.status === "open" ? null : (
          <span className="rounded-full border border-line px-2.5 py-0.5 text-xs font-medium text-muted">
            {t(`status.${survey.status}`)}
          </span>
        )}
      </div>
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
          params={{ surveyId: survey.id }}
          search={carried}
          className="button button--plain"
        >
          {t("edit")}
        </Link>
        <Link
          to="/surveys/$surveyId/channels"
          params={{ surveyId: survey.id }}
          search={carried}
          className="button button--plain"
        >
          {c("title")}
        </Link>
      </div>
    </li>
  );
}
