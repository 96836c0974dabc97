import { useMessages } from "../../language/language-context.tsx";
import { SelectField, TextArea, TextField } from "../../parts/field.tsx";
import { ENCODINGS, faultsOf, METHODS, type WebhookDraft } from "./webhook-draft.ts";

export type WebhookFieldsProps = {
  draft: WebhookDraft;
  onChange: (patch: Partial<WebhookDraft>) => void;
  isNew: boolean;
};

/** Where it goes; each format asks for its own. What is secret is never shown again. */
export function TargetFields({ draft, onChange, isNew }: WebhookFieldsProps) {
  const t = useMessages("web-webhooks");
  const { format } = draft;
  const text = (
    field: "url" | "apiKey" | "channel" | "botToken" | "chatId" | "template" | "headers",
  ) => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  const kept = isNew ? undefined : t("secretKept");
  return (
    <>
      {format === "telegram" ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            required={isNew}
            autoComplete="off"
            label={t("botToken")}
            hint={kept}
            placeholder="123456:ABC-DEF…"
            {...text("botToken")}
          />
          <TextField
            required={isNew}
            label={t("chatId")}
            hint={kept ?? t("chatIdHint")}
            placeholder="@channel"
            {...text("chatId")}
          />
        </div>
      ) : (
        <TextField
          type="url"
          required={isNew}
          maxLength={2000}
          autoComplete="off"
          label={t("url")}
          hint={kept ?? t("urlHint")}
          placeholder="https://"
          {...text("url")}
        />
      )}
      {format === "delighted" ? (
        <TextField
          required={isNew}
          autoComplete="off"
          label={t("apiKey")}
          hint={kept ?? t("apiKeyHint")}
          {...text("apiKey")}
        />
      ) : null}
      {format === "mattermost" ? (
        <TextField maxLength={100} label={t("chatChannel")} {...text("channel")} />
      ) : null}
      {format === "slack" || format === "mattermost" || format === "telegram" ? (
        <TextArea
          maxLength={3500}
          label={t("template")}
          hint={kept ?? t("templateHint")}
          {...text("template")}
        />
      ) : null}
      {format === "action" ? (
        <ActionFields draft={draft} onChange={onChange} isNew={isNew} />
      ) : null}
      {format === "candor" || format === "action" ? (
        <TextArea
          dir="ltr"
          label={t("headers")}
          hint={isNew ? undefined : t("headersKept")}
          placeholder="X-Team: support"
          {...text("headers")}
        />
      ) : null}
    </>
  );
}

function ActionFields({ draft, onChange, isNew }: WebhookFieldsProps) {
  const t = useMessages("web-webhooks");
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <SelectField
          label={t("method")}
          value={draft.method}
          onChange={(event) => onChange({ method: event.target.value as WebhookDraft["method"] })}
        >
          {METHODS.map((method) => (
            <option key={method}>{method}</option>
          ))}
        </SelectField>
        <SelectField
          label={t("encoding")}
          value={draft.encoding}
          onChange={(event) =>
            onChange({ encoding: event.target.value as WebhookDraft["encoding"] })
          }
        >
          {ENCODINGS.map((encoding) => (
            <option key={encoding} value={encoding}>
              {t(`encoding.${encoding}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <TextArea
        dir="ltr"
        label={t("body")}
        hint={isNew ? t("templateHint") : t("secretKept")}
        error={faultsOf(draft).body ? t("bodyWrong") : undefined}
        placeholder='{"score": "{score}", "text": "{comment}"}'
        value={draft.body}
        onChange={(event) => onChange({ body: event.target.value })}
      />
    </>
  );
}
