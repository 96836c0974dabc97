import type { DelightedKeyCreated } from "@candor/contract/delighted.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keysQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** A key for programs that were written for Delighted: the one they have, taken over, or a new one. */
export function KeyForm({
  made,
  onMade,
}: {
  made: DelightedKeyCreated | null;
  onMade: (made: DelightedKeyCreated) => void;
}) {
  const t = useMessages("web-moving");
  const { workspace, surveys } = useHere();
  const client = useQueryClient();
  const [key, setKey] = useState("");
  const [name, setName] = useState("Delighted");
  const [surveyId, setSurveyId] = useState("");
  const make = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/delighted-keys", {
          body: defined({
            name: name.trim(),
            surveyId: surveyId || undefined,
            key: key.trim() || undefined,
          }),
        }),
      ),
    onSuccess: (created) => {
      setKey("");
      onMade(created);
      void client.invalidateQueries({ queryKey: keysQuery(workspace.id).queryKey });
    },
  });
  return (
    <>
      <p className="mb-3 max-w-prose text-sm text-muted">{t("key.text")}</p>
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!make.isPending) make.mutate();
        }}
      >
        <TextField
          dir="ltr"
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          label={t("key.old")}
          hint={t("key.oldHint")}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            required
            maxLength={100}
            label={t("key.name")}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <ChoiceField
            label={t("key.survey")}
            options={[
              { value: "", label: t("key.default") },
              ...surveys.map((survey) => ({ value: survey.id, label: survey.name })),
            ]}
            value={surveyId}
            onChange={setSurveyId}
          />
        </div>
        <ErrorNotice error={make.error} />
        <Button type="submit" look={made ? "plain" : "strong"} busy={make.isPending}>
          {key.trim() === "" ? t("key.make") : t("key.take")}
        </Button>
      </form>
      {made ? (
        <div role="status" className="mt-4 rounded-xl bg-promoter-soft p-4">
          <CopyField label={t("key.made", { name: made.name })} value={made.key} />
          <p className="mt-2 text-sm font-medium">{t("key.once")}</p>
        </div>
      ) : null}
    </>
  );
}
