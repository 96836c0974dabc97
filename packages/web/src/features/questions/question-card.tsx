import type { Survey } from "@candor/contract/survey.ts";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import ChevronDown from "lucide-react/icons/chevron-down";
import Trash2 from "lucide-react/icons/trash-2";
import { useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { BranchFields } from "./branch-fields.tsx";
import { OptionFields } from "./option-fields.tsx";
import { textIn } from "./question-draft.ts";
import type { Question, Saved } from "./question-queries.ts";
import { TextRow } from "./text-row.tsx";

/** One question: closed, its words and kind; open, everything that can be said about it. */
export function QuestionCard({
  survey,
  question,
  earlier,
  place,
  isSaved,
  missing,
  open,
  onToggle,
  onChange,
  onUp,
  onDown,
  onRemove,
}: {
  survey: Survey;
  question: Question;
  earlier: readonly Question[];
  place: number;
  /** Its name stands in answers already, and stays. */
  isSaved: boolean;
  missing: Saved["missing"];
  open: boolean;
  onToggle: () => void;
  onChange: (question: Question) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}) {
  const t = useMessages("web-questions");
  const text = textIn(question.text, survey.defaultLanguage);
  const name = text || t("untitled");
  const lacking = new Set(missing.map(({ language }) => language)).size;
  return (
    <section aria-label={name} className="rounded-xl border border-line">
      <div className="flex flex-wrap items-center justify-end gap-1 p-2 ps-3">
        <button
          type="button"
          aria-expanded={open}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-3 text-start max-sm:basis-full"
          onClick={onToggle}
        >
          <span className="number text-muted">{place}</span>
          <span className="min-w-0 flex-1">
            <span className="block font-medium wrap-anywhere">{name}</span>
            <span className="block text-xs text-muted">
              {t(`kind.${question.kind}`)}
              {question.groups || question.when ? ` · ${t("branched")}` : ""}
              {lacking > 0 ? ` · ${t("missing", { n: lacking })}` : ""}
            </span>
          </span>
          <ChevronDown
            aria-hidden
            className={`size-4 shrink-0 text-muted transition-transform ${open ? "rotate-180" : ""}`}
          />
        </button>
        <IconButton name={t("up", { name })} disabled={!onUp} onClick={() => onUp?.()}>
          <ArrowUp aria-hidden className="size-4" />
        </IconButton>
        <IconButton name={t("down", { name })} disabled={!onDown} onClick={() => onDown?.()}>
          <ArrowDown aria-hidden className="size-4" />
        </IconButton>
        <IconButton name={t("remove", { name })} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
      {open ? (
        <div className="space-y-4 border-t border-line p-3">
          <TextRow
            survey={survey}
            name={t("text")}
            texts={question.text}
            max={500}
            onChange={(texts) => onChange({ ...question, text: texts })}
          />
          {question.kind === "choice" ? (
            <OptionFields survey={survey} question={question} onChange={onChange} />
          ) : null}
          {question.kind === "scale" ? (
            <ScaleFields survey={survey} question={question} onChange={onChange} />
          ) : null}
          <BranchFields survey={survey} question={question} earlier={earlier} onChange={onChange} />
          {isSaved ? (
            <p className="text-sm text-muted">{t("name.stays", { name: question.id })}</p>
          ) : (
            <TextField
              label={t("name")}
              hint={t("name.hint")}
              required
              pattern="[a-z][a-z0-9_\-]{0,39}"
              maxLength={40}
              value={question.id}
              onChange={(event) => onChange({ ...question, id: event.target.value })}
            />
          )}
        </div>
      ) : null}
    </section>
  );
}

type Scale = Extract<Question, { kind: "scale" }>;

/** The competitor under another name, in its texts, too, where they hold the old one. */
function named(question: Scale, competitor: string): Scale {
  const before = question.competitor ?? "…";
  const text = Object.fromEntries(
    Object.entries(question.text).map(([language, one]) => [
      language,
      one.replace(before, competitor),
    ]),
  );
  return { ...question, competitor, text };
}

function ScaleFields({
  survey,
  question,
  onChange,
}: {
  survey: Survey;
  question: Extract<Question, { kind: "scale" }>;
  onChange: (question: Question) => void;
}) {
  const t = useMessages("web-questions");
  const { competitor } = question;
  const ends = (
    <>
      <TextRow
        survey={survey}
        name={t("scale.lowEnd")}
        texts={question.lowEnd}
        max={100}
        onChange={(lowEnd) => onChange({ ...question, lowEnd })}
      />
      <TextRow
        survey={survey}
        name={t("scale.highEnd")}
        texts={question.highEnd}
        max={100}
        onChange={(highEnd) => onChange({ ...question, highEnd })}
      />
    </>
  );
  if (competitor !== undefined) {
    return (
      <>
        <TextField
          label={t("competitor")}
          hint={t("competitor.hint")}
          required
          maxLength={100}
          value={competitor === "…" ? "" : competitor}
          onChange={(event) => onChange(named(question, event.target.value || "…"))}
        />
        {ends}
      </>
    );
  }
  return (
    <>
      <div className="grid max-w-sm grid-cols-2 gap-3">
        <NumberField
          label={t("scale.from")}
          min={0}
          max={1}
          value={question.from}
          onChange={(from) => onChange({ ...question, from })}
        />
        <NumberField
          label={t("scale.to")}
          min={2}
          max={10}
          value={question.to}
          onChange={(to) => onChange({ ...question, to })}
        />
      </div>
      {ends}
    </>
  );
}
