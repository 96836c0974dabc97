import type { ThemeList } from "@candor/contract/reading.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { How } from "../../here/how.tsx";
import { numbersKey } from "../../here/numbers.ts";
import { useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useHere, useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { LinkTabs, TAB_LOOK } from "../../parts/tabs.tsx";
import { api, ask } from "../../request/api.ts";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { NewSurveyLink } from "../../subjects/new-survey-link.tsx";
import { sentencesQuery, themeListQuery } from "../../subjects/theme-queries.ts";
import { MergedThemes } from "./merged-themes.tsx";
import { ReadingProgressNote } from "./reading-progress.tsx";
import { ThemeCard } from "./theme-card.tsx";
import { repeatsAsked, type ThemesView } from "./themes-view.ts";

/** What comments speak of, the costliest first; each with its sentences, and a click filters everything. */
export function ThemesScreen() {
  const t = useMessages("web-themes");
  const { survey } = useHere();
  const may = useMay();
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          survey ? (
            <>
              <Link to="/themes/disagreements" search={carried} className="button button--plain">
                {t("disagreements")}
              </Link>
              <Link to="/themes/settings" search={carried} className="button button--plain">
                {t("settings")}
              </Link>
              {may.write ? (
                <Link to="/themes/new" search={carried} className="button button--strong">
                  {t("new")}
                </Link>
              ) : null}
            </>
          ) : null
        }
      />
      {survey ? (
        <Parts />
      ) : (
        <Empty title={t("noSurvey.title")} actions={<NewSurveyLink />}>
          {t("empty.text")}
        </Empty>
      )}
    </>
  );
}

const SpotsList = lazy(() =>
  import("./hot-spots-list.tsx").then(({ HotSpotsList }) => ({ default: HotSpotsList })),
);
const PARTS = [undefined, "spots"] as const;
/** Both tabs have one path: the chosen one is told by the rest of the address. */
const SHOWN = { includeSearch: true, explicitUndefined: true };

function Parts() {
  const t = useMessages("web-themes");
  const { show } = useSearch({ from: "/inside/themes" });
  return (
    <>
      <LinkTabs name={t("title")}>
        {PARTS.map((part) => (
          <Link
            key={part ?? ""}
            to="/themes"
            search={(view) => ({ ...carried(view), show: part })}
            activeOptions={SHOWN}
            className={TAB_LOOK}
          >
            {t(part ?? "back")}
          </Link>
        ))}
      </LinkTabs>
      <Suspense fallback={<GhostRows rows={4} />}>
        {show === "spots" ? <SpotsList /> : <List />}
      </Suspense>
    </>
  );
}

function LookForTopics({ topics }: { topics: ThemeList["topics"] }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const may = useMay();
  const ids = useSurveyIds();
  const client = useQueryClient();
  const look = useMutation({
    mutationFn: () =>
      ask(
        api(ids.workspace).POST("/api/v1/surveys/{surveyId}/themes/topics", {
          params: { path: { surveyId: ids.survey } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: numbersKey(ids) }),
  });
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3 text-sm text-muted">
      <p>
        {topics.on ? t("topics.on", { day: format.day(topics.on) }) : t("topics.never")}
        {topics.asked ? ` ${t("topics.looking")}` : null}
      </p>
      {may.write ? (
        <Button look="quiet" busy={look.isPending || topics.asked} onClick={() => look.mutate()}>
          {t("topics.look")}
        </Button>
      ) : null}
      <ErrorNotice error={look.error} />
    </div>
  );
}

function List() {
  const t = useMessages("web-themes");
  const { hidden, repeats } = useSearch({ from: "/inside/themes" });
  const change = useChangeView<View & ThemesView>();
  const ids = useSurveyIds();
  const filter = useNumbersFilter();
  const themes = useQuery(themeListQuery(ids, { ...filter, hidden, ...repeatsAsked(repeats) }));
  const listed = (themes.data?.data ?? []).filter(({ answers }) => answers > 0);
  const sentences = useQuery(
    sentencesQuery(ids, {
      ...filter,
      ...repeatsAsked(repeats),
      of: listed.map(({ id }) => id).slice(0, 40),
      count: 3,
    }),
  );
  const of = new Map(sentences.data?.data.map((one) => [one.theme, one.sentences]));
  return (
    <>
      <FilterBar>
        <button
          type="button"
          className="chip"
          aria-pressed={hidden === "true"}
          onClick={() => change({ hidden: hidden ? undefined : "true" })}
        >
          {t("showHidden")}
        </button>
        {themes.data?.repeats ? (
          <button
            type="button"
            className="chip"
            aria-pressed={themes.data.repeatsOnce}
            title={t("alike.hint")}
            onClick={() => change({ repeats: themes.data.repeatsOnce ? "each" : "false" })}
          >
            {t("alike.once")}
          </button>
        ) : null}
      </FilterBar>
      <Loaded query={themes} ghost={<GhostRows rows={6} />}>
        {(data) =>
          data.comments === 0 ? (
            <Empty title={t("empty.title")} ghost={<GhostRows still />}>
              {t("empty.text")}
            </Empty>
          ) : (
            <>
              <ReadingProgressNote progress={data.progress} />
              <p className="number mb-3 text-sm text-muted">
                {t("base", { n: data.comments, compared: data.compared })}{" "}
                <How page="themes" inline />
                {data.repeats > 0
                  ? ` ${t(data.repeatsOnce ? "alike.left" : "alike.counted", { n: data.repeats })}`
                  : null}
              </p>
              <LookForTopics topics={data.topics} />
              <ul className="space-y-3">
                {[...data.data]
                  .sort((a, b) => Number(b.pinned) - Number(a.pinned))
                  .map((theme) => (
                    <ThemeCard key={theme.id} theme={theme} sentences={of.get(theme.id) ?? []} />
                  ))}
              </ul>
              <MergedThemes />
            </>
          )
        }
      </Loaded>
    </>
  );
}
