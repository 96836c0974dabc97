import { valuesOf } from "@candor/contract/question-values.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { SelectField } from "../../parts/field.tsx";
import { GROUP_FILL, GROUP_ORDER } from "../../parts/groups.ts";
import { labelOfValue, textIn } from "./question-draft.ts";
import type { Question } from "./question-queries.ts";

/** Who is asked: groups of the score, and answers to an earlier question. */
export function BranchFields({
  survey,
  question,
  earlier,
  onChange,
}: {
  survey: Survey;
  question: Question;
  earlier: readonly Question[];
  onChange: (question: Question) => void;
}) {
  const t = useMessages("web-questions");
  const s = useMessages("score");
  const words = useOpenMessages("web-questions");
  const language = survey.defaultLanguage;
  const closed = earlier.filter((one) => valuesOf(one) !== null);
  const { groups = [...GROUP_ORDER], when } = question;
  const asked = closed.find(({ id }) => id === when?.question);
  const setGroup = (group: (typeof GROUP_ORDER)[number], on: boolean) => {
    const next = GROUP_ORDER.filter((one) => (one === group ? on : groups.includes(one)));
    const { groups: _, ...rest } = question;
    if (next.length === 0) return;
    onChange(next.length === GROUP_ORDER.length ? rest : { ...rest, groups: next });
  };
  const setWhen = (next: Question["when"]) => {
    const { when: _, ...rest } = question;
    onChange(next ? { ...rest, when: next } : rest);
  };
  return (
    <div className="space-y-3">
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t("groups")}</legend>
        <div className="flex flex-wrap gap-2">
          {GROUP_ORDER.map((group) => (
            <button
              key={group}
              type="button"
              className="chip"
              aria-pressed={groups.includes(group)}
              onClick={() => setGroup(group, !groups.includes(group))}
            >
              <span aria-hidden className={`size-3 rounded-[3px] ${GROUP_FILL[group]}`} />
              {s(`${group}s`)}
            </button>
          ))}
        </div>
      </fieldset>
      {closed.length > 0 ? (
        <SelectField
          label={t("when")}
          value={when?.question ?? ""}
          onChange={(event) => {
            const chosen = closed.find(({ id }) => id === event.target.value);
            const [first] = (chosen && valuesOf(chosen)) ?? [];
            setWhen(chosen && first ? { question: chosen.id, anyOf: [first] } : undefined);
          }}
        >
          <option value="">{t("when.always")}</option>
          {closed.map((one) => (
            <option key={one.id} value={one.id}>
              {textIn(one.text, language) || one.id}
            </option>
          ))}
        </SelectField>
      ) : null}
      {asked && when ? (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("when.anyOf")}</legend>
          <div className="flex flex-wrap gap-2">
            {(valuesOf(asked) ?? []).map((value) => {
              const on = when.anyOf.includes(value);
              const next = on ? when.anyOf.filter((one) => one !== value) : [...when.anyOf, value];
              return (
                <button
                  key={value}
                  type="button"
                  className="chip"
                  aria-pressed={on}
                  disabled={on && next.length === 0}
                  onClick={() => setWhen({ ...when, anyOf: next })}
                >
                  {labelOfValue(asked, value, language, words)}
                </button>
              );
            })}
          </div>
        </fieldset>
      ) : null}
    </div>
  );
}
