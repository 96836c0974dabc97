import type { Language } from "@candor/contract/common.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import type messages from "../../../../locales/en/web-shares.json";
import { workspaceKey } from "../here/queries.ts";
import { usePeriod, useView } from "../here/use-view.ts";
import { readingOf } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useLanguage, useMessages } from "../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../language/load.ts";
import { Button } from "../parts/button.tsx";
import { ChoiceField } from "../parts/choice.tsx";
import { CopyField } from "../parts/copy-field.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { TextField } from "../parts/field.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { api, ask, type BodyOf } from "../request/api.ts";
import { defined } from "../request/defined.ts";
import { usePeriodName } from "./period-picker.tsx";

declare module "../language/areas.ts" {
  interface Areas {
    "web-shares": typeof messages;
  }
}

type Wanted = BodyOf<"/api/v1/shares", "post">;
type Parts = { breakdown: boolean; themes: boolean; comments: boolean; names: boolean };

const DAYS = ["7", "30", "90", "365"] as const;
const LANGUAGES = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({
  value: value as Language,
  label,
  lang: value,
}));

/** Makes a link to what the screen shows, with its period and filters; then shows it, this once. */
export function ShareDialog({
  theme,
  view: own,
  onClose,
}: {
  theme: { id: string; name: string } | undefined;
  view: { by?: string | undefined; step?: "day" | "week" | "month" | undefined };
  onClose: () => void;
}) {
  const t = useMessages("web-shares");
  const { workspace, survey } = useHere();
  const { language } = useLanguage();
  const [view] = useView();
  const client = useQueryClient();
  const [name, setName] = useState(theme?.name ?? survey?.name ?? "");
  const [days, setDays] = useState<(typeof DAYS)[number]>("90");
  const [pageLanguage, setPageLanguage] = useState<Language>(language);
  const [shows, setShows] = useState<Parts>({
    breakdown: true,
    themes: true,
    comments: false,
    names: false,
  });
  const [locked, setLocked] = useState(false);
  const [password, setPassword] = useState("");
  const make = useMutation({
    mutationFn: () => {
      const { from, to, filter, counting, theme: themes } = view;
      const period = view.period === "all" ? undefined : view.period;
      const body: Wanted = {
        kind: theme ? "theme" : "overview",
        surveyId: survey?.id ?? "",
        name: name.trim(),
        shows: { ...shows, names: shows.comments && shows.names },
        language: pageLanguage,
        expiresInDays: Number(days),
        view: defined({
          ...{ period, from, to, filter, counting, theme: themes },
          ...readingOf(view),
          ...own,
        }),
        ...(theme ? { themeId: theme.id } : {}),
        ...(locked ? { password } : {}),
      };
      return ask(api(workspace.id).POST("/api/v1/shares", { body }));
    },
    onSuccess: () =>
      client.invalidateQueries({ queryKey: [...workspaceKey(workspace.id), "shares"] }),
  });
  const title = t(theme ? "titleTheme" : "title");
  if (make.data) {
    return (
      <Dialog title={t("made")} onClose={onClose}>
        <Made share={make.data} locked={locked} again={() => make.reset()} />
      </Dialog>
    );
  }
  const tick = (part: keyof Parts) => (on: boolean) => setShows({ ...shows, [part]: on });
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="text-sm text-muted">{t("lead")}</p>
      <PeriodNote />
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
          maxLength={120}
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
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{t("shows")}</legend>
          {theme ? null : (
            <>
              <Tick on={shows.breakdown} change={tick("breakdown")}>
                {t("show.breakdown")}
              </Tick>
              <Tick on={shows.themes} change={tick("themes")}>
                {t("show.themes")}
              </Tick>
            </>
          )}
          <Tick on={shows.comments} change={tick("comments")}>
            {t("show.comments")}
          </Tick>
          {shows.comments ? (
            <>
              <p className="mb-1 text-sm text-detractor">{t("commentsWarning")}</p>
              {survey?.anonymous ? null : (
                <Tick on={shows.names} change={tick("names")}>
                  {t("show.names")}
                </Tick>
              )}
            </>
          ) : null}
        </fieldset>
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

function Made({
  share,
  locked,
  again,
}: {
  share: { url: string; svgUrl: string; expiresAt: string };
  locked: boolean;
  again: () => void;
}) {
  const t = useMessages("web-shares");
  const format = useFormat();
  return (
    <div role="status" className="space-y-4">
      <CopyField label={t("link")} value={share.url} />
      {locked ? null : <CopyField label={t("picture")} value={share.svgUrl} />}
      <p className="text-sm font-medium">{t("once", { day: format.dayOf(share.expiresAt) })}</p>
      <div className="flex flex-wrap gap-2">
        <a
          className="button button--plain"
          href={share.url}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t("open")}
        </a>
        <Button look="quiet" onClick={again}>
          {t("another")}
        </Button>
      </div>
    </div>
  );
}
