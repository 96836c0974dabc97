import type { ModelSummary } from "@candor/contract/own-model.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { MachineMark } from "./machine-mark.tsx";
import { modelOfferQuery, summaryQuery } from "./model-queries.ts";

/** What comments of the period say, or those that speak of a theme, as the workspace's own model wrote it. */
export function SummaryCard({ theme }: { theme?: string }) {
  const ids = useSurveyIds();
  const offer = useQuery(modelOfferQuery(ids.workspace));
  const { from, to, filter, theme: narrowed } = useNumbersFilter();
  // It is about a whole period: of a narrowed view it would say what others wrote.
  const isWhole = !filter?.length && !narrowed?.length;
  if (!offer.data?.uses.includes("summaries") || !isWhole) return null;
  return <Summary about={{ from, to, theme }} />;
}

function Summary({
  about,
}: {
  about: { from: string | undefined; to: string | undefined; theme: string | undefined };
}) {
  const t = useMessages("web-written");
  const ids = useSurveyIds();
  const client = useQueryClient();
  const query = summaryQuery(ids, about);
  const found = useQuery(query);
  const write = useMutation({
    mutationFn: () =>
      ask(
        api(ids.workspace).POST("/api/v1/surveys/{surveyId}/summary", {
          params: { path: { surveyId: ids.survey } },
          body: defined(about),
        }),
      ),
    onSuccess: (summary) => client.setQueryData(query.queryKey, { summary }),
  });
  if (!found.data) return <ErrorNotice error={found.error} />;
  const { summary } = found.data;
  return (
    <section aria-label={t("summary.title")} className="card p-4 sm:p-5">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">
          {t("summary.title")} <How page="own-model" inline />
        </h2>
        <Button busy={write.isPending} onClick={() => write.mutate()}>
          {summary ? t("summary.again") : t("summary.write")}
        </Button>
      </div>
      {summary ? (
        <Sentences summary={summary} />
      ) : (
        <p className="text-muted">{t("summary.none")}</p>
      )}
      <ErrorNotice error={write.error} className="mt-3" />
    </section>
  );
}

function Sentences({ summary }: { summary: ModelSummary }) {
  const t = useMessages("web-written");
  return (
    <>
      <ul className="max-w-prose space-y-2" lang={summary.language}>
        {summary.sentences.map(({ text, responseIds }, at) => (
          <li key={text} className="wrap-anywhere">
            {text}
            <span className="block text-sm text-muted">
              {t("summary.sources")}{" "}
              {responseIds.map((id, n) => (
                <Link
                  key={id}
                  to="/responses"
                  search={(view) => ({ ...carried(view), response: id })}
                  className="link me-1 inline-block min-w-6 px-1 text-center touch:min-h-11 touch:min-w-8 touch:leading-11"
                  aria-label={t("summary.source", { n: n + 1, sentence: at + 1 })}
                >
                  {n + 1}
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <div className="mt-3 space-y-1">
        <MachineMark model={summary.model} at={summary.writtenAt} />
        <p className="number text-xs text-muted">
          {t("summary.base", { comments: summary.comments, of: summary.of })} {t("summary.caution")}
        </p>
      </div>
    </>
  );
}
