import type { ChatSettings } from "@candor/contract/chat.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { chatQuery } from "./channel-queries.ts";

/** Talking on the pages of a survey's widget: whether, in whose hours, and with whom. */
export function ChatPart({ survey }: { survey: Survey }) {
  const { workspace } = useHere();
  const chat = useQuery(chatQuery({ workspace: workspace.id, survey: survey.id }));
  return (
    <Loaded query={chat} ghost={<GhostRows rows={5} />}>
      {(settings) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <ChatForm survey={survey} settings={settings} />
          <Signing survey={survey} settings={settings} />
        </div>
      )}
    </Loaded>
  );
}

function ChatForm({ survey, settings }: { survey: Survey; settings: ChatSettings }) {
  const t = useMessages("web-channels");
  const w = useMessages("web");
  const format = useFormat();
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const { enabled, teamId, greetings, requiresIdentity } = settings;
  const [draft, setDraft] = useState({ enabled, teamId, greetings, requiresIdentity });
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PUT("/api/v1/surveys/{surveyId}/chat", {
          params: { path: { surveyId: survey.id } },
          body: draft,
        }),
      ),
    onSuccess: (fresh) =>
      client.setQueryData(
        chatQuery({ workspace: workspace.id, survey: survey.id }).queryKey,
        fresh,
      ),
  });
  const change = (patch: Partial<typeof draft>) => {
    save.reset();
    setDraft((before) => ({ ...before, ...patch }));
  };
  return (
    <form
      className="card min-w-0 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <fieldset disabled={!may.write} className="space-y-4">
        <p className="text-sm text-muted">{t("chat.text")}</p>
        {settings.widgetEnabled ? null : (
          <p className="text-sm font-medium">{t("chat.needsWidget")}</p>
        )}
        <label className="flex min-h-11 items-center gap-2.5">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={draft.enabled}
            onChange={(event) => change({ enabled: event.target.checked })}
          />
          {t("chat.enabled")}
        </label>
        <SelectField
          label={t("chat.team")}
          value={draft.teamId ?? ""}
          onChange={(event) => change({ teamId: event.target.value || null })}
        >
          <option value="">{t("chat.team.all")}</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </SelectField>
        <fieldset className="space-y-3">
          <legend className="text-sm font-medium">{t("chat.greetings")}</legend>
          <p className="text-sm text-muted">{t("chat.greeting.hint")}</p>
          {survey.languages.map((language) => (
            <TextField
              key={language}
              lang={language}
              dir="auto"
              label={format.languageName(language)}
              maxLength={300}
              value={draft.greetings[language] ?? ""}
              onChange={(event) =>
                change({ greetings: { ...draft.greetings, [language]: event.target.value } })
              }
            />
          ))}
        </fieldset>
        <div>
          <label className="flex min-h-11 items-center gap-2.5">
            <input
              type="checkbox"
              className="size-5 shrink-0"
              checked={draft.requiresIdentity}
              onChange={(event) => change({ requiresIdentity: event.target.checked })}
            />
            {t("chat.signed")}
          </label>
          <p className="text-sm text-muted">{t("chat.signed.text")}</p>
        </div>
        <ErrorNotice error={save.error} />
        <div className="flex items-center gap-3">
          <Button type="submit" look="strong" busy={save.isPending}>
            {w("save")}
          </Button>
          <span role="status" className="text-sm text-muted">
            {save.isSuccess ? w("saved") : ""}
          </span>
        </div>
      </fieldset>
    </form>
  );
}

/** The secret with which the site's server says who somebody is, and the page for browsers without scripts. */
function Signing({ survey, settings }: { survey: Survey; settings: ChatSettings }) {
  const t = useMessages("web-channels");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/surveys/{surveyId}/chat/secret", {
          params: { path: { surveyId: survey.id } },
        }),
      ),
    onSuccess: () =>
      client.invalidateQueries({
        queryKey: chatQuery({ workspace: workspace.id, survey: survey.id }).queryKey,
      }),
  });
  return (
    <section aria-label={t("part.chat")} className="card min-w-0 space-y-4 p-4 sm:p-5">
      {settings.pageUrl ? <CopyField label={t("chat.page")} value={settings.pageUrl} /> : null}
      <p className="text-sm text-muted wrap-anywhere">{t("chat.secret.text")}</p>
      {make.data ? <CopyField label={t("chat.secret.once")} value={make.data.secret} /> : null}
      {may.admin ? (
        <Button busy={make.isPending} onClick={() => make.mutate()}>
          {t(settings.hasSecret ? "chat.secret.again" : "chat.secret")}
        </Button>
      ) : null}
      <ErrorNotice error={make.error} />
    </section>
  );
}
