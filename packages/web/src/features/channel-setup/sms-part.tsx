import type { SmsState } from "@candor/contract/channel-setup.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { smsQuery } from "./channel-setup-queries.ts";
import { HealthCard } from "./health-card.tsx";
import { RemoveChannel } from "./remove-channel.tsx";
import { isProvider, SMS_PROVIDERS, type SmsDraft, smsBody } from "./sms-draft.ts";
import { TestForm } from "./test-form.tsx";

/** The provider of text messages: how it fares, a test to oneself, and where replies come in. */
export function SmsPart() {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  const query = smsQuery(workspace.id);
  const state = useQuery(query);
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/channels/sms")),
    onSuccess: (next) => client.setQueryData(query.queryKey, next),
  });
  return (
    <Loaded query={state}>
      {(sms) => (
        <div className="space-y-4">
          <HealthCard
            name={t("sms.status")}
            health={sms}
            says={
              sms.configured && isProvider(sms.provider)
                ? t("sms.own", {
                    provider: t(`sms.provider.${sms.provider}`),
                    sender: sms.sender ?? "",
                  })
                : t("sms.none")
            }
          >
            {sms.configured ? (
              <TestForm
                type="tel"
                label={t("sms.test.to")}
                placeholder="+371 20 000 000"
                hint={t("sms.test.hint")}
                button={t("sms.test.send")}
                sent={t("sms.test.sent")}
                send={(to) =>
                  ask(
                    api(workspace.id).POST("/api/v1/channels/sms/test", { body: { to } }),
                  ).finally(() => client.invalidateQueries({ queryKey: query.queryKey }))
                }
              />
            ) : null}
          </HealthCard>
          <SmsForm key={String(sms.configured)} sms={sms} />
          {sms.configured ? (
            <>
              <section aria-label={t("sms.incoming")} className="card p-4 sm:p-6">
                <CopyField label={t("sms.incoming")} value={sms.incomingUrl} />
                <p className="mt-2 max-w-prose text-sm text-muted">{t("sms.incomingHint")}</p>
              </section>
              <RemoveChannel
                says={t("sms.remove.says")}
                button={t("sms.remove")}
                remove={{ ...remove, mutate: () => remove.mutate() }}
              />
            </>
          ) : null}
        </div>
      )}
    </Loaded>
  );
}

function SmsForm({ sms }: { sms: SmsState }) {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  const saved: SmsDraft = {
    provider: isProvider(sms.provider) ? sms.provider : "twilio",
    sender: sms.sender ?? "",
    id: "",
    secret: "",
    url: "",
  };
  const { draft, isDirty, change, reset } = useDraft(saved);
  const { provider } = draft;
  const save = useMutation({
    mutationFn: () => ask(api(workspace.id).PUT("/api/v1/channels/sms", { body: smsBody(draft) })),
    onSuccess: (next) => {
      client.setQueryData(smsQuery(workspace.id).queryKey, next);
      reset();
    },
  });
  return (
    <section aria-label={t("sms.form")} className="card p-4 sm:p-6">
      <h2 className="mb-4 font-semibold">{t("sms.form")}</h2>
      <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
        <ChoiceField
          label={t("sms.provider")}
          options={SMS_PROVIDERS.map((value) => ({ value, label: t(`sms.provider.${value}`) }))}
          value={provider}
          onChange={(next) => change({ provider: next })}
        />
        {provider === "generic" ? (
          <TextField
            required
            type="url"
            maxLength={2000}
            autoComplete="off"
            label={t("sms.url")}
            hint={t("sms.urlHint")}
            placeholder="https://"
            value={draft.url}
            onChange={(event) => change({ url: event.target.value })}
          />
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          {provider === "generic" ? null : (
            <TextField
              required
              dir="ltr"
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              label={t(`sms.id.${provider}`)}
              value={draft.id}
              onChange={(event) => change({ id: event.target.value })}
            />
          )}
          <TextField
            type="password"
            required={provider !== "generic"}
            maxLength={200}
            autoComplete="new-password"
            label={t(`sms.secret.${provider}`)}
            hint={sms.configured ? t("secretAgain") : undefined}
            value={draft.secret}
            onChange={(event) => change({ secret: event.target.value })}
          />
        </div>
        <TextField
          required
          maxLength={50}
          label={t("sms.sender")}
          hint={t("sms.senderHint")}
          placeholder="+37120000000"
          value={draft.sender}
          onChange={(event) => change({ sender: event.target.value })}
        />
      </SaveForm>
    </section>
  );
}
