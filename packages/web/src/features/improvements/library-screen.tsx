import type { StorySummary } from "@candor/contract/library.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useChangeView } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { OutcomeMark, StoryLink } from "../../subjects/others-stories.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { themesQuery } from "../../subjects/theme-queries.ts";
import { storiesQuery } from "./library-queries.ts";
import { INDUSTRIES, type LibraryView, ORIGINS, OUTCOMES } from "./library-view.ts";

/** What was tried, here and elsewhere: the workspace's own stories first, then those that come with Candor. */
export function LibraryScreen() {
  const t = useMessages("web-library");
  const { workspace } = useHere();
  const { language } = useLanguage();
  const view = useSearch({ from: "/inside/improvements/library" });
  const query = useQuery({
    ...storiesQuery(workspace.id, language, view),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/improvements" search={carried} className="link">
          {t("back.improvements")}
        </Link>
      </p>
      <PageHead title={t("title")} lead={t("lead")} />
      <Narrow view={view} />
      <Loaded query={query} ghost={<GhostRows rows={6} />}>
        {(stories) => (stories.length === 0 ? <Nothing /> : <Lists stories={stories} />)}
      </Loaded>
    </>
  );
}

function Narrow({ view }: { view: LibraryView }) {
  const t = useMessages("web-library");
  const change = useChangeView<LibraryView>();
  const { workspace } = useHere();
  const themeName = useThemeName();
  const themes = useQuery(themesQuery(workspace.id)).data ?? [];
  const about = themes
    .filter(({ kind, mergedInto }) => kind !== "topic" && mergedInto === null)
    .map(({ id }) => ({ value: id, label: themeName(id) }));
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <SearchBox
        id="library-search"
        label={t("search")}
        value={view.words}
        onChange={(words) => change({ words }, { replace: true })}
      />
      <FilterChoice
        name={t("about")}
        any={t("about.any")}
        options={about}
        value={view.about}
        onChange={(value) => change({ about: value })}
      />
      <FilterChoice
        name={t("industry")}
        any={t("industry.any")}
        options={INDUSTRIES.map((value) => ({ value, label: t(`industry.${value}`) }))}
        value={view.industry}
        onChange={(industry) => change({ industry })}
      />
      <FilterChoice
        name={t("outcome")}
        any={t("outcome.any")}
        options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        value={view.outcome}
        onChange={(outcome) => change({ outcome })}
      />
    </div>
  );
}

function Nothing() {
  const t = useMessages("web-library");
  const change = useChangeView<LibraryView>();
  const nothing = {
    ...{ about: undefined, industry: undefined, outcome: undefined },
    ...{ origin: undefined, words: undefined },
  };
  return (
    <Empty
      title={t("none")}
      ghost={<GhostRows still />}
      actions={
        <button type="button" className="button button--plain" onClick={() => change(nothing)}>
          {t("none.all")}
        </button>
      }
    >
      {t("none.text")}
    </Empty>
  );
}

function Lists({ stories }: { stories: readonly StorySummary[] }) {
  const t = useMessages("web-library");
  return (
    <div className="space-y-6">
      {ORIGINS.map((origin) => {
        const rows = stories.filter((one) => one.origin === origin);
        if (rows.length === 0) return null;
        return (
          <section key={origin} aria-label={t(`group.${origin}`)}>
            <h2 className="font-semibold">{t(`group.${origin}`)}</h2>
            <p className="mb-3 max-w-prose text-sm text-muted">{t(`group.${origin}.lead`)}</p>
            <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
              {rows.map((one) => (
                <Card key={one.id} one={one} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Card({ one }: { one: StorySummary }) {
  const t = useMessages("web-library");
  const themeName = useThemeName();
  const facts = [
    ...(one.industry ? [t(`industry.${one.industry}`)] : []),
    ...one.themes.map(themeName),
  ];
  return (
    <li className="card flex min-w-0 flex-col gap-2 p-4">
      <StoryLink id={one.id} title={one.title} />
      {one.problem ? <p className="line-clamp-3 text-sm wrap-anywhere">{one.problem}</p> : null}
      <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 pt-1 text-sm text-muted">
        <OutcomeMark outcome={one.outcome} />
        {one.shown ? null : <span className="font-medium text-ink">{t("draft")}</span>}
        <span className="wrap-anywhere">{facts.join(" · ")}</span>
      </p>
    </li>
  );
}
