import type { AskingRules, CreateSending, Sending } from "@candor/contract/sending.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { type Defined, defined } from "../../request/defined.ts";
import { ASKING_CHANNELS } from "../../subjects/asking-channels.ts";
import {
  askingKey,
  deliveryQuery,
  sendingQuery,
  surveyAskingQuery,
} from "../../subjects/asking-queries.ts";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { ChannelNotSetUp } from "./delivery-notice.tsx";
import { PreviewCard } from "./preview-card.tsx";
import { RulesFields } from "./rules-fields.tsx";
import {
  audienceOf,
  draftOfSending,
  EMPTY_DRAFT,
  planOf,
  type SendingDraft,
  sendingOf,
} from "./sending-draft.ts";
import { WhenFields } from "./when-fields.tsx";
import { type DraftProps, WhoFields } from "./who-fields.tsx";

/** What is asked, of whom, when, by which rules; beside it what that would come to. */
export function NewSending() {
  const t = useMessages("web-asking");
  const { workspace, survey } = useHere();
  const view = useSearch({ from: "/inside/asking/new" });
  const saved = useQuery({
    ...sendingQuery(workspace.id, view.sending ?? ""),
    enabled: view.sending !== undefined,
  });
  if (view.sending !== undefined && !saved.data) {
    return saved.isError ? <ErrorNotice error={saved.error} /> : <GhostRows rows={6} />;
  }
  return (
    <>
      <PageHead title={saved.data?.name ?? t("new")} lead={t("reviewHint")} />
      {survey ? (
        <Form key={saved.data?.id ?? "new"} surveyId={survey.id} saved={saved.data} />
      ) : (
        <NoSurvey />
      )}
    </>
  );
}

function Form(props: { surveyId: string; saved: Sending | undefined }) {
  const { saved } = props;
  const t = useMessages("web-asking");
  const w = useMessages("web");
  const { workspace, surveys } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [surveyId, setSurveyId] = useState(saved?.surveyId ?? props.surveyId);
  const [draft, setDraft] = useState<SendingDraft>(() =>
    saved ? draftOfSending(saved) : EMPTY_DRAFT,
  );
  const change = (patch: Partial<SendingDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const ready = sendingOf(draft);
  const delivery = useQuery(deliveryQuery(workspace.id));
  const notSetUp = (channel: string) =>
    delivery.data?.some((one) => one.channel === channel && one.state === "not_configured") ??
    false;
  const save = useMutation({
    mutationFn: (body: Defined<CreateSending>) =>
      saved
        ? ask(
            api(workspace.id).PATCH("/api/v1/sendings/{sendingId}", {
              params: { path: { sendingId: saved.id } },
              body,
            }),
          )
        : ask(
            api(workspace.id).POST("/api/v1/surveys/{surveyId}/sendings", {
              params: { path: { surveyId } },
              body,
            }),
          ),
    onSuccess: async (sending) => {
      client.setQueryData(sendingQuery(workspace.id, sending.id).queryKey, sending);
      void client.invalidateQueries({ queryKey: askingKey(workspace.id) });
      await navigate({
        to: "/asking/sendings/$sendingId",
        params: { sendingId: sending.id },
        search: (view) => ({ ...carried(view), survey: sending.surveyId }),
      });
    },
  });
  return (
    <form
      className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) save.mutate(defined(ready));
      }}
    >
      <div className="min-w-0 space-y-4">
        <Step number={1} title={t("step.what")}>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              required
              maxLength={100}
              className="sm:col-span-2"
              label={t("name")}
              hint={t("nameHint")}
              placeholder={t("nameExample")}
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
            <SelectField
              label={t("survey")}
              disabled={saved !== undefined}
              value={surveyId}
              onChange={(event) => setSurveyId(event.target.value)}
            >
              {surveys
                .filter((one) => one.status === "open" || one.id === surveyId)
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
            </SelectField>
            <SelectField
              label={t("channel")}
              value={draft.channel}
              onChange={(event) =>
                change({ channel: event.target.value as SendingDraft["channel"] })
              }
            >
              {ASKING_CHANNELS.map((channel) => (
                <option key={channel} value={channel}>
                  {t(`channel.${channel}`)}
                  {notSetUp(channel) ? ` (${t("channel.notSetUp")})` : ""}
                </option>
              ))}
            </SelectField>
          </div>
          <ChannelNotSetUp channel={draft.channel} />
        </Step>
        <Step number={2} title={t("step.who")}>
          <WhoFields draft={draft} onChange={change} />
        </Step>
        <Step number={3} title={t("step.when")}>
          <WhenFields draft={draft} onChange={change} />
        </Step>
        <Step number={4} title={t("step.rules")}>
          <OwnRules surveyId={surveyId} draft={draft} onChange={change} />
        </Step>
      </div>
      <div className="min-w-0 space-y-4 lg:sticky lg:top-20">
        <PreviewCard
          surveyId={surveyId}
          audience={audienceOf(draft)}
          channel={draft.channel}
          plan={planOf(draft)}
          {...(saved ? { sendingId: saved.id } : {})}
        />
        <ErrorNotice error={save.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="strong" busy={save.isPending}>
            {t("review")}
          </Button>
          <Button look="quiet" onClick={() => void navigate({ to: "/asking", search: carried })}>
            {w("cancel")}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Step(props: { number: number; title: string; children: ReactNode }) {
  return (
    <section aria-label={props.title} className="card p-4 sm:p-5">
      <h2 className="mb-4 flex items-center gap-2.5 font-semibold">
        <span
          aria-hidden
          className="number grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-sm"
        >
          {props.number}
        </span>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

/** The survey's rules hold, unless this sending says otherwise; only what differs is kept. */
function OwnRules({ surveyId, draft, onChange }: DraftProps & { surveyId: string }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const asking = useQuery(surveyAskingQuery(workspace.id, surveyId));
  const base = asking.data?.rules;
  const set = (patch: Partial<AskingRules>) => {
    if (!base) return;
    const differing = Object.entries({ ...draft.rules, ...patch }).filter(
      ([rule, value]) => JSON.stringify(value) !== JSON.stringify(base[rule as keyof AskingRules]),
    );
    onChange({ rules: Object.fromEntries(differing) });
  };
  return (
    <div className="space-y-4">
      <label className="flex min-h-10 items-center gap-2.5 text-sm font-medium touch:min-h-11">
        <input
          type="checkbox"
          className="size-4.5 shrink-0"
          checked={draft.rules !== null}
          onChange={(event) => onChange({ rules: event.target.checked ? {} : null })}
        />
        {t("ownRules")}
      </label>
      {draft.rules === null ? (
        <p className="text-sm text-muted">{t("ownRules.hint")}</p>
      ) : base ? (
        <RulesFields rules={{ ...base, ...(draft.rules as Partial<AskingRules>) }} onChange={set} />
      ) : (
        <GhostRows rows={3} />
      )}
      <ErrorNotice error={asking.error} retry={() => void asking.refetch()} />
    </div>
  );
}
