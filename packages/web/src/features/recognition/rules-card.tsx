import type { RecognitionSettings } from "@candor/contract/recognition.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { TextField } from "../../parts/field.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { rulesQuery, thanksKey } from "../../subjects/thanks/thanks-queries.ts";

/** Which property names an employee, and how many thanks a day there are. */
export function RulesCard() {
  const { workspace } = useHere();
  const rules = useQuery(rulesQuery(workspace.id)).data;
  return rules ? <Rules saved={rules} /> : null;
}

function Rules({ saved }: { saved: RecognitionSettings }) {
  const t = useMessages("web-thanks");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { draft, change, isDirty, reset } = useDraft(saved);
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PUT("/api/v1/recognition-settings", {
          body: { ...draft, employeeProperty: draft.employeeProperty?.trim() || null },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: thanksKey(workspace.id) });
      reset();
    },
  });
  return (
    <section className="card mt-6 max-w-3xl p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">{t("rules.title")}</h2>
      <SaveForm
        name={t("rules.title")}
        save={save}
        dirty={isDirty}
        onDiscard={reset}
        onSave={() => save.mutate()}
      >
        <TextField
          label={t("rules.property")}
          hint={t("rules.propertyHint")}
          maxLength={100}
          value={draft.employeeProperty ?? ""}
          onChange={(event) => change({ employeeProperty: event.target.value || null })}
        />
        <NumberField
          label={t("rules.day")}
          min={1}
          max={50}
          value={draft.thanksADay}
          onChange={(thanksADay) => change({ thanksADay })}
        />
      </SaveForm>
    </section>
  );
}
