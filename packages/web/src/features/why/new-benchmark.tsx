import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { numbersKey } from "../../here/numbers.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { CsvField } from "./csv-field.tsx";

const MODES = [
  ...(["unknown", "web", "email", "sms", "phone", "in_person", "panel", "mixed"] as const),
];
const KINDS = ["unknown", "relationship", "transactional"] as const;

/** Somebody else's score, typed with where it stands; or a file of them. */
export function NewBenchmark({ onDone }: { onDone: () => void }) {
  const t = useMessages("web-why");
  const ids = useSurveyIds();
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    ...{ name: "", source: "", sourceUrl: "", measuredOn: "", score: "", base: "" },
    ...{ country: "", note: "" },
  });
  const [mode, setMode] = useState<(typeof MODES)[number]>("unknown");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("unknown");
  const refresh = () => client.invalidateQueries({ queryKey: numbersKey(ids) });
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(ids.workspace).POST("/api/v1/benchmarks", {
          body: defined({
            name: draft.name,
            source: draft.source,
            sourceUrl: draft.sourceUrl || undefined,
            measuredOn: draft.measuredOn,
            score: Number(draft.score),
            base: draft.base === "" ? undefined : Number(draft.base),
            country: draft.country.toUpperCase() || undefined,
            note: draft.note,
            mode,
            kind,
          }),
        }),
      ),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  const field = (name: keyof typeof draft) => ({
    label: t(`others.field.${name}`),
    value: draft[name],
    onChange: (event: { target: { value: string } }) =>
      setDraft((before) => ({ ...before, [name]: event.target.value })),
  });
  return (
    <section aria-label={t("others.add")} className="card space-y-4 p-4 sm:p-5">
      <SaveForm save={save} onSave={() => save.mutate()} onCancel={onDone}>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <TextField required maxLength={200} {...field("name")} />
          <TextField required maxLength={300} {...field("source")} />
          <TextField type="url" maxLength={1000} {...field("sourceUrl")} />
          <TextField type="date" required {...field("measuredOn")} />
          <TextField type="number" required min={-100} max={100} step="any" {...field("score")} />
          <TextField type="number" min={1} {...field("base")} />
          <SelectField
            label={t("others.field.mode")}
            value={mode}
            onChange={(event) => setMode(event.target.value as typeof mode)}
          >
            {MODES.map((one) => (
              <option key={one} value={one}>
                {t(`mode.${one}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t("others.field.kind")}
            value={kind}
            onChange={(event) => setKind(event.target.value as typeof kind)}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`others.kind.${one}`)}
              </option>
            ))}
          </SelectField>
          <TextField maxLength={2} pattern="[A-Za-z]{2}" placeholder="LV" {...field("country")} />
          <TextField maxLength={1000} className="sm:col-span-2" {...field("note")} />
        </div>
      </SaveForm>
      <CsvField
        label={t("others.file")}
        hint={t("others.fileHint")}
        send={(csv) => ask(api(ids.workspace).POST("/api/v1/benchmarks/csv", { body: { csv } }))}
        onTaken={refresh}
      />
    </section>
  );
}
