import type { MailSettings } from "@candor/contract/sending.ts";
import { useMessages } from "../../language/language-context.tsx";
import { TextField } from "../../parts/field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { useSaveMail } from "./use-save-mail.ts";

/** Who the letter is from, where answers to it go, and the line at its bottom. */
export function MailSender({ surveyId, mail }: { surveyId: string; mail: MailSettings }) {
  const t = useMessages("web-asking");
  const save = useSaveMail(surveyId);
  const { draft, isDirty, change, reset } = useDraft({
    senderName: mail.senderName ?? "",
    replyTo: mail.replyTo ?? "",
    footer: mail.footer,
  });
  return (
    <SaveForm
      name={t("mail.sender")}
      className="card space-y-3 p-4 sm:p-5"
      save={save}
      dirty={isDirty}
      onDiscard={reset}
      onSave={() =>
        save.mutate(
          {
            ...mail,
            senderName: draft.senderName.trim() || null,
            replyTo: draft.replyTo.trim() || null,
            footer: draft.footer.trim(),
          },
          { onSuccess: reset },
        )
      }
    >
      <h2 className="font-semibold">{t("mail.sender")}</h2>
      <TextField
        maxLength={100}
        label={t("mail.senderName")}
        value={draft.senderName}
        onChange={(event) => change({ senderName: event.target.value })}
      />
      <TextField
        type="email"
        maxLength={254}
        label={t("mail.replyTo")}
        value={draft.replyTo}
        onChange={(event) => change({ replyTo: event.target.value })}
      />
      <TextField
        maxLength={500}
        label={t("mail.footer")}
        value={draft.footer}
        onChange={(event) => change({ footer: event.target.value })}
      />
    </SaveForm>
  );
}
