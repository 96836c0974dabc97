import type { Story } from "@candor/contract/library.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { OutcomeMark } from "../../subjects/others-stories.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { storyQuery } from "./library-queries.ts";
import { ResultCard } from "./result-card.tsx";
import { StoryForm } from "./story-form.tsx";

/** One story: what was wrong, what was done, what came of it with its base or its sources, what to learn. */
export function StoryScreen() {
  const t = useMessages("web-library");
  const { workspace } = useHere();
  const { language } = useLanguage();
  const { storyId } = useParams({ from: "/inside/improvements/library/$storyId" });
  const query = useQuery(storyQuery(workspace.id, language, storyId));
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/improvements/library" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <Loaded query={query} ghost={<GhostRows rows={6} />}>
        {(one) => <Whole one={one} />}
      </Loaded>
    </>
  );
}

function Whole({ one }: { one: Story }) {
  const t = useMessages("web-library");
  // A draft is opened to be finished.
  const [changing, setChanging] = useState(one.mine && !one.shown);
  return (
    <>
      <PageHead
        title={one.title}
        lead={<Facts one={one} />}
        actions={
          one.mine && !changing ? (
            <Button onClick={() => setChanging(true)}>{t("change")}</Button>
          ) : undefined
        }
      />
      {changing ? (
        <div className="max-w-3xl">
          <StoryForm one={one} onDone={() => setChanging(false)} />
        </div>
      ) : (
        <Told one={one} />
      )}
    </>
  );
}

function Facts({ one }: { one: Story }) {
  const t = useMessages("web-library");
  const themeName = useThemeName();
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <OutcomeMark outcome={one.outcome} />
      {one.shown ? null : <span className="font-medium text-ink">{t("draft")}</span>}
      <span>{t(`origin.${one.origin}`)}</span>
      {one.industry ? <span>{t(`industry.${one.industry}`)}</span> : null}
      {one.themes.map((id) => (
        <span key={id}>{themeName(id)}</span>
      ))}
    </span>
  );
}

const PARTS = ["problem", "done", "effect", "lesson"] as const;

function Told({ one }: { one: Story }) {
  const t = useMessages("web-library");
  return (
    <div className="max-w-3xl space-y-4">
      <article className="card space-y-4 p-4 sm:p-5">
        {PARTS.map((part) =>
          one[part] ? (
            <section key={part}>
              <h2 className="text-sm font-semibold text-muted">{t(`part.${part}`)}</h2>
              <p className="mt-1 whitespace-pre-line wrap-anywhere">{one[part]}</p>
            </section>
          ) : null,
        )}
        <p className="text-sm text-muted">{t(`proof.${one.origin}`)}</p>
      </article>
      {one.improvement ? <Measured of={one.improvement} /> : null}
      {one.sources.length > 0 ? <Sources sources={one.sources} /> : null}
    </div>
  );
}

/** What the improvement measured, with interval and base; or that nothing was. */
function Measured({ of }: { of: NonNullable<Story["improvement"]> }) {
  const t = useMessages("web-library");
  return (
    <>
      {of.result ? (
        <ResultCard result={of.result} backdated={of.backdated} />
      ) : (
        <p className="card p-4 text-sm text-muted sm:p-5">{t("measured.nothing")}</p>
      )}
      <p className="text-sm text-muted">
        {t("measured.from", { sources: of.sources, people: of.people })}{" "}
        <Link
          to="/improvements/$improvementId"
          params={{ improvementId: of.id }}
          search={carried}
          className="link"
        >
          {t("measured.improvement", { number: of.number })}
        </Link>
      </p>
    </>
  );
}

function Sources({ sources }: { sources: Story["sources"] }) {
  const t = useMessages("web-library");
  return (
    <section className="card p-4 sm:p-5" aria-label={t("sources")}>
      <h2 className="font-semibold">{t("sources")}</h2>
      <ul className="mt-2 space-y-2 text-sm">
        {sources.map(({ url, title, publisher, year }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer" className="link wrap-anywhere" lang="en">
              {title}
            </a>
            <span className="block text-muted">
              {year === null ? publisher : `${publisher}, ${year}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
