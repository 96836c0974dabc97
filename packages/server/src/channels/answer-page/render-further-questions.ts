import type { Group } from "@candor/contract/common.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import type { FurtherQuestion } from "./answer-view.ts";
import { type Html, html, raw } from "./html.ts";

const STAR = raw(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1L3.2 9.6l6.1-.8z"/></svg>',
);

type Values = Readonly<Record<string, string | readonly string[]>>;

interface Context {
  language: string;
  /** Group of the score; `undefined` renders every question for the script to choose from. */
  group: Group | undefined;
  values: Values;
}

/**
 * The questions after the comment. Each carries who is asked (`data-groups`) and when
 * (`data-when`, `data-any`), so that the script can branch; without a script the branches are shown to
 * which the answers so far led, and the page says which it showed (`shown`): after the post it comes
 * again with those to which the new answers lead.
 */
export function furtherQuestions(questions: readonly FurtherQuestion[], context: Context): Html[] {
  const { group } = context;
  const asked = questions.filter(({ groups }) => !group || !groups || groups.includes(group));
  const shown = shownOf(asked, context.values);
  const parts = asked.map((question) => one(question, context, shown.has(question.id)));
  if (asked.length === 0) return parts;
  return [html`<input type="hidden" name="shown" value="${[...shown].join(" ")}">`, ...parts];
}

/** Which of these questions the answers so far led to. */
function shownOf(questions: readonly FurtherQuestion[], values: Values): Set<string> {
  const shown = new Set<string>();
  for (const { id, when } of questions) {
    const given = when && shown.has(when.question) ? [values[when.question] ?? []].flat() : [];
    if (!when || given.some((value) => when.anyOf.includes(value))) shown.add(id);
  }
  return shown;
}

function one(question: FurtherQuestion, context: Context, isShown: boolean): Html {
  const { groups, when } = question;
  const branch = html`${!isShown && raw(" hidden")}${groups && html` data-groups="${groups.join(" ")}"`}${when && html` data-when="${when.question}" data-any="${JSON.stringify(when.anyOf)}"`}`;
  const optional = answerMessage(context.language, "commentOptional");
  if (question.kind === "text") {
    const id = `q-${question.id}`;
    const value = [context.values[question.id] ?? ""].flat().join("\n");
    return html`<div class="part"${branch}><label for="${id}"><span dir="auto">${question.text}</span> <i>(${optional})</i></label><textarea id="${id}" name="answer.${question.id}" maxlength="5000" rows="3">${value}</textarea></div>`;
  }
  return html`<fieldset class="part"${branch}><legend><span dir="auto">${question.text}</span> <i>(${optional})</i></legend>${body(question, context)}</fieldset>`;
}

function body(question: Exclude<FurtherQuestion, { kind: "text" }>, context: Context): Html {
  const say = (key: string, args = {}) => answerMessage(context.language, key, args);
  const pick = (value: string, label: Html | string, type: "radio" | "checkbox" = "radio") => {
    const chosen = [context.values[question.id] ?? []].flat().includes(value);
    return html`<label class="${question.kind === "stars" ? "star" : "cell"}"><input type="${type}" name="answer.${question.id}" value="${value}"${chosen && raw(" checked")}><span>${label}</span></label>`;
  };
  switch (question.kind) {
    case "choice": {
      const type = question.several ? "checkbox" : "radio";
      const hint = question.several && html`<p class="soft">${say("chooseAny")}</p>`;
      return html`${hint}<div class="words">${question.options.map((o) => pick(o.value, html`<bdi>${o.label}</bdi>`, type))}</div>`;
    }
    case "csat":
      return html`<div class="words five">${steps(1, 5).map((n) => pick(String(n), say(`csat.${n}`)))}</div>`;
    case "ces":
      return numbers(1, 7, say("ces.low"), say("ces.high"));
    case "scale":
      return html`${numbers(question.from, question.to, question.lowEnd, question.highEnd)}${
        // No value of the scale, so that it is kept as no answer.
        question.competitor !== undefined &&
        html`<div class="words">${pick("unknown", say("competitor.unknown"))}</div>`
      }`;
    case "stars":
      return html`<div class="stars">${steps(1, 5).map((value) => pick(String(value), html`<span class="vh">${say("outOf", { value, max: 5 })}</span>${STAR}`))}</div>`;
  }

  function numbers(from: number, to: number, low: string, high: string): Html {
    const count = to - from + 1;
    const wrapped = count > 6 && ` w${Math.ceil(count / 2)}`;
    return html`<div class="steps${wrapped}">${steps(from, to).map((n) => pick(String(n), String(n)))}</div><div class="ends"><span>${from} – ${low}</span><span>${to} – ${high}</span></div>`;
  }
}

function steps(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
