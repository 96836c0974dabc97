import type { Group } from "@candor/contract/common.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { GROUP_ORDER } from "../../parts/groups.ts";
import { Letter } from "../../parts/letter.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { mailPreviewQuery, surveyAskingQuery } from "../../subjects/asking-queries.ts";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { AskingFrame } from "./asking-frame.tsx";
import { DeliveryNotice } from "./delivery-notice.tsx";
import { MailSender } from "./mail-sender.tsx";
import { MailWording } from "./mail-wording.tsx";

/** Which letter is looked at: its language, and the group it is for or that it is a reminder. */
export type MailVariant = { language: string; group: Group | ""; reminder: boolean };

/** The letter in every language and variant, its wording, and a test to oneself. */
export function MailScreen() {
  const { survey } = useHere();
  return (
    <AskingFrame>
      {survey ? (
        <>
          <DeliveryNotice />
          <Mail key={survey.id} survey={survey} />
        </>
      ) : (
        <NoSurvey />
      )}
    </AskingFrame>
  );
}

function Mail({ survey }: { survey: Survey }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const may = useMay();
  const [variant, setVariant] = useState<MailVariant>({
    language: survey.defaultLanguage,
    group: "",
    reminder: false,
  });
  const asking = useQuery(surveyAskingQuery(workspace.id, survey.id));
  return (
    <>
      <p className="mb-3 text-sm text-muted">{t("mail.lead")}</p>
      <VariantChoice survey={survey} variant={variant} onChange={setVariant} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <Preview surveyId={survey.id} variant={variant} />
        <div className="min-w-0 space-y-4">
          {may.write ? <SendTest surveyId={survey.id} variant={variant} /> : null}
          <ErrorNotice error={asking.error} retry={() => void asking.refetch()} />
          {asking.data ? (
            <fieldset disabled={!may.write} className="space-y-4">
              <MailWording
                key={`${variant.language} ${variant.group} ${variant.reminder}`}
                surveyId={survey.id}
                mail={asking.data.mail}
                variant={variant}
              />
              <MailSender surveyId={survey.id} mail={asking.data.mail} />
            </fieldset>
          ) : (
            <GhostRows rows={3} />
          )}
        </div>
      </div>
    </>
  );
}

function VariantChoice(props: {
  survey: Survey;
  variant: MailVariant;
  onChange: (variant: MailVariant) => void;
}) {
  const { survey, variant, onChange } = props;
  const t = useMessages("web-asking");
  const format = useFormat();
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <select
        aria-label={t("mail.language")}
        className="field field--small"
        value={variant.language}
        onChange={(event) => onChange({ ...variant, language: event.target.value })}
      >
        {survey.languages.map((tag) => (
          <option key={tag} value={tag}>
            {format.languageName(tag)}
          </option>
        ))}
      </select>
      <select
        aria-label={t("mail.group")}
        className="field field--small max-w-full"
        value={variant.reminder ? "reminder" : variant.group}
        onChange={(event) => {
          const reminder = event.target.value === "reminder";
          onChange({
            ...variant,
            reminder,
            group: reminder ? "" : (event.target.value as Group | ""),
          });
        }}
      >
        <option value="">{t("mail.group.none")}</option>
        {GROUP_ORDER.map((group) => (
          <option key={group} value={group}>
            {t(`mail.group.${group}`)}
          </option>
        ))}
        <option value="reminder">{t("mail.reminder")}</option>
      </select>
    </div>
  );
}

function Preview({ surveyId, variant }: { surveyId: string; variant: MailVariant }) {
  const t = useMessages("web-asking");
  const format = useFormat();
  const { workspace } = useHere();
  const [asText, setAsText] = useState(false);
  const preview = useQuery(
    mailPreviewQuery(workspace.id, surveyId, {
      language: variant.language,
      group: variant.group || undefined,
      reminder: variant.reminder ? "true" : undefined,
    }),
  );
  return (
    <section aria-label={t("mail.preview")} className="card min-w-0 p-4 sm:p-5">
      <ErrorNotice error={preview.error} retry={() => void preview.refetch()} />
      {preview.data ? (
        <div className={preview.isPlaceholderData ? "stale" : ""}>
          <dl className="mb-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
            <dt className="text-muted">{t("mail.from")}</dt>
            <dd className="wrap-anywhere">{preview.data.from}</dd>
            <dt className="text-muted">{t("mail.subject")}</dt>
            <dd lang={preview.data.language} dir="auto" className="font-medium wrap-anywhere">
              {preview.data.subject}
            </dd>
          </dl>
          {asText ? (
            <pre
              lang={preview.data.language}
              className="overflow-x-auto rounded-lg bg-sunken p-4 text-sm whitespace-pre-wrap wrap-anywhere"
            >
              {preview.data.text}
            </pre>
          ) : (
            <Letter html={preview.data.html} title={t("mail.preview")} />
          )}
          <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
            <p className="number text-xs text-muted">
              {t("mail.size", { size: format.bytes(preview.data.bytes) })}
            </p>
            <button
              type="button"
              className="chip"
              aria-pressed={asText}
              onClick={() => setAsText(!asText)}
            >
              {t("mail.asText")}
            </button>
          </div>
        </div>
      ) : preview.isPending ? (
        <GhostRows rows={5} />
      ) : null}
    </section>
  );
}

function SendTest({ surveyId, variant }: { surveyId: string; variant: MailVariant }) {
  const t = useMessages("web-asking");
  const { me, workspace } = useHere();
  const [to, setTo] = useState(me.user.email);
  const send = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/surveys/{surveyId}/mail/test", {
          params: { path: { surveyId } },
          body: {
            to: to.trim(),
            language: variant.language,
            ...(variant.group ? { group: variant.group } : {}),
          },
        }),
      ),
  });
  return (
    <form
      className="card space-y-3 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <TextField
        required
        type="email"
        maxLength={254}
        label={t("mail.test")}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <ErrorNotice error={send.error} />
      <Button type="submit" look="strong" busy={send.isPending}>
        {t("mail.testSend")}
      </Button>
      <p role="status" className="text-sm wrap-anywhere empty:hidden">
        {send.data ? t("mail.testSent", { reply: send.data.reply }) : ""}
      </p>
    </form>
  );
}
