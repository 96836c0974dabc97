import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import AppWindow from "lucide-react/icons/app-window";
import { usePeriod } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { onPagesQuery } from "./on-pages-query.ts";

/**
 * What happened on the pages that ask with the widget, beside the score: how many saw the question, and how
 * many answered. Nothing while there is no widget, or nobody came.
 */
export function OnPages() {
  const t = useMessages("web-overview");
  const format = useFormat();
  const ids = useSurveyIds();
  const { survey } = useHere();
  const counts = useQuery(onPagesQuery(ids, usePeriod()));
  if (!survey || !counts.data || counts.data.totals.views === 0) return null;
  const { visits, loads, views, answers, dismissals } = counts.data.totals;
  return (
    <section
      aria-label={t("pages")}
      className="card flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 text-sm sm:px-5"
    >
      <h2 className="flex items-center gap-2 font-semibold">
        <AppWindow aria-hidden className="size-4.5 text-muted" />
        {t("pages")}
      </h2>
      <p className="number min-w-0 flex-1 basis-64 text-muted">
        {t("pages.says", {
          loads: format.count(loads),
          // Visits are counted only where the settings of the widget say so.
          visits: loads === 0 ? "none" : format.count(visits),
          views: format.count(views),
          answers: format.count(answers),
          share: format.share(Math.min(1, answers / views)),
          dismissals: format.count(dismissals),
        })}
      </p>
      <Link
        to="/surveys/$surveyId/channels/$part"
        params={{ surveyId: survey.id, part: "widget" }}
        search={carried}
        className="text-accent underline-offset-4 hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
      >
        {t("pages.more")}
      </Link>
    </section>
  );
}
