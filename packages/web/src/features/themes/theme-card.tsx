import type { ThemeRow } from "@candor/contract/reading.ts";
import type { Sentence } from "@candor/contract/theme.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import Ellipsis from "lucide-react/icons/ellipsis";
import { useView } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Menu } from "../../parts/menu.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { themesQuery } from "../../subjects/theme-queries.ts";
import { type ThemePatch, useChangeTheme } from "./change-theme.ts";
import { SentenceList } from "./sentence-list.tsx";
import { ImpactMark, ToneSplit, WeekBars } from "./theme-marks.tsx";

/** One theme of the list. */
export function ThemeCard({
  theme,
  sentences,
}: {
  theme: ThemeRow;
  sentences: readonly Sentence[];
}) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const nameOf = useThemeName();
  const [, change] = useView();
  const name = nameOf(theme.id);
  return (
    <li className="card p-4 sm:p-5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg leading-tight font-semibold wrap-anywhere">
            <Link
              to="/themes/$themeId"
              params={{ themeId: theme.id }}
              search={carried}
              className="hover:underline"
            >
              {name}
            </Link>
          </h2>
          <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-muted">
            <span>{t(`kind.${theme.kind}`)}</span>
            {theme.language ? <span>{format.languageName(theme.language)}</span> : null}
            {theme.pinned ? <span>{t("pinned")}</span> : null}
            {theme.hidden ? <span>{t("hidden")}</span> : null}
            {theme.since ? (
              <span>{t("topics.since", { day: format.day(theme.since) })}</span>
            ) : null}
            {theme.namedBy ? (
              <span>
                {t("topics.namedBy", {
                  model: theme.namedBy.model,
                  day: format.dayOf(theme.namedBy.at),
                })}
              </span>
            ) : null}
          </p>
          {theme.kind === "topic" ? <TopicWords id={theme.id} /> : null}
        </div>
        <ThemeMenu theme={theme} name={name} />
      </div>
      <div className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-[minmax(0,1.4fr)_minmax(0,1.2fr)_minmax(0,1.2fr)_auto] xl:items-center">
        <div>
          <ImpactMark theme={theme} />
          {theme.scoreWith !== null && theme.scoreWithout !== null ? (
            <p className="number mt-1 text-xs text-muted">
              {t("scores", {
                with: `${format.points(theme.scoreWith)}${theme.scoreWithInterval ? ` (${format.points(theme.scoreWithInterval.lower)}…${format.points(theme.scoreWithInterval.upper)})` : ""}`,
                without: format.points(theme.scoreWithout),
              })}
            </p>
          ) : null}
        </div>
        <p className="number text-sm">
          {t("answers", { n: theme.answers })}
          <span className="block text-xs text-muted">
            {t("share", {
              share: format.share(theme.share.value),
              lower: format.share(theme.share.lower),
              upper: format.share(theme.share.upper),
            })}
          </span>
        </p>
        {theme.answers > 0 ? <ToneSplit tone={theme.tone} /> : <span />}
        <WeekBars weeks={theme.weeks} />
      </div>
      {sentences.length > 0 ? (
        <div className="mt-4 border-t border-line pt-3">
          <h3 className="mb-2 text-xs font-semibold text-muted">{t("typical")}</h3>
          <SentenceList sentences={sentences} />
        </div>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-2">
        {theme.kind === "topic" && !theme.pinned && !theme.hidden ? (
          <TopicChoice theme={theme} name={name} />
        ) : null}
        <button
          type="button"
          className="button button--quiet"
          onClick={() => change({ theme: [theme.id] })}
        >
          {t("filterBy")}
        </button>
        <Link
          to="/responses"
          search={(view) => ({ ...carried(view), theme: [theme.id] })}
          className="button button--quiet"
        >
          {t("seeAnswers")}
        </Link>
      </div>
    </li>
  );
}

/** What a topic was found by. */
function TopicWords({ id }: { id: string }) {
  const t = useMessages("web-themes");
  const { workspace } = useHere();
  const themes = useQuery(themesQuery(workspace.id));
  const words = Object.values(themes.data?.find((one) => one.id === id)?.words ?? {}).flat();
  return words.length === 0 ? null : (
    <p className="mt-1 text-xs wrap-anywhere text-muted">
      {t("topics.words", { words: words.join(", ") })}
    </p>
  );
}

/** A machine found it: somebody keeps it, or dismisses it for good; both can be taken back. */
function TopicChoice({ theme, name }: { theme: ThemeRow; name: string }) {
  const t = useMessages("web-themes");
  const { turn, error } = useTurn(theme, name);
  const may = useMay();
  if (!may.write) return null;
  return (
    <>
      <button
        type="button"
        className="button button--plain"
        onClick={() => turn({ pinned: true }, { pinned: false })}
      >
        {t("topics.keep")}
      </button>
      <button
        type="button"
        className="button button--plain"
        onClick={() => turn({ hidden: true }, { hidden: false })}
      >
        {t("topics.dismiss")}
      </button>
      <ErrorNotice error={error} className="mt-2" />
    </>
  );
}

/** Changes a theme and says so, with the way back in the toast. */
function useTurn(theme: ThemeRow, name: string) {
  const t = useMessages("web-themes");
  const toast = useToast();
  const { change } = useChangeTheme();
  const turn = (patch: ThemePatch, back: ThemePatch) =>
    change.mutate(
      { id: theme.id, patch },
      {
        onSuccess: () =>
          toast({
            message: t("changed", { name }),
            undo: async () => {
              await change.mutateAsync({ id: theme.id, patch: back });
            },
          }),
      },
    );
  return { turn, error: change.error };
}

/** Pin, hide, edit; each can be taken back in the toast. */
function ThemeMenu({ theme, name }: { theme: ThemeRow; name: string }) {
  const t = useMessages("web-themes");
  const may = useMay();
  const navigate = useNavigate();
  const { turn, error } = useTurn(theme, name);
  if (!may.write) return null;
  return (
    <div className="shrink-0">
      <Menu
        name={t("more", { name })}
        items={[
          {
            label: t("edit"),
            onSelect: () =>
              void navigate({
                to: "/themes/$themeId/edit",
                params: { themeId: theme.id },
                search: carried,
              }),
          },
          {
            label: t(theme.pinned ? "unpin" : "pin"),
            onSelect: () => turn({ pinned: !theme.pinned }, { pinned: theme.pinned }),
          },
          {
            label: t(theme.hidden ? "unhide" : "hide"),
            onSelect: () => turn({ hidden: !theme.hidden }, { hidden: theme.hidden }),
          },
        ]}
      >
        <Ellipsis aria-hidden className="size-4" />
      </Menu>
      <ErrorNotice error={error} className="mt-2" />
    </div>
  );
}
