import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { How } from "../../here/how.tsx";
import { useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useHere, useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { LinkTabs, TAB_LOOK } from "../../parts/tabs.tsx";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { sentencesQuery, themeListQuery } from "../../subjects/theme-queries.ts";
import { ReadingProgressNote } from "./reading-progress.tsx";
import { ThemeCard } from "./theme-card.tsx";
import type { ThemesView } from "./themes-view.ts";

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
      {survey ? <Parts /> : <Empty title={t("empty.title")}>{t("empty.text")}</Empty>}
    </>
  );
}

const SpotsList = lazy(() =>
  import("./hot-spots-list.tsx").then(({ HotSpotsList }) => ({ default: HotSpotsList })),
);
/** The tab is the one whose whole address is shown. */
const WHOLE = { exact: true, includeSearch: true, explicitUndefined: true };

function Parts() {
  const t = useMessages("web-themes");
  const { show } = useSearch({ from: "/inside/themes" });
  return (
    <>
      <LinkTabs name={t("title")}>
        {([undefined, "spots"] as const).map((part) => (
          <Link
            key={part ?? ""}
            to="/themes"
            search={(view) => ({ ...view, show: part })}
            activeOptions={WHOLE}
            className={TAB_LOOK}
          >
            {t(part === "spots" ? "spots" : "back")}
          </Link>
        ))}
      </LinkTabs>
      {show === "spots" ? (
        <Suspense fallback={<GhostRows rows={4} />}>
          <SpotsList />
        </Suspense>
      ) : (
        <List />
      )}
    </>
  );
}

function List() {
  const t = useMessages("web-themes");
  const { hidden, repeats } = useSearch({ from: "/inside/themes" });
  const change = useChangeView<View & ThemesView>();
  const ids = useSurveyIds();
  const filter = useNumbersFilter();
  const themes = useQuery(themeListQuery(ids, { ...filter, hidden, repeats }));
  const listed = (themes.data?.data ?? []).filter(({ answers }) => answers > 0);
  const sentences = useQuery(
    sentencesQuery(ids, {
      ...filter,
      repeats,
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
        {repeats || themes.data?.repeats ? (
          <button
            type="button"
            className="chip"
            aria-pressed={repeats === "false"}
            title={t("alike.hint")}
            onClick={() => change({ repeats: repeats ? undefined : "false" })}
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
                {data.repeats > 0 ? ` ${t("alike.counted", { n: data.repeats })}` : null}
              </p>
              <ul className="space-y-3">
                {[...data.data]
                  .sort((a, b) => Number(b.pinned) - Number(a.pinned))
                  .map((theme) => (
                    <ThemeCard key={theme.id} theme={theme} sentences={of.get(theme.id) ?? []} />
                  ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </>
  );
}
