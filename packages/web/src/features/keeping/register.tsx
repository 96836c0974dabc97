import type { ProcessingRegister, RegisterSettings } from "@candor/contract/rights.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { privacyKey, registerQuery } from "./keeping-queries.ts";

/** The register of processing (article 30 GDPR), written from what is set and used; three things only the controller knows. */
export function Register() {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const query = useQuery(registerQuery(workspace.id));
  return (
    <section
      aria-label={t("register")}
      className="card p-4 sm:p-6 print:border-0 print:shadow-none"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold">{t("register")}</h2>
        <Button onClick={() => window.print()}>{t("register.print")}</Button>
      </div>
      <p className="mt-1 mb-3 max-w-prose text-sm text-muted">{t("register.text")}</p>
      <Loaded query={query}>
        {(register) => (
          <div className="space-y-5">
            <Said saved={register.settings} />
            <Made register={register} />
          </div>
        )}
      </Loaded>
    </section>
  );
}

const FIELDS = ["controller", "contact", "basis"] as const;

function Said({ saved }: { saved: RegisterSettings }) {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { draft, isDirty, change, reset } = useDraft(saved);
  const save = useMutation({
    mutationFn: () => ask(api(workspace.id).PUT("/api/v1/processing-register", { body: draft })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: privacyKey(workspace.id) });
      reset();
    },
  });
  return (
    <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
      {FIELDS.map((field) => (
        <TextArea
          key={field}
          label={t(`register.${field}`)}
          maxLength={field === "basis" ? 2000 : 500}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      ))}
    </SaveForm>
  );
}

function Made({ register }: { register: ProcessingRegister }) {
  const t = useMessages("web-keeping");
  const format = useFormat();
  const { purposes, recipients, retention, consents, madeAt } = register;
  return (
    <>
      <Part title={t("register.purposes")}>
        {purposes.map(({ purpose, records }) => (
          <Line
            key={purpose}
            name={t(`register.purpose.${purpose}`)}
            value={t("register.records", { n: records })}
          />
        ))}
      </Part>
      <Part title={t("register.recipients")}>
        {recipients.length === 0 ? <Line name={t("register.nobody")} value="" /> : null}
        {recipients.map(({ kind, name }) => (
          <Line key={`${kind} ${name}`} name={t(`register.recipient.${kind}`)} value={name} />
        ))}
      </Part>
      <Part title={t("register.retention")}>
        {retention.map(({ what, days }) => (
          <Line
            key={what}
            name={t(`register.kept.${what}`)}
            value={days === null ? t("register.forever") : t("kept.days", { days })}
          />
        ))}
      </Part>
      <Part title={t("register.consents")}>
        {consents.length === 0 ? <Line name={t("register.noConsents")} value="" /> : null}
        {consents.map(({ channel, given, refused }) => (
          <Line key={channel} name={channel} value={t("register.consent", { given, refused })} />
        ))}
      </Part>
      <p className="text-sm text-muted">
        {t("register.security")} {t("register.made", { when: format.moment(madeAt) })}
      </p>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1 text-sm font-medium">{title}</h3>
      <dl className="divide-y divide-line">{children}</dl>
    </div>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-2 text-sm">
      <dt className="min-w-0 flex-1 basis-56">{name}</dt>
      <dd className="number text-muted wrap-anywhere">{value}</dd>
    </div>
  );
}
