import type { MailInState } from "@candor/contract/mail-in.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { mailInQuery } from "./channel-setup-queries.ts";
import { hookBody, hookDraft, MAIL_HOOKS } from "./mail-in-draft.ts";
import { RemoveChannel } from "./remove-channel.tsx";
import { WayCard } from "./way-card.tsx";

/** A domain of one's own whose mail a service takes in and hands over. */
export function HookWay({ mailIn }: { mailIn: MailInState }) {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { queryKey } = mailInQuery(workspace.id);
  const { hook } = mailIn;
  const keep = (next: MailInState) => client.setQueryData(queryKey, next);
  const { draft, isDirty, change, reset } = useDraft(hookDraft(hook));
  const save = useMutation({
    mutationFn: () => ask(api(workspace.id).PUT("/api/v1/mail-in/hook", { body: hookBody(draft) })),
    onSuccess: (next) => {
      keep(next);
      reset();
    },
  });
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/mail-in/hook")),
    onSuccess: keep,
  });
  const isMailgun = draft.provider === "mailgun";
  const keyIsKept = hook?.provider === "mailgun" && hook.hasSigningKey;
  return (
    <>
      {hook ? (
        <WayCard
          way="hook"
          mailIn={mailIn}
          came={hook}
          says={
            hook.domain
              ? t("answers.hook.domainSays", { domain: hook.domain })
              : t("answers.hook.scriptSays")
          }
        />
      ) : null}
      <section aria-label={t("answers.hook.form")} className="card p-4 sm:p-6">
        <h2 className="font-semibold">{t("answers.hook.form")}</h2>
        <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t("answers.hook.lead")}</p>
        <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
          <ChoiceField
            label={t("answers.hook.provider")}
            options={MAIL_HOOKS.map((value) => ({ value, label: t(`answers.provider.${value}`) }))}
            value={draft.provider}
            onChange={(provider) => change({ provider })}
          />
          <TextField
            dir="ltr"
            required={draft.provider !== "generic"}
            maxLength={190}
            autoComplete="off"
            spellCheck={false}
            label={t("answers.hook.domain")}
            hint={t(
              draft.provider === "generic"
                ? "answers.hook.domainHintScript"
                : "answers.hook.domainHint",
            )}
            placeholder="answers.example.com"
            value={draft.domain}
            onChange={(event) => change({ domain: event.target.value })}
          />
          {isMailgun ? (
            <TextField
              type="password"
              required={!keyIsKept}
              maxLength={200}
              autoComplete="new-password"
              label={t("answers.hook.signingKey")}
              hint={keyIsKept ? t("secretKept") : t("answers.hook.signingKeyHint")}
              value={draft.signingKey}
              onChange={(event) => change({ signingKey: event.target.value })}
            />
          ) : null}
        </SaveForm>
        {hook ? (
          <div className="mt-6 space-y-3 border-t border-line pt-4">
            <CopyField label={t("answers.hook.url")} value={hook.url} />
            <p className="max-w-prose text-sm text-muted">{t(`answers.how.${hook.provider}`)}</p>
            <NewKey onMade={keep} />
          </div>
        ) : null}
      </section>
      {hook ? (
        <RemoveChannel
          says={t("answers.hook.removeSays")}
          button={t("answers.hook.remove")}
          remove={{ ...remove, mutate: () => remove.mutate() }}
        />
      ) : null}
    </>
  );
}

/** The address with its key may have been seen by somebody: another one, and the old one stops at once. */
function NewKey({ onMade }: { onMade: (next: MailInState) => void }) {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const [sure, setSure] = useState(false);
  const make = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/mail-in/hook/key")),
    onSuccess: (next) => {
      onMade(next);
      setSure(false);
    },
  });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {sure ? (
        <>
          <Button look="alarm" busy={make.isPending} onClick={() => make.mutate()}>
            {t("answers.hook.newKeySure")}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {t("remove.keep")}
          </Button>
        </>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          {t("answers.hook.newKey")}
        </Button>
      )}
      <ErrorNotice error={make.error} className="w-full" />
    </div>
  );
}
