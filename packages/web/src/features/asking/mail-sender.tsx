import type { MailSettings } from "@candor/contract/sending.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useSaveMail } from "./use-save-mail.ts";

/** Who the letter is from, where answers to it go, and the line at its bottom. */
export function MailSender({ surveyId, mail }: { surveyId: string; mail: MailSettings }) {
  const t = useMessages("web-asking");
  const w = useMessages("web");
  const [senderName, setSenderName] = useState(mail.senderName ?? "");
  const [replyTo, setReplyTo] = useState(mail.replyTo ?? "");
  const [footer, setFooter] = useState(mail.footer);
  const save = useSaveMail(surveyId);
  return (
    <form
      className="card space-y-3 p-4 sm:p-5"
      onChange={() => save.reset()}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          ...mail,
          senderName: senderName.trim() || null,
          replyTo: replyTo.trim() || null,
          footer: footer.trim(),
        });
      }}
    >
      <h2 className="font-semibold">{t("mail.sender")}</h2>
      <TextField
        maxLength={100}
        label={t("mail.senderName")}
        value={senderName}
        onChange={(event) => setSenderName(event.target.value)}
      />
      <TextField
        type="email"
        maxLength={254}
        label={t("mail.replyTo")}
        value={replyTo}
        onChange={(event) => setReplyTo(event.target.value)}
      />
      <TextField
        maxLength={500}
        label={t("mail.footer")}
        value={footer}
        onChange={(event) => setFooter(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="flex items-center gap-3">
        <Button type="submit" look="strong" busy={save.isPending}>
          {w("save")}
        </Button>
        <span role="status" className="text-sm text-muted">
          {save.isSuccess ? t("mail.saved") : ""}
        </span>
      </div>
    </form>
  );
}
