import type { ReferralSettings, ReferralSettingsView } from "@candor/contract/referral.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { SelectField, TextArea, TextField } from "../../parts/field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { referralSettingsQuery } from "./praise-queries.ts";

/** The settings, and beside them what friends get. */
export function ReferralForm({ settings }: { settings: ReferralSettingsView }) {
  const t = useMessages("web-praise");
  const format = useFormat();
  const { workspace } = useHere();
  const { language: own } = useLanguage();
  const client = useQueryClient();
  const { queryKey } = referralSettingsQuery(workspace.id);
  const saved = {
    ...{ enabled: settings.enabled, address: settings.address ?? "", texts: settings.texts },
  };
  const { draft, change, isDirty, reset } = useDraft(saved);
  const languages = Object.keys(settings.ready);
  const [language, setLanguage] = useState(languages.includes(own) ? own : (languages[0] ?? "en"));
  const save = useMutation({
    mutationFn: (body: ReferralSettings) =>
      ask(api(workspace.id).PUT("/api/v1/referrals/settings", { body })),
    onSuccess: (fresh) => client.setQueryData(queryKey, fresh),
  });
  const bodyOf = ({ enabled, address, texts }: typeof saved) => ({
    enabled,
    address: address.trim() || null,
    texts: Object.fromEntries(Object.entries(texts).filter(([, words]) => words.trim() !== "")),
  });
  const ready = settings.ready[language];
  const shared = draft.texts[language]?.trim() || ready?.share || "";
  return (
    <SaveForm
      name={t("referral.settings")}
      save={save}
      dirty={isDirty}
      onDiscard={reset}
      onSave={() => save.mutate(bodyOf(draft), { onSuccess: reset })}
      undo={async () => {
        await save.mutateAsync(bodyOf(saved));
      }}
      className="card space-y-4 p-4 sm:p-5"
    >
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          <label className="flex min-h-11 items-start gap-3 text-sm">
            <input
              type="checkbox"
              className="mt-0.5 size-5 shrink-0"
              checked={draft.enabled}
              onChange={(event) => change({ enabled: event.target.checked })}
            />
            <span>
              {t("referral.enabled")}
              <span className="block text-muted">{t("referral.enabledHint")}</span>
            </span>
          </label>
          <TextField
            type="url"
            dir="ltr"
            maxLength={500}
            pattern="https://.+"
            placeholder="https://"
            label={t("referral.address")}
            hint={t("referral.addressHint")}
            value={draft.address}
            onChange={(event) => change({ address: event.target.value })}
          />
          <SelectField
            className="max-w-60"
            label={t("referral.language")}
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {format.languageName(tag)}
              </option>
            ))}
          </SelectField>
          <TextArea
            rows={2}
            maxLength={300}
            lang={language}
            label={t("referral.texts")}
            hint={t("referral.textsHint")}
            placeholder={ready?.share}
            value={draft.texts[language] ?? ""}
            onChange={(event) =>
              change({ texts: { ...draft.texts, [language]: event.target.value } })
            }
          />
        </div>
        <section aria-label={t("referral.preview")} className="min-w-0 text-sm" lang={language}>
          <h2 className="font-medium">{t("referral.preview")}</h2>
          <div className="mt-2 rounded-xl rounded-ss-none border border-line bg-sunken p-3">
            <p className="whitespace-pre-line wrap-anywhere">{shared}</p>
            <p className="wrap-anywhere text-accent" dir="ltr">
              {location.origin}/f/xH3kP0aQ9mZr7LdW
            </p>
          </div>
          {draft.address.trim() === "" ? (
            <>
              <h2 className="mt-4 font-medium">{t("referral.previewPage")}</h2>
              <div className="mt-2 rounded-xl border border-line p-4">
                <p className="text-lg font-semibold">{ready?.title}</p>
                <p className="mt-1">{ready?.text}</p>
              </div>
            </>
          ) : null}
        </section>
      </div>
    </SaveForm>
  );
}
