import { useQuery } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useId } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { Button, IconButton } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { someAccountsQuery } from "../../subjects/account-queries.ts";
import type { PersonDraft } from "./person-draft.ts";

type Props = { draft: PersonDraft; onChange: (patch: Partial<PersonDraft>) => void };

/** Everything that can be said of a person by hand. */
export function PersonFields({ draft, onChange }: Props) {
  const t = useMessages("web-people");
  const format = useFormat();
  const zones = useId();
  const languages = [...new Set([...Object.keys(LANGUAGE_NAMES), draft.language])].filter(Boolean);
  const text = (field: "email" | "phone" | "name" | "externalId" | "timeZone") => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("name")} maxLength={200} autoComplete="off" {...text("name")} />
        <TextField
          type="email"
          label={t("email")}
          maxLength={254}
          autoComplete="off"
          {...text("email")}
        />
        <TextField
          type="tel"
          label={t("phone")}
          hint={t("phoneHint")}
          maxLength={40}
          autoComplete="off"
          {...text("phone")}
        />
        <TextField
          label={t("externalId")}
          hint={t("externalIdHint")}
          maxLength={200}
          autoComplete="off"
          {...text("externalId")}
        />
        <SelectField
          label={t("language")}
          value={draft.language}
          onChange={(event) => onChange({ language: event.target.value })}
        >
          <option value="">{t("language.none")}</option>
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {format.languageName(tag)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("timeZone")}
          hint={t("timeZoneHint")}
          list={zones}
          placeholder="Europe/Riga"
          maxLength={64}
          {...text("timeZone")}
        />
        <datalist id={zones}>
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <Company draft={draft} onChange={onChange} />
      <Attributes draft={draft} onChange={onChange} />
    </div>
  );
}

/** The company that they belong to; a name that nobody has had yet makes one. */
function Company({ draft, onChange }: Props) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const some = useQuery(someAccountsQuery(workspace.id));
  const list = useId();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t("account")}
        hint={t("accountHint")}
        maxLength={200}
        autoComplete="off"
        list={list}
        value={draft.account}
        onChange={(event) => onChange({ account: event.target.value })}
      />
      <datalist id={list}>
        {some.data?.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <SelectField
        label={t("accountRole")}
        value={draft.accountRole}
        onChange={(event) => onChange({ accountRole: event.target.value })}
      >
        <option value="">{t("accountRole.none")}</option>
        <option value="decision_maker">{t("accountRole.decision_maker")}</option>
        <option value="user">{t("accountRole.user")}</option>
      </SelectField>
    </div>
  );
}

function Attributes({ draft, onChange }: Props) {
  const t = useMessages("web-people");
  const set = (key: number, patch: { name?: string; value?: string }) =>
    onChange({
      attributes: draft.attributes.map((one) => (one.key === key ? { ...one, ...patch } : one)),
    });
  const next = Math.max(-1, ...draft.attributes.map(({ key }) => key)) + 1;
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("attributes")}</legend>
      <div className="space-y-2">
        {draft.attributes.map(({ key, name, value }) => (
          <div key={key} className="flex gap-2">
            <input
              className="field min-w-0 flex-1"
              aria-label={t("attribute")}
              placeholder={t("attribute")}
              maxLength={100}
              value={name}
              onChange={(event) => set(key, { name: event.target.value })}
            />
            <input
              className="field min-w-0 flex-1"
              aria-label={name || t("value")}
              placeholder={t("value")}
              maxLength={1000}
              value={value}
              onChange={(event) => set(key, { value: event.target.value })}
            />
            <IconButton
              name={t("removeAttribute", { name: name || t("attribute") })}
              onClick={() =>
                onChange({ attributes: draft.attributes.filter((one) => one.key !== key) })
              }
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          </div>
        ))}
      </div>
      <Button
        look="quiet"
        className="mt-2"
        onClick={() =>
          onChange({ attributes: [...draft.attributes, { key: next, name: "", value: "" }] })
        }
      >
        <Plus aria-hidden className="size-4" />
        {t("addAttribute")}
      </Button>
    </fieldset>
  );
}
