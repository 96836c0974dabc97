import type { SurveyTexts } from "@candor/contract/survey.ts";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { GROUP_FILL } from "../../parts/groups.ts";
import { WordingWarnings } from "../../subjects/wording-warnings.tsx";

/** Promoters first here: in the order in which thanks are given, best news on top. */
const GROUPS = ["promoter", "passive", "detractor"] as const;

/** All texts of one language; the question is checked for wording that steers. */
export function LanguageTexts({
  language,
  heading,
  subject,
  texts,
  onChange,
  onFocus,
  onReadyMade,
}: {
  language: string;
  heading: string | null;
  subject: string;
  texts: SurveyTexts;
  onChange: (texts: SurveyTexts) => void;
  onFocus: () => void;
  onReadyMade: () => void;
}) {
  const t = useMessages("web-surveys");
  const s = useMessages("score");
  return (
    <fieldset lang={language} className="min-w-0 space-y-4" onFocus={onFocus}>
      {heading ? <legend className="mb-3 font-semibold">{heading}</legend> : null}
      <div>
        <TextArea
          label={t("question")}
          hint={t("questionHint", { subject })}
          required
          maxLength={500}
          dir="auto"
          value={texts.question}
          onChange={(event) => onChange({ ...texts, question: event.target.value })}
        />
        <WordingWarnings text={texts.question} language={language} of="question" />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("lowEnd")}
          maxLength={100}
          dir="auto"
          value={texts.lowEnd}
          onChange={(event) => onChange({ ...texts, lowEnd: event.target.value })}
        />
        <TextField
          label={t("highEnd")}
          maxLength={100}
          dir="auto"
          value={texts.highEnd}
          onChange={(event) => onChange({ ...texts, highEnd: event.target.value })}
        />
      </div>
      {(["followUp", "thanks"] as const).map((part) => (
        <fieldset key={part} className="space-y-3">
          <legend className="mb-2 text-sm font-semibold">{t(part)}</legend>
          {GROUPS.map((group) => (
            <TextArea
              key={group}
              rows={1}
              label={
                <span className="flex items-center gap-2">
                  <span aria-hidden className={`size-3 rounded-[3px] ${GROUP_FILL[group]}`} />
                  {s(`${group}s`)}
                </span>
              }
              required
              maxLength={500}
              dir="auto"
              value={texts[part][group]}
              onChange={(event) =>
                onChange({ ...texts, [part]: { ...texts[part], [group]: event.target.value } })
              }
            />
          ))}
          <WordingWarnings
            text={GROUPS.map((group) => texts[part][group]).join("\n")}
            language={language}
            of="text"
          />
        </fieldset>
      ))}
      <TextArea
        label={t("privacy")}
        hint={t("privacyHint")}
        rows={2}
        maxLength={500}
        dir="auto"
        value={texts.privacy}
        onChange={(event) => onChange({ ...texts, privacy: event.target.value })}
      />
      <Button look="quiet" onClick={onReadyMade}>
        <RotateCcw aria-hidden className="size-4" />
        {t("readyMade")}
      </Button>
    </fieldset>
  );
}
