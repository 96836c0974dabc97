import type { Theme } from "@candor/contract/theme.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { NotFound } from "../../here/route-error.tsx";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextArea, TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { themesQuery } from "../../subjects/theme-queries.ts";
import { useChangeTheme } from "./change-theme.ts";
import { joined, listOf, wordLanguages } from "./theme-words.ts";
import { WordPreview } from "./word-preview.tsx";

/** A theme of the workspace's own, found by words, with what they would match while they are typed. */
export function NewTheme() {
  const t = useMessages("web-themes");
  return (
    <>
      <PageHead title={t("new")} actions={<Back />} />
      <Editor theme={null} />
    </>
  );
}

export function EditTheme() {
  const t = useMessages("web-themes");
  const { themeId } = useParams({ from: "/inside/themes/$themeId/edit" });
  const { workspace } = useHere();
  const nameOf = useThemeName();
  const themes = useQuery({ ...themesQuery(workspace.id), placeholderData: keepPreviousData });
  return (
    <>
      <PageHead title={`${t("edit")}: ${nameOf(themeId)}`} actions={<Back />} />
      <Loaded query={themes}>
        {(all) => {
          const theme = all.find(({ id }) => id === themeId);
          return theme ? <Editor key={theme.id} theme={theme} /> : <NotFound />;
        }}
      </Loaded>
    </>
  );
}

function Back() {
  const t = useMessages("web-themes");
  return (
    <Link to="/themes" search={carried} className="button button--plain">
      {t("back")}
    </Link>
  );
}

function Editor({ theme }: { theme: Theme | null }) {
  const t = useMessages("web-themes");
  const { workspace, survey } = useHere();
  const nameOf = useThemeName();
  const toast = useToast();
  const navigate = useNavigate();
  const { add, change, remove } = useChangeTheme();
  const themes = useQuery(themesQuery(workspace.id));
  const byWords = theme === null || theme.kind === "keyword";
  const languages = wordLanguages(theme?.words ?? {}, survey?.languages ?? []);
  const [name, setName] = useState(theme && (byWords || theme.isNamed) ? theme.name : "");
  const [words, setWords] = useState<Record<string, string>>(() => joined(theme?.words ?? {}));
  const [mergedInto, setMergedInto] = useState(theme?.mergedInto ?? "");
  const lists = listOf(words);
  const waits = useRested(JSON.stringify(lists));
  const isEmpty = byWords && Object.keys(lists).length === 0;
  const back = () => void navigate({ to: "/themes", search: carried });
  const done = (message: string) => {
    toast({ message });
    back();
  };
  const save = () => {
    const given = name.trim();
    if (theme === null) {
      add.mutate(
        { name: given, words: lists },
        { onSuccess: () => done(t("saved", { name: given })) },
      );
      return;
    }
    const patch = {
      ...(byWords ? { words: lists, name: given } : { name: given === "" ? null : given }),
      mergedInto: mergedInto === "" ? null : mergedInto,
    };
    change.mutate(
      { id: theme.id, patch },
      {
        onSuccess: () =>
          done(t(byWords ? "saved" : "changed", { name: given || nameOf(theme.id) })),
      },
    );
  };
  return (
    <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
      <form
        className="card space-y-4 p-4 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={t("name")}
          hint={byWords ? undefined : t("resetName")}
          required={byWords}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {byWords ? (
          <fieldset className="space-y-3">
            <legend className="font-medium">{t("words")}</legend>
            <p className="text-sm text-muted">{t("words.hint")}</p>
            {languages.map((language) => (
              <WordField
                key={language}
                language={language}
                value={words[language] ?? ""}
                onChange={(value) => setWords({ ...words, [language]: value })}
              />
            ))}
          </fieldset>
        ) : null}
        {theme ? (
          <SelectField
            label={t("mergeInto")}
            hint={t("mergeInto.hint")}
            value={mergedInto}
            onChange={(event) => setMergedInto(event.target.value)}
          >
            <option value="">{t("mergeInto.none")}</option>
            {(themes.data ?? [])
              .filter((other) => mayHold(other, theme))
              .map(({ id }) => (
                <option key={id} value={id}>
                  {nameOf(id)}
                </option>
              ))}
          </SelectField>
        ) : null}
        {isEmpty ? <p className="text-sm text-muted">{t("words.missing")}</p> : null}
        <ErrorNotice error={add.error ?? change.error ?? remove.error} />
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            look="strong"
            busy={add.isPending || change.isPending}
            disabled={isEmpty}
          >
            <SaveWord />
          </Button>
          {theme?.kind === "keyword" ? (
            <Button
              look="quiet"
              busy={remove.isPending}
              onClick={() =>
                remove.mutate(theme.id, {
                  onSuccess: () => done(t("removed", { name: theme.name })),
                })
              }
            >
              {t("remove")}
            </Button>
          ) : null}
        </div>
      </form>
      {byWords && survey ? (
        <WordPreview
          words={JSON.parse(waits) as Record<string, string[]>}
          onAdd={(word) =>
            setWords((now) => ({ ...now, any: [now.any, word].filter(Boolean).join("\n") }))
          }
        />
      ) : null}
    </div>
  );
}

function SaveWord() {
  const w = useMessages("web");
  return w("save");
}

function WordField({
  language,
  value,
  onChange,
}: {
  language: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useMessages("web-themes");
  const { languageName } = useFormat();
  return (
    <TextArea
      label={language === "any" ? t("words.any") : languageName(language)}
      lang={language === "any" ? undefined : language}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A topic is of one survey: it holds topics of the same one alone. A theme of all surveys holds anything. */
function mayHold(other: Theme, theme: Theme): boolean {
  if (other.id === theme.id || other.mergedInto !== null) return false;
  return other.kind !== "topic" || (theme.kind === "topic" && other.surveyId === theme.surveyId);
}

/** What stood still for a moment: typing is not asked about letter by letter. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), 300);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
