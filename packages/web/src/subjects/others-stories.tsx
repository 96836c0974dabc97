import type { StoryOutcome, SuggestedStory } from "@candor/contract/library.ts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type messages from "../../../../locales/en/web-library.json";
import { workspaceKey } from "../here/queries.ts";
import { carried } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../language/language-context.tsx";
import { VERDICT_TEXT, VerdictSign } from "../parts/delta-mark.tsx";
import { api, ask } from "../request/api.ts";
import { useThemeName } from "./theme-name.ts";

declare module "../language/areas.ts" {
  interface Areas {
    "web-library": typeof messages;
  }
}

/** Everything about the library has a key that begins like this. */
export function libraryKey(workspace: string) {
  return [...workspaceKey(workspace), "library"] as const;
}

/** What stories are looked for by. */
type Sought = { improvementId: string } | { theme: string[] };

function suggestionsQuery(workspace: string, language: "en" | "ru" | "lv" | "sv", sought: Sought) {
  return queryOptions({
    queryKey: [...libraryKey(workspace), "suggestions", sought, language],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/library/suggestions", {
          params: { query: { ...sought, language } },
          signal,
        }),
      ).then((page) => page.data),
    staleTime: 60_000,
  });
}

function useSuggestions(sought: Sought): readonly SuggestedStory[] {
  const { workspace } = useHere();
  const { language } = useLanguage();
  return useQuery(suggestionsQuery(workspace.id, language, sought)).data ?? [];
}

const SIGNS = { better: "up", worse: "down", unclear: "no_clear_change" } as const;

/** Whether it helped, in words and a sign; the sign is never alone. */
export function OutcomeMark({ outcome }: { outcome: StoryOutcome }) {
  const t = useMessages("web-library");
  const sign = SIGNS[outcome];
  return (
    <span className="inline-flex items-center gap-1.5 text-sm">
      <VerdictSign verdict={sign} small />
      <span className={VERDICT_TEXT[sign]}>{t(`outcome.${outcome}`)}</span>
    </span>
  );
}

/** Where stories of others with the like of it can be read; nothing where there are none. */
export function OthersStories({ sought }: { sought: Sought }) {
  const t = useMessages("web-library");
  const themeName = useThemeName();
  const stories = useSuggestions(sought);
  if (stories.length === 0) return null;
  return (
    <section className="card p-4 sm:p-5" aria-label={t("others")}>
      <h2 className="font-semibold">{t("others")}</h2>
      <p className="mt-1 text-sm text-muted">{t("others.lead")}</p>
      <ul className="mt-2 divide-y divide-line">
        {stories.map(({ id, title, outcome, origin, because }) => (
          <li key={id} className="py-3 last:pb-0">
            <StoryLink id={id} title={title} />
            <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              <OutcomeMark outcome={outcome} />
              <span>{t(`origin.${origin}`)}</span>
              <span>
                {because
                  .map(({ kind, theme }) =>
                    theme === null
                      ? t("because.cause")
                      : t(`because.${kind === "words" ? "words" : "theme"}`, {
                          theme: themeName(theme),
                        }),
                  )
                  .join(" · ")}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same in one line, for a row of a list. */
export function OthersLine({ theme }: { theme: string }) {
  const t = useMessages("web-library");
  const stories = useSuggestions({ theme: [theme] });
  if (stories.length === 0) return null;
  return (
    <p className="mt-1 text-sm text-muted">
      {t("others.line")}{" "}
      {stories.slice(0, 2).map(({ id, title }, at) => (
        <span key={id}>
          {at > 0 ? " · " : ""}
          <StoryLink id={id} title={title} />
        </span>
      ))}
    </p>
  );
}

export function StoryLink({ id, title }: { id: string; title: string }) {
  return (
    <Link
      to="/improvements/library/$storyId"
      params={{ storyId: id }}
      search={carried}
      className="link font-medium wrap-anywhere"
    >
      {title}
    </Link>
  );
}
