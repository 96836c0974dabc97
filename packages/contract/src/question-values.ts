import type { Question } from "./question.ts";

/** Values that an answer to a question of steps may have; null for those of free text. */
export function valuesOf(question: Question): readonly string[] | null {
  switch (question.kind) {
    case "text":
      return null;
    case "choice":
      return question.options.map(({ value }) => value);
    case "scale":
      return steps(question.from, question.to);
    case "csat":
    case "stars":
      return steps(1, 5);
    case "ces":
      return steps(1, 7);
  }
}

function steps(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
