import { type AnswerBody, answerBody } from "./answer-page/answer-body.ts";
import { showBranches } from "./answer-page/branches.ts";
import { carryOverLanguages, fill, takeCarried } from "./answer-page/carry-over.ts";
import { chooseByKeys } from "./answer-page/choose-by-keys.ts";
import { watchForHuman } from "./answer-page/human-input.ts";
import { latestSender, type Sent } from "./answer-page/send-latest.ts";

/** Written into the page by the server (`scriptTexts` of `render-answer-page.ts`). */
interface Texts {
  followUp: Record<Group, string>;
  thanks: Record<Group, string>;
  saving: string;
  saved: string;
  notSaved: string;
  problems: Record<string, string> & { other: string };
  fromMail: boolean;
}
type Group = "promoter" | "passive" | "detractor";

/** Arrow keys pass over scores on their way; the one that is rested upon is meant. */
const REST_MS = 800;

const byId = (id: string) => document.getElementById(id);
const form = byId("answer");
if (form instanceof HTMLFormElement) start(form);

function start(form: HTMLFormElement): void {
  const texts: Texts = JSON.parse(byId("texts")?.textContent ?? "{}");
  const status = byId("status");
  const problem = byId("problem");
  const asked = document.querySelector("main");
  let resting: ReturnType<typeof setTimeout> | undefined;
  let finishing = false;
  const touched = new Set<string>();
  let reward: unknown;
  const sender = latestSender<AnswerBody>(form.action, arrived);

  const score = () => form.querySelector<HTMLInputElement>("[name=score]:checked")?.value;
  const group = (): Group => {
    const chosen = Number(score());
    return chosen >= 9 ? "promoter" : chosen >= 7 ? "passive" : "detractor";
  };

  function settle(): void {
    clearTimeout(resting);
    resting = undefined;
  }

  function openRest(): void {
    const more = byId("more");
    const rest = byId("rest");
    if (more instanceof HTMLTemplateElement && rest) {
      rest.replaceChildren(more.content);
      more.remove();
    }
    const followUp = byId("follow-up");
    if (followUp) followUp.textContent = texts.followUp[group()];
    showBranches(form, group());
  }

  /** What is being written is not sent before it is meant to be; what was ticked is. */
  function sendScore(quarantined = false): void {
    settle();
    if (score() === undefined) return;
    const unsent = [
      "contact",
      "email",
      ...[...form.querySelectorAll("textarea")].map(({ name }) => name),
    ];
    const body: AnswerBody = { ...bodyNow(unsent), step: "score" };
    if (quarantined) body.quarantined = "1";
    say(texts.saving);
    sender.send(body);
  }

  function sendAll(): void {
    settle();
    finishing = true;
    byId("send")?.setAttribute("aria-disabled", "true");
    sender.send({ ...bodyNow(), step: "comment" });
  }

  /** A question that was answered and emptied again is said to be empty. */
  function bodyNow(leaveOut: readonly string[] = []): AnswerBody {
    const body = answerBody(new FormData(form), leaveOut);
    for (const name of touched) {
      if (!leaveOut.includes(name)) body.answers[name.slice("answer.".length)] ??= "";
    }
    return body;
  }

  function chosen(pause: number): void {
    finishing = false;
    openRest();
    complain();
    settle();
    if (pause === 0) sendScore();
    else resting = setTimeout(() => sendScore(), pause);
  }

  /** A tick is kept at once, as the score is: whoever leaves now has answered so far. */
  function answered(name: string): void {
    showBranches(form, group());
    if (!name.startsWith("answer.")) return;
    touched.add(name);
    if (finishing) sendAll();
    else sendScore();
  }

  function arrived(sent: Sent<AnswerBody>): void {
    byId("send")?.removeAttribute("aria-disabled");
    if (sent.kind === "unreachable") say(texts.notSaved);
    else if (sent.kind === "refused") {
      finishing = false;
      say("");
      complain(texts.problems[sent.code] ?? texts.problems.other);
    } else saved(sent);
  }

  function saved({ body, reply }: Extract<Sent<AnswerBody>, { kind: "saved" }>): void {
    const field = form.elements.namedItem("edit");
    const { edit } = reply;
    reward = reply.reward;
    if (typeof edit === "string" && field instanceof HTMLInputElement) field.value = edit;
    say(texts.saved);
    if (finishing && body.step === "comment") thank();
  }

  function thank(): void {
    finishing = false;
    const done = byId("done");
    if (!asked || !(done instanceof HTMLTemplateElement)) return;
    const before = [...asked.childNodes];
    asked.replaceChildren(done.content.cloneNode(true), done);
    const title = byId("thanks");
    title?.append(texts.thanks[group()]);
    showReward();
    title?.focus();
    byId("change")?.addEventListener("click", () => {
      asked.replaceChildren(...before);
      form.querySelector<HTMLInputElement>("[name=score]:checked")?.focus();
    });
  }

  function showReward(): void {
    const place = byId("reward");
    if (!place || typeof reward !== "object" || !reward) return;
    const { title, code } = reward as { title: string; code: string };
    place.children[0]?.append(title);
    place.children[1]?.append(code);
    place.hidden = false;
  }

  function say(text: string): void {
    if (status) status.textContent = text;
  }

  function complain(text = ""): void {
    if (!problem) return;
    problem.textContent = text;
    problem.hidden = text === "";
  }

  let pointer = false;
  form.addEventListener("pointerdown", () => (pointer = true));
  form.addEventListener("keydown", () => (pointer = false));
  form.addEventListener("change", (event) => {
    const { target } = event;
    if (target instanceof HTMLTextAreaElement && target.name !== "comment")
      touched.add(target.name);
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "score") chosen(pointer ? 0 : REST_MS);
    else answered(target.name);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (byId("send")?.hasAttribute("aria-disabled")) return;
    if (byId("more")) chosen(0);
    else sendAll();
  });
  chooseByKeys(document, (digit) => {
    const cell = form.querySelector<HTMLInputElement>(`[name=score][value="${digit}"]`);
    if (!cell?.isConnected) return;
    cell.checked = true;
    cell.focus({ preventScroll: true });
    chosen(REST_MS);
  });
  // A score that was still being rested upon is sent on leaving; an unsent comment is not.
  addEventListener("pagehide", () => {
    if (resting !== undefined) sendScore();
  });

  const carried = takeCarried();
  if (carried) {
    fill(form, carried);
    if (score() !== undefined) {
      openRest();
      fill(form, carried);
      showBranches(form, group());
    }
  } else if (texts.fromMail && score() !== undefined && byId("more")) {
    openRest();
    watchForHuman(
      () => sendScore(),
      () => sendScore(true),
    );
  } else if (score() !== undefined) {
    openRest();
  }
  carryOverLanguages(form, () => score() !== undefined);
}
