import type { Sentence, ThemePage } from "@candor/contract/theme.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { How } from "../../here/how.tsx";
import { numbersKey } from "../../here/numbers.ts";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere, useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { NewSurveyLink } from "../../subjects/new-survey-link.tsx";
import { OthersStories } from "../../subjects/others-stories.tsx";
import { ShareButton } from "../../subjects/share-button.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { sentencesQuery } from "../../subjects/theme-queries.ts";
import { SentenceList } from "./sentence-list.tsx";
import { ThemeLoop } from "./theme-loop.tsx";
import { ImpactMark, ToneSplit } from "./theme-marks.tsx";

const SummaryCard = lazy(() =>
  import("../../subjects/own-model/summary-card.tsx").then((m) => ({ default: m.SummaryCard })),
);

const SENTENCES = 20;

/** One theme: how it went, where it is spoken of more, and the sentences, each of which can be set right. */
export function ThemeScreen() {
  const t = useMessages("web-themes");
  const { themeId } = useParams({ from: "/inside/themes/$themeId" });
  const { survey } = useHere();
  const ids = useSurveyIds();
  const filter = useNumbersFilter();
  const nameOf = useThemeName();
  const may = useMay();
  const page = useQuery({
    queryKey: [...numbersKey(ids), "theme", themeId, filter],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/themes/{themeId}", {
          params: { path: { surveyId: ids.survey, themeId }, query: defined(filter) },
          signal,
        }),
      ),
    enabled: ids.survey !== "",
  });
  return (
    <>
      <PageHead
        title={nameOf(themeId)}
        lead={t("lead")}
        actions={
          <>
            <Link to="/themes" search={carried} className="button button--plain">
              {t("back")}
            </Link>
            {survey ? (
              <ShareButton what={{ kind: "theme", id: themeId, name: nameOf(themeId) }} />
            ) : null}
            {survey ? (
              <Link
                to="/improvements/new"
                search={(view) => ({ ...carried(view), theme: [themeId], title: nameOf(themeId) })}
                className="button button--plain"
              >
                {t("makeBetter")}
              </Link>
            ) : null}
            {may.write && survey ? (
              <Link
                to="/themes/$themeId/edit"
                params={{ themeId }}
                search={carried}
                className="button button--plain"
              >
                {t("edit")}
              </Link>
            ) : null}
          </>
        }
      />
      {survey ? (
        <>
          <FilterBar />
          <Loaded query={page} ghost={<GhostRows rows={6} />}>
            {(data) => (
              <div className="space-y-4">
                <ThemeLoop themeId={themeId} />
                <section
                  aria-label={t("impact")}
                  className="card grid gap-4 p-4 sm:grid-cols-3 sm:p-5"
                >
                  <div>
                    <ImpactMark theme={data.theme} /> <How page="themes" inline />
                  </div>
                  <p className="number text-sm">{t("answers", { n: data.theme.answers })}</p>
                  <ToneSplit tone={data.theme.tone} />
                </section>
                <Suspense fallback={null}>
                  <SummaryCard theme={themeId} />
                </Suspense>
                <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
                  <Trend trend={data.trend} />
                  <Segments page={data} />
                </div>
                <OthersStories sought={{ theme: [themeId] }} />
                <Sentences themeId={themeId} isTopic={data.theme.kind === "topic"} />
              </div>
            )}
          </Loaded>
        </>
      ) : (
        <Empty title={t("noSurvey.title")} actions={<NewSurveyLink />}>
          {t("empty.text")}
        </Empty>
      )}
    </>
  );
}

/** An interval stays in one piece; on a phone it stands below its value. */
const RANGE = "whitespace-nowrap text-muted max-sm:block max-sm:text-xs";

/** The newest steps first; a score stands with its interval, and below ten answers there is none. */
function Trend({ trend }: { trend: ThemePage["trend"] }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  return (
    <section aria-label={t("trend")} className="card p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">
        {t("trend")} <How page="themes" inline />
      </h2>
      <table className="number w-full text-sm">
        <thead className="text-start text-xs text-muted">
          <tr>
            <th scope="col" className="py-1 text-start font-medium">
              {t("trend.week")}
            </th>
            <th scope="col" className="text-end font-medium">
              {t("trend.comments")}
            </th>
            <th scope="col" className="ps-3 text-end font-medium">
              {t("trend.share")}
            </th>
            <th scope="col" className="ps-3 text-end font-medium">
              {t("trend.score")}
            </th>
          </tr>
        </thead>
        <tbody>
          {trend.toReversed().map((step) => (
            <tr key={step.from} className="border-t border-line">
              <th scope="row" className="py-1.5 text-start font-normal sm:whitespace-nowrap">
                {format.day(step.from)}
              </th>
              <td className="text-end">{format.count(step.comments)}</td>
              <td className="ps-3 text-end">
                {step.share ? (
                  <>
                    {format.share(step.share.value)}{" "}
                    <span className={RANGE}>
                      ({format.share(step.share.lower)}–{format.share(step.share.upper)})
                    </span>
                  </>
                ) : (
                  "–"
                )}
              </td>
              <td className="ps-3 text-end">
                {step.with.score === null || step.with.interval === null ? (
                  t("answers", { n: step.with.answers })
                ) : (
                  <>
                    {format.points(step.with.score)}{" "}
                    <span className={RANGE}>
                      ({format.points(step.with.interval.lower)}…
                      {format.points(step.with.interval.upper)})
                    </span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Segments({ page }: { page: ThemePage }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const { label, value } = useDimensionName();
  const points = (share: number) => format.points(100 * share, 0.5);
  return (
    <section aria-label={t("segments")} className="card p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">{t("segments")}</h2>
      {page.segments.length === 0 ? (
        <p className="text-muted">{t("segments.none", { n: page.compared })}</p>
      ) : (
        <ul className="space-y-2 text-sm">
          {page.segments.map((segment) => (
            <li key={`${segment.dimension}=${segment.value}`}>
              <span className="text-muted">{label(segment.dimension)}</span>{" "}
              {t(segment.difference.value > 0 ? "segments.more" : "segments.less", {
                value: value(segment.dimension, segment.value),
                share: format.share(segment.share),
                points: points(Math.abs(segment.difference.value)),
                lower: points(segment.difference.lower),
                upper: points(segment.difference.upper),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Sentences({ themeId, isTopic }: { themeId: string; isTopic: boolean }) {
  const t = useMessages("web-themes");
  const ids = useSurveyIds();
  const client = useQueryClient();
  const toast = useToast();
  const query = useQuery(
    sentencesQuery(ids, { ...useNumbersFilter(), of: [themeId], count: SENTENCES }),
  );
  const say = (responseId: string, polarity: "none" | null) =>
    ask(
      api(ids.workspace).PATCH("/api/v1/responses/{responseId}/reading", {
        params: { path: { responseId } },
        body: { themes: { [themeId]: polarity } },
      }),
    );
  const refresh = () => client.invalidateQueries({ queryKey: numbersKey(ids) });
  const wrong = useMutation({
    mutationFn: ({ responseId }: Sentence) => say(responseId, "none"),
    onSuccess: async (_, { responseId }) => {
      await refresh();
      toast({
        message: t("corrected"),
        undo: async () => {
          await say(responseId, null);
          await refresh();
        },
      });
    },
  });
  return (
    <section aria-label={t("sentences")} className="card p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">{t("sentences")}</h2>
      <ErrorNotice error={wrong.error} className="mb-3" />
      <Loaded query={query}>
        {({ data }) => (
          <SentenceList
            sentences={data[0]?.sentences ?? []}
            action={(sentence) =>
              isTopic ? null : (
                <button
                  type="button"
                  className="button button--quiet text-xs"
                  title={t("notAbout")}
                  onClick={() => wrong.mutate(sentence)}
                >
                  {t("looksWrong")}
                </button>
              )
            }
          />
        )}
      </Loaded>
    </section>
  );
}
