import type { Language } from "@candor/contract/common.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import type messages from "../../../../locales/en/web-shares.json";
import { workspaceKey } from "../here/queries.ts";
import { usePeriod, useView } from "../here/use-view.ts";
import { readingOf, type View } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../language/load.ts";
import { Button } from "../parts/button.tsx";
import { ChoiceField } from "../parts/choice.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { TextField } from "../parts/field.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { api, ask, type BodyOf } from "../request/api.ts";
import { defined } from "../request/defined.ts";
import { usePeriodName } from "./period-picker.tsx";
import { ShareMade } from "./share-made.tsx";
import { NEWEST, ShareRunField } from "./share-run-field.tsx";

declare module "../language/areas.ts" {
  interface Areas {
    "web-shares": typeof messages;
  }
}

type Wanted = BodyOf<"/api/v1/shares", "post">;
type Parts = {
  breakdown: boolean;
  themes: boolean;
  comments: boolean;
  names: boolean;
  owner: boolean;
};

const LONGEST_NAME = 120;
const DAYS = ["7", "30", "90", "365"] as const;
const LANGUAGES = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({
  value: value as Language,
  label,
  lang: value,
}));

/** What is given away: the overview as the screen narrows it, one theme of it, or a thing by itself. */
export type Shareable =
  | { kind: "overview"; by?: string | undefined; step?: "day" | "week" | "month" | undefined }
  | { kind: "theme" | "improvement" | "report"; id: string; name: string };

const TITLES = {
  overview: "title",
  theme: "titleTheme",
  improvement: "titleImprovement",
  report: "titleReport",
} as const;
const LEADS = {
  overview: "lead",
  theme: "lead",
  improvement: "leadImprovement",
  report: "leadReport",
} as const;

/** Makes a link to what the screen shows, with its period and filters; then shows it, this once. */
export function ShareDialog({ what, onClose }: { what: Shareable; onClose: () => void }) {
  const t = useMessages("web-shares");
  const { workspace, survey } = useHere();
  const { language } = useLanguage();
  const [view] = useView();
  const client = useQueryClient();
  const [name, setName] = useState(
    what.kind === "overview" ? (survey?.name ?? "") : what.name.slice(0, LONGEST_NAME),
  );
  const [days, setDays] = useState<(typeof DAYS)[number]>("90");
  const [pageLanguage, setPageLanguage] = useState<Language>(language);
  const [shows, setShows] = useState<Parts>({
    breakdown: true,
    themes: true,
    comments: false,
    names: false,
    owner: false,
  });
  const [run, setRun] = useState(NEWEST);
  const [locked, setLocked] = useState(false);
  const [password, setPassword] = useState("");
  const make = useMutation({
    mutationFn: () => {
      const body: Wanted = {
        ...subjectOf(what, { view, surveyId: survey?.id ?? "", run }),
        kind: what.kind,
        name: name.trim(),
        shows: { ...shows, names: shows.comments && shows.names },
        language: pageLanguage,
        expiresInDays: Number(days),
        ...(locked ? { password } : {}),
      };
      return ask(api(workspace.id).POST("/api/v1/shares", { body }));
    },
    onSuccess: () =>
      client.invalidateQueries({ queryKey: [...workspaceKey(workspace.id), "shares"] }),
  });
  if (make.data) {
    return (
      <Dialog title={t("made")} onClose={onClose}>
        <ShareMade share={make.data} locked={locked} again={() => make.reset()} />
      </Dialog>
    );
  }
  const isOfView = what.kind === "overview" || what.kind === "theme";
  const mayHoldWords = isOfView || (what.kind === "improvement" && !survey?.anonymous);
  const tick = (part: keyof Parts) => (on: boolean) => setShows({ ...shows, [part]: on });
  return (
    <Dialog title={t(TITLES[what.kind])} onClose={onClose}>
      <p className="text-sm text-muted">{t(LEADS[what.kind])}</p>
      {isOfView ? <PeriodNote /> : null}
      <form
        className="mt-4 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextField
          label={t("name")}
          required
          maxLength={LONGEST_NAME}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <ChoiceField
            label={t("expires")}
            options={DAYS.map((value) => ({ value, label: t("days", { n: Number(value) }) }))}
            value={days}
            onChange={setDays}
          />
          <ChoiceField
            label={t("pageLanguage")}
            options={LANGUAGES}
            value={pageLanguage}
            onChange={setPageLanguage}
          />
        </div>
        {what.kind === "report" ? (
          <ShareRunField reportId={what.id} run={run} onChange={setRun} />
        ) : (
          <fieldset>
            <legend className="mb-1 text-sm font-medium">{t("shows")}</legend>
            {what.kind === "improvement" ? (
              <Tick on={shows.owner} change={tick("owner")}>
                {t("show.owner")}
              </Tick>
            ) : null}
            {what.kind !== "overview" ? null : (
              <>
                <Tick on={shows.breakdown} change={tick("breakdown")}>
                  {t("show.breakdown")}
                </Tick>
                <Tick on={shows.themes} change={tick("themes")}>
                  {t("show.themes")}
                </Tick>
              </>
            )}
            {mayHoldWords ? (
              <Tick on={shows.comments} change={tick("comments")}>
                {t(isOfView ? "show.comments" : "show.sources")}
              </Tick>
            ) : null}
            {shows.comments ? (
              <>
                <p className="mb-1 text-sm text-detractor">{t("commentsWarning")}</p>
                {survey?.anonymous || !isOfView ? null : (
                  <Tick on={shows.names} change={tick("names")}>
                    {t("show.names")}
                  </Tick>
                )}
              </>
            ) : null}
          </fieldset>
        )}
        <div>
          <Tick on={locked} change={setLocked}>
            {t("withPassword")}
          </Tick>
          {locked ? (
            <TextField
              className="mt-2"
              label={t("password")}
              hint={t("passwordHint")}
              type="password"
              autoComplete="new-password"
              required
              minLength={8}
              maxLength={200}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          ) : null}
        </div>
        <ErrorNotice error={make.error} />
        <Button type="submit" look="strong" busy={make.isPending}>
          {t("make")}
        </Button>
      </form>
    </Dialog>
  );
}

/** Which thing the link is about, and of which answers. */
function subjectOf(
  what: Shareable,
  { view, surveyId, run }: { view: View; surveyId: string; run: string },
): Partial<Wanted> {
  if (what.kind === "improvement") return { improvementId: what.id };
  if (what.kind === "report") {
    return { reportId: what.id, ...(run === NEWEST ? {} : { runId: run }) };
  }
  const { from, to, filter, counting, theme } = view;
  const period = view.period === "all" ? undefined : view.period;
  const own = what.kind === "overview" ? { by: what.by, step: what.step } : {};
  return {
    surveyId,
    view: defined({
      ...{ period, from, to, filter, counting, theme },
      ...readingOf(view),
      ...own,
    }),
    ...(what.kind === "theme" ? { themeId: what.id } : {}),
  };
}

/** Whether the page will move along with the calendar, said before it is shared. */
function PeriodNote() {
  const t = useMessages("web-shares");
  const [view] = useView();
  const period = usePeriod();
  const days = usePeriodName();
  const text = !period
    ? t("period.all")
    : view.from === undefined
      ? `${days}. ${t("period.running")}`
      : t("period.fixed", { days });
  return <p className="mt-2 text-sm font-medium">{text}</p>;
}

function Tick({
  on,
  change,
  children,
}: {
  on: boolean;
  change: (on: boolean) => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex min-h-10 items-center gap-2.5 text-sm touch:min-h-11">
      <input
        id={id}
        type="checkbox"
        className="size-4.5 shrink-0"
        checked={on}
        onChange={(event) => change(event.target.checked)}
      />
      {children}
    </label>
  );
}
