import type { MailSettings } from "@candor/contract/sending.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { WordingWarnings } from "../../subjects/wording-warnings.tsx";
import type { MailVariant } from "./mail-screen.tsx";
import { needsBase, ownTexts, withTexts } from "./mail-texts.ts";
import { useSaveMail } from "./use-save-mail.ts";

/** Subject and opening words of the letter that is looked at. */
export function MailWording(props: { surveyId: string; mail: MailSettings; variant: MailVariant }) {
  const { surveyId, mail, variant } = props;
  const t = useMessages("web-asking");
  const w = useMessages("web");
  const own = ownTexts(mail, variant);
  const [texts, setTexts] = useState({ subject: own?.subject ?? "", intro: own?.intro ?? "" });
  const save = useSaveMail(surveyId);
  const set = (patch: Partial<typeof texts>) => {
    save.reset();
    setTexts({ ...texts, ...patch });
  };
  return (
    <form
      className="card space-y-3 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(withTexts(mail, variant, texts));
      }}
    >
      <h2 className="font-semibold">{t("mail.wording")}</h2>
      {needsBase(mail, variant) ? (
        <p className="text-sm text-muted">{t("mail.baseFirst")}</p>
      ) : (
        <>
          <TextField
            required
            maxLength={200}
            lang={variant.language}
            dir="auto"
            label={t("mail.subject")}
            hint={t("mail.wordingHint")}
            value={texts.subject}
            onChange={(event) => set({ subject: event.target.value })}
          />
          <TextArea
            maxLength={2000}
            lang={variant.language}
            dir="auto"
            label={t("mail.intro")}
            value={texts.intro}
            onChange={(event) => set({ intro: event.target.value })}
          />
          <WordingWarnings
            text={`${texts.subject}\n${texts.intro}`}
            language={variant.language}
            of="text"
          />
          <ErrorNotice error={save.error} />
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" look="strong" busy={save.isPending}>
              {w("save")}
            </Button>
            {own ? (
              <Button
                look="quiet"
                busy={save.isPending}
                onClick={() => {
                  setTexts({ subject: "", intro: "" });
                  save.mutate(withTexts(mail, variant, null));
                }}
              >
                {t("mail.readyMade")}
              </Button>
            ) : null}
            <span role="status" className="text-sm text-muted">
              {save.isSuccess ? t("mail.saved") : ""}
            </span>
          </div>
        </>
      )}
    </form>
  );
}
