import type { MailInState } from "@candor/contract/mail-in.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { mailInQuery } from "./channel-setup-queries.ts";
import {
  keepsMailboxPassword,
  mailboxBody,
  mailboxDraft,
  withMailboxSecurity,
} from "./mail-in-draft.ts";
import { RemoveChannel } from "./remove-channel.tsx";
import { WayCard } from "./way-card.tsx";

const SECURITIES = ["tls", "starttls", "none"] as const;
const AFTERWARDS = ["read", "move", "leave"] as const;

/** A mailbox of one's own that is looked into every minute. */
export function MailboxWay({ mailIn }: { mailIn: MailInState }) {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { queryKey } = mailInQuery(workspace.id);
  const { mailbox } = mailIn;
  const { draft, isDirty, change, reset } = useDraft(mailboxDraft(mailbox));
  const save = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).PUT("/api/v1/mail-in/mailbox", { body: mailboxBody(draft) })),
    onSuccess: (next) => {
      client.setQueryData(queryKey, next);
      reset();
    },
  });
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/mail-in/mailbox")),
    onSuccess: (next) => client.setQueryData(queryKey, next),
  });
  const kept = keepsMailboxPassword(mailbox, draft);
  return (
    <>
      {mailbox ? (
        <WayCard
          way="mailbox"
          mailIn={mailIn}
          came={mailbox}
          says={t("answers.mailbox.says", {
            address: mailbox.address,
            folder: mailbox.folder,
            host: mailbox.host,
          })}
        />
      ) : null}
      <section aria-label={t("answers.mailbox.form")} className="card p-4 sm:p-6">
        <h2 className="font-semibold">{t("answers.mailbox.form")}</h2>
        <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t("answers.mailbox.lead")}</p>
        <SaveForm
          save={save}
          dirty={isDirty}
          onDiscard={reset}
          onSave={() => save.mutate()}
          label={t("mail.save")}
        >
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
            <TextField
              required
              dir="ltr"
              maxLength={253}
              autoComplete="off"
              spellCheck={false}
              label={t("answers.mailbox.host")}
              placeholder="imap.example.com"
              value={draft.host}
              onChange={(event) => change({ host: event.target.value })}
            />
            <NumberField
              label={t("mail.port")}
              min={1}
              max={65535}
              value={draft.port}
              onChange={(port) => change({ port })}
            />
          </div>
          <ChoiceField
            label={t("mail.security")}
            hint={draft.security === "none" ? t("answers.mailbox.noneHint") : undefined}
            options={SECURITIES.map((value) => ({
              value,
              label: t(`answers.security.${value}`),
            }))}
            value={draft.security}
            onChange={(security) => change(withMailboxSecurity(draft, security))}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              required
              dir="ltr"
              maxLength={254}
              autoComplete="off"
              spellCheck={false}
              label={t("mail.user")}
              value={draft.user}
              onChange={(event) => change({ user: event.target.value })}
            />
            <TextField
              type="password"
              required={!kept}
              maxLength={500}
              autoComplete="new-password"
              label={t("mail.password")}
              hint={t(kept ? "secretKept" : "answers.mailbox.passwordHint")}
              value={draft.password}
              onChange={(event) => change({ password: event.target.value })}
            />
          </div>
          <TextField
            required
            type="email"
            maxLength={254}
            label={t("answers.mailbox.address")}
            hint={t("answers.mailbox.addressHint")}
            value={draft.address}
            onChange={(event) => change({ address: event.target.value })}
          />
          <div>
            <label className="flex min-h-11 items-center gap-2.5">
              <input
                type="checkbox"
                className="size-5 shrink-0"
                aria-describedby="mailbox-plus"
                checked={draft.plus}
                onChange={(event) => change({ plus: event.target.checked })}
              />
              {t("answers.mailbox.plus")}
            </label>
            <p id="mailbox-plus" className="max-w-prose text-sm text-muted">
              {t("answers.mailbox.plusHint")}
            </p>
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              required
              maxLength={200}
              label={t("answers.mailbox.folder")}
              value={draft.folder}
              onChange={(event) => change({ folder: event.target.value })}
            />
            <ChoiceField
              label={t("answers.mailbox.afterwards")}
              options={AFTERWARDS.map((value) => ({
                value,
                label: t(`answers.afterwards.${value}`),
              }))}
              value={draft.afterwards}
              onChange={(afterwards) => change({ afterwards })}
            />
          </div>
          {draft.afterwards === "move" ? (
            <TextField
              required
              maxLength={200}
              label={t("answers.mailbox.moveTo")}
              value={draft.moveTo}
              onChange={(event) => change({ moveTo: event.target.value })}
            />
          ) : null}
        </SaveForm>
      </section>
      {mailbox ? (
        <RemoveChannel
          says={t("answers.mailbox.removeSays")}
          button={t("answers.mailbox.remove")}
          remove={{ ...remove, mutate: () => remove.mutate() }}
        />
      ) : null}
    </>
  );
}
