import type { WidgetFurtherConfig, WidgetFurtherQuestion } from "@candor/contract/widget.ts";
import { answerBody } from "./answer-page/answer-body.ts";
import { showBranches } from "./answer-page/branches.ts";
import { element } from "./widget/elements.ts";
import { furtherSheet } from "./widget/further-style.ts";
import type { Session } from "./widget/session.ts";

/** Put in by the server for each survey that has further questions. */
declare const __CANDOR_FURTHER__: WidgetFurtherConfig;

start(__CANDOR_FURTHER__);

/** Fetched once somebody gave a score: the question itself need not wait for it. */
function start(config: WidgetFurtherConfig): void {
  const { candor } = window;
  if (!candor) return;
  const here = (form: HTMLFormElement, session: Session) => further(config, form, session);
  candor.further = { ...candor.further, [config.key]: here };
}

/** What is ticked goes along whenever the form sends; what is being written only when it is meant to. */
function further(
  { questions, optional }: WidgetFurtherConfig,
  form: HTMLFormElement,
  { context }: Session,
): void {
  const root = form.getRootNode();
  if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(furtherSheet());
  form.querySelector(".send")?.before(...questions.map((question) => part(question, optional)));
  /** What was emptied again is said to be empty. */
  const touched = new Set<string>();
  const texts = [...form.querySelectorAll("textarea")].map(({ name }) => name);

  function note(alsoTexts: boolean): void {
    showBranches(form, groupNow(form));
    const { answers } = answerBody(new FormData(form), alsoTexts ? [] : texts);
    for (const name of touched) {
      if (alsoTexts || !texts.includes(name)) answers[name.slice("answer.".length)] ??= "";
    }
    context.answers = answers;
  }

  function changed({ target }: Event): void {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (isField && target.name.startsWith("answer.")) touched.add(target.name);
    note(false);
  }

  note(false);
  // Before the form itself hears of it, and sends.
  for (const sign of ["click", "change"]) form.addEventListener(sign, changed, true);
  form.addEventListener("submit", () => note(true), true);
}

function groupNow(form: HTMLFormElement): string {
  const score = Number(form.querySelector<HTMLInputElement>("[name=score]:checked")?.value);
  return score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor";
}

function part(question: WidgetFurtherQuestion, optional: string): HTMLElement {
  const { id, text, groups, when } = question;
  const branch = {
    class: "part",
    "data-groups": groups?.join(" ") ?? false,
    "data-when": when?.question ?? false,
    "data-any": when ? JSON.stringify(when.anyOf) : false,
  };
  const mark = element("i", {}, ` (${optional})`);
  const name = `answer.${id}`;
  if (question.look === "text") {
    return element(
      "div",
      branch,
      element("label", { class: "q", for: `q-${id}` }, text, mark),
      element("textarea", { id: `q-${id}`, name, maxlength: 5000, dir: "auto" }),
    );
  }
  const { look, several, options, hint, ends } = question;
  const type = several ? "checkbox" : "radio";
  const cells = options.map(({ value, label }) =>
    element(
      "label",
      { class: "cell" },
      element("input", { type, name, value, "aria-label": look === "stars" ? label : false }),
      element("span", { dir: "auto" }, look === "stars" ? "★" : label),
    ),
  );
  return element(
    "fieldset",
    branch,
    element("legend", {}, text, mark),
    ...(hint ? [element("p", { class: "soft" }, hint)] : []),
    element("div", { class: look }, ...cells),
    ...(ends
      ? [element("div", { class: "ends" }, ...ends.map((end) => element("span", {}, end)))]
      : []),
  );
}
