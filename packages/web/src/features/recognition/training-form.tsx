import type { Training } from "@candor/contract/training.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { rootCausesQuery, trainingsKey } from "./trainings-queries.ts";

/** A training: what it is called, its material, the root cause it is about. */
export function TrainingForm({
  training,
  causeId = null,
  onDone,
}: {
  training: Training | null;
  causeId?: string | null;
  onDone: () => void;
}) {
  const t = useMessages("web-trainings");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const causes = useQuery(rootCausesQuery(workspace.id)).data ?? [];
  const [draft, setDraft] = useState({
    title: training?.title ?? "",
    body: training?.body ?? "",
    causeId: training?.causeId ?? causeId ?? "",
  });
  const body = { ...draft, title: draft.title.trim(), causeId: draft.causeId || null };
  const save = useMutation({
    mutationFn: () =>
      training
        ? ask(
            api(workspace.id).PATCH("/api/v1/trainings/{trainingId}", {
              params: { path: { trainingId: training.id } },
              body,
            }),
          )
        : ask(api(workspace.id).POST("/api/v1/trainings", { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: trainingsKey(workspace.id) });
      onDone();
    },
  });
  return (
    <form
      aria-label={training?.title ?? t("new")}
      className="card mb-5 max-w-3xl space-y-4 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextField
        autoFocus
        required
        maxLength={200}
        label={t("name")}
        value={draft.title}
        onChange={(event) => setDraft({ ...draft, title: event.target.value })}
      />
      <TextArea
        label={t("body")}
        hint={t("bodyHint")}
        rows={5}
        maxLength={20_000}
        value={draft.body}
        onChange={(event) => setDraft({ ...draft, body: event.target.value })}
      />
      <ChoiceField
        label={t("cause")}
        options={[
          { value: "", label: t("cause.none") },
          ...causes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={draft.causeId}
        onChange={(next) => setDraft({ ...draft, causeId: next })}
      />
      <ErrorNotice error={save.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={save.isPending}>
          {w("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
