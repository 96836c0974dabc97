import type { Question } from "@candor/contract/question.ts";
import { valuesOf } from "@candor/contract/question-values.ts";

type Properties = Readonly<Record<string, string>>;

/**
 * Takes answers to further questions out of what a file's columns became: columns that are called as our
 * exports call them (`answers[delivery]`), or as the survey asks the question, in any of its languages.
 * What the question has no value for stays a property: nothing of a file is lost.
 */
export function answersInColumns(
  questions: readonly Question[],
): (properties: Properties) => { properties: Properties; answers: Record<string, string[]> } {
  const byName = new Map(
    questions.flatMap((question) =>
      [`answers[${question.id}]`, ...Object.values(question.text)].map(
        (name) => [plain(name), question] as const,
      ),
    ),
  );
  return (properties) => {
    if (byName.size === 0) return { properties, answers: {} };
    const left: Record<string, string> = {};
    const answers: Record<string, string[]> = {};
    for (const [name, cell] of Object.entries(properties)) {
      const question = byName.get(plain(name));
      const values = question && valuesIn(question, cell);
      if (question && values) answers[question.id] = values;
      else left[name] = cell;
    }
    return { properties: left, answers };
  };
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}

/** The values that a cell holds, by value or by label; null when one of them is none. */
function valuesIn(question: Question, cell: string): string[] | null {
  if (question.kind === "text") return [cell];
  if (question.kind !== "choice") {
    const step = String(Number(cell.replace(",", ".")));
    return valuesOf(question)?.includes(step) ? [step] : null;
  }
  const one = optionIn(question, cell);
  if (one !== null) return [one];
  if (!question.several) return null;
  const parts = cell.split(/\s*[,;|]\s*/).filter((part) => part !== "");
  const values = parts.map((part) => optionIn(question, part));
  return values.every((value) => value !== null) ? values : null;
}

function optionIn(
  { options }: Extract<Question, { kind: "choice" }>,
  written: string,
): string | null {
  const wanted = plain(written);
  const found = options.find(
    ({ value, label }) =>
      plain(value) === wanted || Object.values(label).some((text) => plain(text) === wanted),
  );
  return found?.value ?? null;
}
