import type { Survey } from "@candor/contract/survey.ts";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { nextOption } from "./question-draft.ts";
import type { Question } from "./question-queries.ts";
import { TextRow } from "./text-row.tsx";

type Choice = Extract<Question, { kind: "choice" }>;
const MOST_OPTIONS = 20;

/** What may be chosen, each in all languages, and whether several may be. */
export function OptionFields({
  survey,
  question,
  onChange,
}: {
  survey: Survey;
  question: Choice;
  onChange: (question: Choice) => void;
}) {
  const t = useMessages("web-questions");
  const { options } = question;
  const set = (next: Choice["options"]) => onChange({ ...question, options: next });
  return (
    <div className="space-y-3">
      <label className="flex min-h-10 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-4.5"
          checked={question.several}
          onChange={(event) => onChange({ ...question, several: event.target.checked })}
        />
        {t("several")}
      </label>
      {options.map((option, at) => (
        <div key={option.value} className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <TextRow
              survey={survey}
              name={t("option", { n: at + 1 })}
              texts={option.label}
              max={200}
              onChange={(label) =>
                set(options.map((one, i) => (i === at ? { ...one, label } : one)))
              }
            />
          </div>
          {options.length > 2 ? (
            <IconButton
              name={t("option.remove", { n: at + 1 })}
              className="mt-6"
              onClick={() => set(options.filter((_, i) => i !== at))}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          ) : null}
        </div>
      ))}
      {options.length < MOST_OPTIONS ? (
        <Button
          look="quiet"
          onClick={() => set([...options, nextOption(options, survey.defaultLanguage)])}
        >
          <Plus aria-hidden className="size-4" />
          {t("option.add")}
        </Button>
      ) : null}
    </div>
  );
}
