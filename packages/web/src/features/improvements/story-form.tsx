import type { Industry, Story } from "@candor/contract/library.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { libraryKey } from "../../subjects/others-stories.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { themesQuery } from "../../subjects/theme-queries.ts";
import { INDUSTRIES } from "./library-view.ts";

const WORDS = ["problem", "done", "lesson"] as const;

/** The words of a story, what it is found by, and whether everybody here reads it. */
export function StoryForm({ one, onDone }: { one: Story; onDone: () => void }) {
  const t = useMessages("web-library");
  const { workspace } = useHere();
  const client = useQueryClient();
  const saved = {
    ...{ title: one.title, problem: one.problem, done: one.done, lesson: one.lesson },
    ...{ industry: one.industry, themes: one.themes, shown: one.shown },
  };
  const { draft, isDirty, change, changes, reset } = useDraft(saved);
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/library/{storyId}", {
          params: { path: { storyId: one.id } },
          body: { ...changes, version: one.version },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: libraryKey(workspace.id) });
      reset();
      onDone();
    },
  });
  return (
    <div className="space-y-3">
      <SaveForm
        name={t("form")}
        save={save}
        onSave={() => save.mutate()}
        dirty={isDirty}
        disabled={draft.title.trim() === ""}
        onCancel={onDone}
        className="card space-y-4 p-4 sm:p-5"
      >
        <p className="text-sm text-muted">{t("form.lead")}</p>
        <TextField
          label={t("part.title")}
          maxLength={200}
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        {WORDS.map((part) => (
          <TextArea
            key={part}
            label={t(`part.${part}`)}
            hint={t(`hint.${part}`)}
            maxLength={4000}
            value={draft[part]}
            onChange={(event) => change({ [part]: event.target.value })}
          />
        ))}
        <ThemesField value={draft.themes} onChange={(themes) => change({ themes })} />
        <ChoiceField
          label={t("industry")}
          options={[
            { value: "", label: t("industry.none") },
            ...INDUSTRIES.map((value) => ({ value, label: t(`industry.${value}`) })),
          ]}
          value={draft.industry ?? ""}
          onChange={(industry) => change({ industry: (industry || null) as Industry | null })}
        />
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            className="mt-1"
            checked={draft.shown}
            onChange={(event) => change({ shown: event.target.checked })}
          />
          <span>
            {t("shown")}
            <span className="block text-sm text-muted">{t("shown.hint")}</span>
          </span>
        </label>
      </SaveForm>
      <Remove id={one.id} />
    </div>
  );
}

function ThemesField({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (themes: string[]) => void;
}) {
  const t = useMessages("web-library");
  const { workspace } = useHere();
  const themeName = useThemeName();
  const themes = useQuery(themesQuery(workspace.id)).data ?? [];
  const offered = themes.filter(
    ({ id, kind, mergedInto }) => (kind !== "topic" && mergedInto === null) || value.includes(id),
  );
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("about")}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {offered.map(({ id }) => (
          <label key={id} className="flex min-h-8 items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={value.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, id] : value.filter((one) => one !== id))
              }
            />
            {themeName(id)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Remove({ id }: { id: string }) {
  const t = useMessages("web-library");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/library/{storyId}", {
          params: { path: { storyId: id } },
        }),
      ),
    onSuccess: async () => {
      await navigate({ to: "/improvements/library", search: carried });
      await client.invalidateQueries({ queryKey: libraryKey(workspace.id) });
    },
  });
  return (
    <>
      <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
        {t("remove")}
      </Button>
      <ErrorNotice error={remove.error} />
    </>
  );
}
