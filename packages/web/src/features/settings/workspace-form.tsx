import type { Language } from "@candor/contract/common.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** Name, language and time zone; the zone decides which day an answer belongs to. */
export function WorkspaceForm() {
  const t = useMessages("web-settings");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState(workspace.name);
  const [language, setLanguage] = useState<Language>(workspace.language);
  const [timeZone, setTimeZone] = useState(workspace.timeZone);
  const zones = [...new Set([workspace.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/workspace", {
          body: { name: name.trim(), language, timeZone },
        }),
      ),
    onSuccess: async () => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await router.invalidate();
      void client.invalidateQueries({ queryKey: ["workspace", workspace.id, "numbers"] });
    },
  });
  return (
    <section aria-label={t("workspace")} className="card p-4 sm:p-6">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextField
          label={t("workspaceName")}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t("workspaceLanguage")}
          hint={t("workspaceLanguageHint")}
          value={language}
          onChange={(event) => setLanguage(event.target.value as Language)}
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
          value={timeZone}
          onChange={(event) => setTimeZone(event.target.value)}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
        <ErrorNotice error={save.error} />
        <div className="flex items-center gap-3">
          <Button type="submit" look="strong" busy={save.isPending}>
            {w("save")}
          </Button>
          <span role="status" className="text-sm text-muted">
            {save.isSuccess ? w("saved") : ""}
          </span>
        </div>
      </form>
    </section>
  );
}
