import type { WidgetFurtherQuestion } from "@candor/contract/widget.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import type { FurtherQuestion } from "../answer-page/answer-view.ts";

/** A further question as the widget draws it: every kind is words, steps, stars or a text. */
export function drawn(question: FurtherQuestion, language: string): WidgetFurtherQuestion {
  const { id, text, groups, when } = question;
  const shared = { id, text, groups, when };
  const say = (key: string, args = {}) => answerMessage(language, key, args);
  switch (question.kind) {
    case "text":
      return { ...shared, look: "text" };
    case "choice": {
      const { several, options } = question;
      const hint = several ? say("chooseAny") : undefined;
      return { ...shared, look: "words", several, options, hint };
    }
    case "csat": {
      const options = steps(1, 5).map(({ value }) => ({ value, label: say(`csat.${value}`) }));
      return { ...shared, look: "words", several: false, options };
    }
    case "stars": {
      const label = (value: string) => say("outOf", { value, max: 5 });
      const options = steps(1, 5).map(({ value }) => ({ value, label: label(value) }));
      return { ...shared, look: "stars", several: false, options };
    }
    case "ces":
      return numbers(1, 7, say("ces.low"), say("ces.high"));
    case "scale":
      return numbers(question.from, question.to, question.lowEnd, question.highEnd);
  }

  function numbers(from: number, to: number, low: string, high: string): WidgetFurtherQuestion {
    const ends = [`${from} – ${low}`, `${to} – ${high}`];
    return { ...shared, look: "steps", several: false, options: steps(from, to), ends };
  }
}

function steps(from: number, to: number): { value: string; label: string }[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const value = String(from + index);
    return { value, label: value };
  });
}
