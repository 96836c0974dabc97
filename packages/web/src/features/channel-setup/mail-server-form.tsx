import type { MailServerState } from "@candor/contract/channel-setup.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { mailServerQuery } from "./channel-setup-queries.ts";
import { bodyOf, draftOf, KNOWN_SERVERS, keepsPassword, withSecurity } from "./mail-draft.ts";

const OTHER = "other";
const SECURITIES = ["starttls", "tls", "none"] as const;

/** A mail server of the workspace's own; it is tried before it is saved. */
export function MailServerForm({ own }: { own: MailServerState["own"] }) {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const client = useQueryClient();
  const query = mailServerQuery(workspace.id);
  const { draft, isDirty, change, reset } = useDraft(draftOf(own));
  const save = useMutation({
    mutationFn: () => ask(api(workspace.id).PUT("/api/v1/channels/email", { body: bodyOf(draft) })),
    onSuccess: (next) => {
      client.setQueryData(query.queryKey, next);
      reset();
    },
  });
  const known = KNOWN_SERVERS.find(({ host }) => host === draft.host)?.host ?? OTHER;
  const kept = keepsPassword(own, draft);
  return (
    <section aria-label={t("mail.form")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("mail.form")}</h2>
      <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t("mail.form.lead")}</p>
      <SaveForm
        save={save}
        dirty={isDirty}
        onDiscard={reset}
        onSave={() => save.mutate()}
        label={t("mail.save")}
      >
        <ChoiceField
          label={t("mail.provider")}
          options={[
            { value: OTHER, label: t("mail.provider.other") },
            ...KNOWN_SERVERS.map(({ host, name }) => ({ value: host, label: name })),
          ]}
          value={known}
          onChange={(host) =>
            change(
              host === OTHER ? { host: "" } : { host, port: 587, security: "starttls" as const },
            )
          }
        />
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
          <TextField
            required
            dir="ltr"
            maxLength={253}
            autoComplete="off"
            spellCheck={false}
            label={t("mail.host")}
            placeholder="smtp.example.com"
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
          hint={draft.security === "none" ? t("mail.security.noneHint") : undefined}
          options={SECURITIES.map((value) => ({ value, label: t(`mail.security.${value}`) }))}
          value={draft.security}
          onChange={(security) => change(withSecurity(draft, security))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
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
            maxLength={500}
            autoComplete="new-password"
            required={draft.user.trim() !== "" && !kept}
            label={t("mail.password")}
            hint={kept ? t("secretKept") : undefined}
            value={draft.password}
            onChange={(event) => change({ password: event.target.value })}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            required
            type="email"
            maxLength={254}
            label={t("mail.from")}
            hint={t("mail.fromHint")}
            value={draft.from}
            onChange={(event) => change({ from: event.target.value })}
          />
          <TextField
            maxLength={100}
            label={t("mail.fromName")}
            placeholder={workspace.name}
            value={draft.fromName}
            onChange={(event) => change({ fromName: event.target.value })}
          />
        </div>
      </SaveForm>
    </section>
  );
}
