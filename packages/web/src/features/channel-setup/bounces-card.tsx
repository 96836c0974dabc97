import type { MailServerState } from "@candor/contract/channel-setup.ts";
import { useState } from "react";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { CopyField } from "../../parts/copy-field.tsx";

/** How bounces and complaints come back: by a small mail server of ours, or by the provider's notices. */
export function BouncesCard({ mail }: { mail: MailServerState }) {
  const t = useMessages("web-channel-setup");
  const names = useOpenMessages("web-channel-setup");
  const [provider, setProvider] = useState(mail.hooks[0]?.provider ?? "");
  const hook = mail.hooks.find((one) => one.provider === provider);
  return (
    <section aria-label={t("bounces")} className="card space-y-4 p-4 sm:p-6">
      <div>
        <h2 className="font-semibold">{t("bounces")}</h2>
        <p className="mt-1 max-w-prose text-sm text-muted">
          {mail.bouncesTo ? t("bounces.taken", { where: mail.bouncesTo }) : t("bounces.lead")}
        </p>
      </div>
      <ChoiceField
        label={t("bounces.provider")}
        options={mail.hooks.map((one) => ({
          value: one.provider,
          label: names(`provider.${one.provider}`) ?? one.provider,
        }))}
        value={provider}
        onChange={setProvider}
      />
      {hook ? (
        <>
          <CopyField label={t("bounces.hook")} value={hook.url} />
          <p className="text-sm text-muted">{names(`bounces.how.${provider}`)}</p>
        </>
      ) : null}
    </section>
  );
}
