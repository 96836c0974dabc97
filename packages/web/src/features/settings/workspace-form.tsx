import type { Language } from "@candor/contract/common.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { SelectField, TextField } from "../../parts/field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

type Patch = BodyOf<"/api/v1/workspace", "patch">;

/** Name, language and time zone; the zone decides which day an answer belongs to. */
export function WorkspaceForm() {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const router = useRouter();
  const { draft, changes, isDirty, change, reset } = useDraft({
    name: workspace.name,
    language: workspace.language,
    timeZone: workspace.timeZone,
  });
  const zones = [...new Set([workspace.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const save = useMutation({
    mutationFn: (patch: Patch) =>
      ask(api(workspace.id).PATCH("/api/v1/workspace", { body: patch })),
    onSuccess: async () => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await router.invalidate();
      reset();
      void client.invalidateQueries({ queryKey: ["workspace", workspace.id, "numbers"] });
    },
  });
  return (
    <section aria-label={t("workspace")} className="card p-4 sm:p-6">
      <SaveForm
        save={save}
        dirty={isDirty}
        onDiscard={reset}
        onSave={() => save.mutate(defined({ ...changes, name: changes.name?.trim() }))}
      >
        <TextField
          label={t("workspaceName")}
          required
          maxLength={100}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <SelectField
          label={t("workspaceLanguage")}
          hint={t("workspaceLanguageHint")}
          value={draft.language}
          onChange={(event) => change({ language: event.target.value as Language })}
        >
          {Object.entries(LANGUAGE_NAMES).map(([code, own]) => (
            <option key={code} value={code} lang={code}>
              {own}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("timeZone")}
          hint={t("timeZoneHint")}
          value={draft.timeZone}
          onChange={(event) => change({ timeZone: event.target.value })}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
      </SaveForm>
    </section>
  );
}
