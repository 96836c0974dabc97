import type { Language } from "@candor/contract/common.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { SelectField, TextField } from "../../parts/field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

type Patch = BodyOf<"/api/v1/me", "patch">;
/** Stands for null in a select: what the workspace has. */
const WORKSPACE = "";
const MAILS = ["webhookPaused", "colleagueJoined"] as const;

/** Name, language, time zone and mails: kept on the server, so that every device and every mail follows. */
export function ProfileForm() {
  const t = useMessages("web-settings");
  const { me, workspace } = useHere();
  const client = useQueryClient();
  const router = useRouter();
  const { setLanguage } = useLanguage();
  const { name, language, timeZone, notify } = me.user;
  const { draft, changes, isDirty, change, reset } = useDraft({
    name,
    language: language ?? WORKSPACE,
    timeZone: timeZone ?? WORKSPACE,
    notify,
  });
  const save = useMutation({
    mutationFn: (body: Patch) => ask(api().PATCH("/api/v1/me", { body })),
    onSuccess: async (next) => {
      client.setQueryData(meQuery.queryKey, next);
      await setLanguage(next.user.language ?? workspace.language);
      await router.invalidate();
      reset();
    },
  });
  const zones = [...new Set([timeZone ?? "UTC", "UTC", ...Intl.supportedValuesOf("timeZone")])];
  return (
    <section aria-label={t("you.profile")} className="card p-4 sm:p-6">
      <h2 className="mb-4 font-semibold">{t("you.profile")}</h2>
      <SaveForm
        save={save}
        dirty={isDirty}
        onDiscard={reset}
        onSave={() =>
          save.mutate(
            defined({
              name: changes.name?.trim(),
              notify: changes.notify,
              language:
                changes.language === undefined ? undefined : (changes.language as Language) || null,
              timeZone: changes.timeZone === undefined ? undefined : changes.timeZone || null,
            }),
          )
        }
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("you.name")}
            hint={t("you.nameHint")}
            maxLength={100}
            autoComplete="name"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
          <TextField label={t("you.email")} value={me.user.email} readOnly className="min-w-0" />
        </div>
        <SelectField
          label={t("you.language")}
          hint={t("you.languageHint")}
          value={draft.language}
          onChange={(event) => change({ language: event.target.value as Language | "" })}
        >
          <option value={WORKSPACE}>
            {t("you.language.workspace", { language: LANGUAGE_NAMES[workspace.language] })}
          </option>
          {Object.entries(LANGUAGE_NAMES).map(([code, own]) => (
            <option key={code} value={code} lang={code}>
              {own}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("you.timeZone")}
          hint={t("you.timeZoneHint")}
          value={draft.timeZone}
          onChange={(event) => change({ timeZone: event.target.value })}
        >
          <option value={WORKSPACE}>
            {t("you.timeZone.workspace", { zone: workspace.timeZone.replaceAll("_", " ") })}
          </option>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
        <fieldset>
          <legend className="text-sm font-medium">{t("you.mails")}</legend>
          <p className="mt-0.5 mb-1 text-sm text-muted">{t("you.mailsText")}</p>
          {MAILS.map((mail) => (
            <label key={mail} className="flex min-h-10 items-center gap-3 text-sm touch:min-h-11">
              <input
                type="checkbox"
                className="size-5 shrink-0"
                checked={draft.notify[mail]}
                onChange={(event) =>
                  change({ notify: { ...draft.notify, [mail]: event.target.checked } })
                }
              />
              {t(`you.notify.${mail}`)}
            </label>
          ))}
        </fieldset>
      </SaveForm>
    </section>
  );
}
