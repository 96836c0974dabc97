import { chooseByKeys } from "../answer-page/choose-by-keys.ts";
import { element } from "./elements.ts";
import type { Question } from "./panel.ts";

/** Arrow keys pass over scores, and a 0 may follow a 1: the score that is rested upon is meant. */
const KEYS_REST_MS = 900;

export interface QuestionForm {
  body: HTMLElement;
  /** Whether a score was given: closing is then no dismissal. */
  answered(): boolean;
  /** A score still being rested upon is sent. */
  settle(): void;
}

/**
 * The question, then the comment of its group below it, then thanks. One tap sends the score; a
 * change of mind and the comment change the same answer.
 *
 * @param done called when thanks are shown.
 */
export function questionForm(question: Question, done: () => void): QuestionForm {
  const { texts, privacyUrl, intro } = question.config;
  const status = element("p", { class: "soft", role: "status" });
  const followUp = element("span");
  const comment = element("textarea", { id: "comment", maxlength: 40000, dir: "auto" });
  const optional = element("i", {}, ` (${texts.optional})`);
  const privacy = element("p", { class: "soft" }, `${texts.privacy} `);
  if (privacyUrl) privacy.append(link(privacyUrl));
  const more = element(
    "div",
    { class: "more", hidden: true },
    element("label", { class: "q", for: "comment" }, followUp, optional),
    comment,
    element("button", { class: "send" }, texts.send),
  );
  const opening = element("p", { class: "soft" }, intro);
  const form = element("form", {}, opening, scale(question), status, privacy, more);
  const body = element("div", {}, form);

  let resting: ReturnType<typeof setTimeout> | undefined;
  let sent: number | undefined;
  const score = () => {
    const chosen = form.querySelector<HTMLInputElement>("[name=score]:checked");
    return chosen ? Number(chosen.value) : undefined;
  };
  const group = (of: number) => (of >= 9 ? 2 : of >= 7 ? 1 : 0);

  function send(text?: string): void {
    clearTimeout(resting);
    resting = undefined;
    const chosen = score();
    if (chosen === undefined) return;
    sent = chosen;
    question.answer(chosen, text, (arrived) => {
      status.textContent = arrived ? texts.saved : texts.notSaved;
    });
  }

  function chosen(pause: number): void {
    followUp.textContent = texts.followUp[group(score() ?? 0)];
    more.hidden = false;
    clearTimeout(resting);
    resting = setTimeout(send, pause);
  }

  form.addEventListener("click", (event) => {
    if (event.target instanceof HTMLInputElement) chosen(event.detail > 0 ? 0 : KEYS_REST_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = score();
    if (given === undefined) return;
    send(comment.value);
    const thanks = element("p", { class: "thanks", tabindex: -1 }, texts.thanks[group(given)]);
    body.replaceChildren(thanks);
    thanks.focus({ preventScroll: true });
    done();
  });
  return {
    body,
    answered: () => sent !== undefined || resting !== undefined,
    settle: () => {
      if (resting !== undefined) send();
    },
  };
}

/** Digits choose a score while the focus is inside: the page's own keys stay the page's. */
export function digitsChoose(root: ShadowRoot): void {
  chooseByKeys(root, (digit) => {
    const cell = root.querySelector<HTMLInputElement>(`[name=score][value="${digit}"]`);
    cell?.focus();
    cell?.click();
  });
}

function scale({ config: { texts } }: Question): HTMLElement {
  const cells = Array.from({ length: 11 }, (_, score) => {
    const end = score === 0 ? "low" : score === 10 ? "high" : false;
    const input = element("input", {
      type: "radio",
      name: "score",
      value: score,
      "aria-describedby": end,
    });
    return element("label", { class: "cell" }, input, element("span", {}, String(score)));
  });
  return element(
    "fieldset",
    {},
    element(
      "legend",
      { id: "question" },
      texts.question,
      element("span", { class: "vh" }, ` ${texts.range}`),
    ),
    element("div", { class: "scale" }, ...cells),
    element(
      "div",
      { class: "ends" },
      element("span", { id: "low" }, `0 – ${texts.lowEnd}`),
      element("span", { id: "high" }, `10 – ${texts.highEnd}`),
    ),
  );
}

function link(address: string): HTMLElement {
  const made = element("a", { href: address, target: "_blank", rel: "noreferrer" });
  made.append(made.hostname);
  return made;
}
