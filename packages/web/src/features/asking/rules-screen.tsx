import type { AskingRules, WorkspaceAskingRules } from "@candor/contract/sending.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { ASKING_CHANNELS } from "../../subjects/asking-channels.ts";
import { surveyAskingQuery, workspaceRulesQuery } from "../../subjects/asking-queries.ts";
import { AskingFrame } from "./asking-frame.tsx";
import { RulesFields } from "./rules-fields.tsx";

/** The survey's rules of asking, and those that hold for the whole workspace. */
export function RulesScreen() {
  const { workspace, survey } = useHere();
  const may = useMay();
  const ofSurvey = useQuery({
    ...surveyAskingQuery(workspace.id, survey?.id ?? ""),
    enabled: survey !== undefined,
  });
  const ofWorkspace = useQuery(workspaceRulesQuery(workspace.id));
  return (
    <AskingFrame>
      <ErrorNotice error={ofSurvey.error} retry={() => void ofSurvey.refetch()} />
      <ErrorNotice error={ofWorkspace.error} retry={() => void ofWorkspace.refetch()} />
      <fieldset disabled={!may.write} className="grid items-start gap-4 lg:grid-cols-2">
        {survey === undefined ? null : ofSurvey.data ? (
          <SurveyRules
            key={survey.id}
            surveyId={survey.id}
            name={survey.name}
            saved={ofSurvey.data.rules}
          />
        ) : (
          <GhostRows rows={6} />
        )}
        {ofWorkspace.data ? <WorkspaceRules saved={ofWorkspace.data} /> : <GhostRows rows={4} />}
      </fieldset>
    </AskingFrame>
  );
}

function SurveyRules(props: { surveyId: string; name: string; saved: AskingRules }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { draft: rules, isDirty, change, reset } = useDraft(props.saved);
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/surveys/{surveyId}/asking", {
          params: { path: { surveyId: props.surveyId } },
          body: { rules },
        }),
      ),
    onSuccess: (fresh) => {
      client.setQueryData(surveyAskingQuery(workspace.id, props.surveyId).queryKey, fresh);
      reset();
    },
  });
  return (
    <SaveForm
      name={t("rules.survey", { name: props.name })}
      className="card min-w-0 space-y-5 p-4 sm:p-5"
      save={save}
      dirty={isDirty}
      onDiscard={reset}
      onSave={() => save.mutate()}
    >
      <h2 className="font-semibold wrap-anywhere">{t("rules.survey", { name: props.name })}</h2>
      <RulesFields rules={rules} onChange={change} />
    </SaveForm>
  );
}

function WorkspaceRules({ saved }: { saved: WorkspaceAskingRules }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { draft, isDirty, change, reset } = useDraft({
    ...saved,
    staffDomains: saved.staffDomains.join("\n"),
  });
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/asking-rules", {
          body: {
            ...draft,
            staffDomains: draft.staffDomains
              .split(/[\s,;]+/)
              .map((domain) => domain.replace(/^@/, ""))
              .filter(Boolean),
          },
        }),
      ),
    onSuccess: (fresh) => {
      client.setQueryData(workspaceRulesQuery(workspace.id).queryKey, fresh);
      reset();
    },
  });
  return (
    <SaveForm
      name={t("rules.workspace")}
      className="card min-w-0 space-y-5 p-4 sm:p-5"
      save={save}
      dirty={isDirty}
      onDiscard={reset}
      onSave={() => save.mutate()}
    >
      <h2 className="font-semibold">{t("rules.workspace")}</h2>
      <NumberField
        label={t("rules.quietDaysWorkspace")}
        min={0}
        max={3650}
        value={draft.quietDaysWorkspace}
        onChange={(quietDaysWorkspace) => change({ quietDaysWorkspace })}
      />
      <label className="flex min-h-11 items-start gap-2 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0"
          checked={draft.answersCount}
          onChange={(event) => change({ answersCount: event.target.checked })}
        />
        <span>
          {t("rules.answersCount")}
          <span className="block text-muted">{t("rules.answersCountHint")}</span>
        </span>
      </label>
      <TextArea
        label={t("rules.staffDomains")}
        hint={t("rules.staffHint")}
        placeholder="example.com"
        value={draft.staffDomains}
        onChange={(event) => change({ staffDomains: event.target.value })}
      />
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t("rules.consent")}</legend>
        <div className="flex flex-wrap gap-2">
          {ASKING_CHANNELS.map((channel) => (
            <label
              key={channel}
              className="chip has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="checkbox"
                className="size-4"
                checked={draft.consentNeeded.includes(channel)}
                onChange={(event) =>
                  change({
                    consentNeeded: event.target.checked
                      ? [...draft.consentNeeded, channel]
                      : draft.consentNeeded.filter((one) => one !== channel),
                  })
                }
              />
              {t(`channel.${channel}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </SaveForm>
  );
}
