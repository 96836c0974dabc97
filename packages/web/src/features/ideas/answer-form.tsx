import type { IdeaDetail, IdeaState } from "@candor/contract/idea.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { ideasKey } from "../../subjects/idea-queries.ts";
import { STATES } from "./idea-states.ts";

const LOOKS = ["waiting", "public", "hidden"] as const;

/** What everybody reads of it: its name, how far it is, and what is answered. A no needs a reason. */
export function AnswerForm({ idea }: { idea: IdeaDetail }) {
  const t = useMessages("web-ideas");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const { draft, isDirty, change, reset } = useDraft({
    title: idea.title,
    state: idea.state,
    answer: idea.answer,
    look: idea.look,
    wordsShown: idea.wordsShown,
  });
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/ideas/{ideaId}", {
          params: { path: { ideaId: idea.id } },
          body: { ...draft, version: idea.version },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ideasKey(workspace.id) }),
  });
  const needsReason = draft.state === "declined" && draft.answer.trim() === "";
  return (
    <section className="card p-4 sm:p-5" aria-label={t("answer")}>
      <h2 className="mb-3 font-semibold">{t("answer")}</h2>
      <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
        <TextField
          required
          label={t("answer.title")}
          maxLength={160}
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <ChoiceField<IdeaState>
          label={t("state")}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={draft.state}
          onChange={(state) => change({ state })}
        />
        <TextArea
          label={t(draft.state === "declined" ? "answer.reason" : "answer.words")}
          hint={t("answer.hint", { people: idea.subscribers })}
          error={needsReason ? t("answer.needsReason") : undefined}
          required={draft.state === "declined"}
          maxLength={2000}
          value={draft.answer}
          onChange={(event) => change({ answer: event.target.value })}
        />
        <ChoiceField
          label={t("look")}
          options={LOOKS.map((value) => ({ value, label: t(`look.${value}`) }))}
          value={draft.look}
          onChange={(look) => change({ look })}
        />
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={draft.wordsShown}
            onChange={(event) => change({ wordsShown: event.target.checked })}
          />
          {t("answer.wordsShown")}
        </label>
      </SaveForm>
      {idea.toldAt ? (
        <p className="mt-3 rounded-lg bg-sunken p-3 text-sm" role="status">
          {t("answer.told", { when: format.moment(idea.toldAt) })}
        </p>
      ) : null}
    </section>
  );
}
