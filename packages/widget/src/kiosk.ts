import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { answerBody } from "./answer-page/answer-body.ts";
import { showBranches } from "./answer-page/branches.ts";
import { fill as fillForm } from "./answer-page/carry-over.ts";
import { chooseByKeys } from "./answer-page/choose-by-keys.ts";
import { type AnswerQueue, openQueue } from "./kiosk/answer-queue.ts";
import { idleWatch } from "./kiosk/idle-watch.ts";
import { type Pin, pinFits } from "./kiosk/leave.ts";
import { keepSending } from "./kiosk/send-queue.ts";

type Group = "promoter" | "passive" | "detractor";
type Saying = Record<string, string>;

/** Written into the page by the server (`scriptData` of `render-kiosk-page.ts`). */
interface KioskData {
  action: string;
  slug: string;
  defaultLanguage: string;
  idleSeconds: number;
  pin: Pin | null;
  leaveHref: string;
  workerHref: string;
  fixed: { source?: string; touchpoint?: string };
  languages: Record<string, { dir: string; texts: SurveyTexts; sayings: Saying }>;
}
interface SurveyTexts {
  question: string;
  lowEnd: string;
  highEnd: string;
  followUp: Record<Group, string>;
  thanks: Record<Group, string>;
  privacy: string;
}

const THANKS_SECONDS = 8;
/** An idle kiosk opens itself again now and then, to show what was changed about its survey. */
const REFRESH_MS = 6 * 3_600_000;

/** Arrow keys pass over scores, and a 0 may follow a 1: the score that is rested upon is meant. */
const KEYS_REST_MS = 900;

const data: KioskData = JSON.parse(document.getElementById("kiosk")?.textContent ?? "{}");

function part<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`the kiosk page has no #${id}`);
}

const asked = part("ask", HTMLFormElement);
const tell = part("tell", HTMLFormElement);
const thank = part("thank", HTMLDivElement);
const comment = part("comment", HTMLTextAreaElement);
const staff = part("staff", HTMLDialogElement);
const openedAt = Date.now();

/** What the device speaks, as far as the survey does; whoever comes next begins in it again. */
const ownLanguage = languageOf(navigator.languages);
let language = ownLanguage;
let answer: { id: string; score: number; answeredAt: string } | null = null;
/** Further questions whose answer was changed: one that was emptied again is said to be empty. */
const touched = new Set<string>();
const asksFurther = document.querySelector("template[data-further]") !== null;
let left = { waiting: 0, refused: 0 };

const idle = idleWatch(
  (seconds) => {
    part("idle", HTMLDivElement).hidden = seconds === null;
    write("countdown", fill(say("countdown"), { seconds: seconds ?? 0 }));
  },
  () => startOver(),
);

function spoken() {
  const words = data.languages[language];
  if (!words) throw new Error(`the kiosk has no texts in ${language}`);
  return words;
}
const say = (key: string) => spoken().sayings[key] ?? "";
const fill = (text: string, args: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));

function write(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place && place.textContent !== text) place.textContent = text;
}

function groupOf(score: number): Group {
  return score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor";
}

/** Puts one step on the screen and its words in the language chosen. */
function show(step: HTMLElement): void {
  for (const other of [asked, tell, thank]) other.hidden = other !== step;
}

function speak(tag: string): void {
  language = tag;
  const { dir, texts } = spoken();
  document.documentElement.lang = tag;
  document.documentElement.dir = dir;
  document.title = texts.question;
  const title = asked.querySelector("legend h1");
  const range = asked.querySelector("legend .vh");
  if (title) title.textContent = texts.question;
  if (range)
    range.textContent = fill(say("range"), { lowEnd: texts.lowEnd, highEnd: texts.highEnd });
  write("low", `0 – ${texts.lowEnd}`);
  write("high", `10 – ${texts.highEnd}`);
  write("privacy", texts.privacy);
  askFurther(tag);
  if (answer) {
    write("follow-up", texts.followUp[groupOf(answer.score)]);
    write("thanks", texts.thanks[groupOf(answer.score)]);
  }
  for (const place of document.querySelectorAll<HTMLElement>("[data-say]")) {
    place.textContent = say(place.dataset.say ?? "");
  }
  part("leave", HTMLButtonElement).setAttribute("aria-label", say("leave"));
  for (const button of document.querySelectorAll<HTMLElement>("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === tag));
  }
  tellQueue();
}

/** The further questions in a language, with what was answered in another. */
function askFurther(tag: string): void {
  const before = [...new FormData(tell)].filter(isText);
  const asked = document.querySelector<HTMLTemplateElement>(`template[data-further="${tag}"]`);
  part("further", HTMLDivElement).replaceChildren(asked?.content.cloneNode(true) ?? "");
  const fields = new Map<string, string[]>();
  for (const [name, value] of before) fields.set(name, [...(fields.get(name) ?? []), value]);
  fillForm(tell, fields);
  if (answer) showBranches(tell, groupOf(answer.score));
}
const isText = (entry: [string, unknown]): entry is [string, string] =>
  typeof entry[1] === "string";

function tellQueue(): void {
  const { waiting, refused } = left;
  const sentences = [
    waiting > 0 && fill(say("waiting"), { count: waiting }),
    refused > 0 && fill(say("refused"), { count: refused }),
  ];
  write("queue", sentences.filter(Boolean).join(" · "));
}

function startOver(): void {
  answer = null;
  touched.clear();
  tell.reset();
  asked.reset();
  if (staff.open) staff.close();
  idle.restart(null);
  show(asked);
  speak(ownLanguage);
  if (Date.now() - openedAt > REFRESH_MS && navigator.onLine && left.waiting === 0)
    location.reload();
}

/** Answers may be given before the browser has opened its database: they wait for it. */
function run(opening: Promise<AnswerQueue>): void {
  let send = () => {};
  opening.then(
    (queue) => {
      send = keepSending(queue, data.action, (counts) => {
        left = counts;
        tellQueue();
      });
    },
    () => {
      write("problem", say("noStorage"));
      part("problem", HTMLParagraphElement).hidden = false;
    },
  );

  /** Kept on this device first; the screen moves on once that is certain. */
  async function keep(text?: string): Promise<void> {
    if (!answer) return;
    const { id, score, answeredAt } = answer;
    const body: Record<string, unknown> = { visit: id, score, answeredAt, language, ...data.fixed };
    body.step = text === undefined ? "score" : "comment";
    if (text !== undefined) body.comment = text;
    // What is being written is not sent before it is meant to be.
    const unsent = text === undefined ? [...tell.querySelectorAll("textarea")] : [];
    const { answers } = answerBody(
      new FormData(tell),
      unsent.map(({ name }) => name),
    );
    for (const name of touched) {
      if (text !== undefined || !unsent.some((field) => field.name === name))
        answers[name.slice("answer.".length)] ??= "";
    }
    if (asksFurther) body.answers = answers;
    const queue = await opening;
    await queue.keep(id, body);
    left = { ...left, waiting: (await queue.all()).filter((a) => !a.refused).length };
    tellQueue();
    send();
  }

  async function choose(score: number): Promise<void> {
    if (asked.hidden) return;
    const now = Date.now();
    const { id = uuidv7(now), answeredAt = new Date(now).toISOString() } = answer ?? {};
    answer = { id, score, answeredAt };
    await keep();
    speak(language);
    show(tell);
    comment.focus();
    idle.restart(data.idleSeconds);
  }

  async function finish(): Promise<void> {
    if (tell.hidden) return;
    if (asksFurther || comment.value.trim() !== "") await keep(comment.value);
    tell.reset();
    show(thank);
    part("thanks", HTMLHeadingElement).focus();
    idle.restart(THANKS_SECONDS);
  }

  let resting: ReturnType<typeof setTimeout> | undefined;
  const rest = (score: number, pause: number) => {
    clearTimeout(resting);
    resting = setTimeout(() => void choose(score), pause);
  };
  // A click, not a change: whoever came back to change their mind may tap the same score again.
  asked.addEventListener("click", (event) => {
    const { target, detail } = event;
    if (target instanceof HTMLInputElement)
      rest(Number(target.value), detail > 0 ? 0 : KEYS_REST_MS);
  });
  chooseByKeys(document, (score) => {
    const cell = asked.querySelector<HTMLInputElement>(`[value="${score}"]`);
    if (!cell || asked.hidden || staff.open) return;
    cell.checked = true;
    cell.focus();
    rest(score, KEYS_REST_MS);
  });
  asked.addEventListener("submit", (event) => event.preventDefault());
  tell.addEventListener("submit", (event) => {
    event.preventDefault();
    void finish();
  });
  tell.addEventListener("change", ({ target }) => {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (!isField || !target.name.startsWith("answer.") || !answer) return;
    touched.add(target.name);
    showBranches(tell, groupOf(answer.score));
    if (target instanceof HTMLInputElement) void keep();
  });
  part("skip", HTMLButtonElement).addEventListener("click", () => {
    comment.value = "";
    void finish();
  });
  part("change", HTMLButtonElement).addEventListener("click", () => {
    show(asked);
    asked.querySelector<HTMLInputElement>(":checked")?.focus();
  });
  part("next", HTMLButtonElement).addEventListener("click", startOver);
}

for (const button of document.querySelectorAll<HTMLElement>("[data-language]")) {
  button.addEventListener("click", () => {
    speak(button.dataset.language ?? language);
    idle.restart(data.idleSeconds);
  });
}

/** Staff leave by the PIN; what waits stays on the device and is sent when the kiosk is next open. */
function watchTheDoor(): void {
  const field = part("pin", HTMLInputElement);
  const go = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    location.assign(data.leaveHref);
  };
  part("leave", HTMLButtonElement).addEventListener("click", () => {
    if (!data.pin) return go();
    field.value = "";
    write("pin-problem", "");
    staff.showModal();
    idle.restart(data.idleSeconds);
  });
  part("back", HTMLButtonElement).addEventListener("click", () => staff.close());
  part("unlock", HTMLFormElement).addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!crypto.subtle) return write("pin-problem", say("pinNeedsHttps"));
    if (data.pin && (await pinFits(field.value, data.pin))) return go();
    write("pin-problem", say("pinWrong"));
    field.select();
  });
}

/** The first touch fills the screen, and the screen is kept awake. */
function fillTheScreen(): void {
  addEventListener("pointerup", () => {
    if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
    navigator.wakeLock?.request("screen").catch(() => {});
  });
  addEventListener("contextmenu", (event) => event.preventDefault());
}

async function openOffline(): Promise<void> {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(data.workerHref);
  const cache = await caches.open("candor-kiosk");
  await cache.add(location.pathname);
  await navigator.storage?.persist?.();
}

speak(language);
watchTheDoor();
fillTheScreen();
run(openQueue(data.slug));
openOffline().catch(() => {
  // Without a worker the kiosk still keeps answers; it only cannot be opened while offline.
});

/** The first of the wishes that the kiosk speaks, by its exact tag or its main part; else the survey's own. */
function languageOf(wishes: readonly string[]): string {
  const tags = Object.keys(data.languages);
  const main = (tag: string) => tag.toLowerCase().split("-")[0];
  for (const wish of wishes) {
    const found =
      tags.find((tag) => tag.toLowerCase() === wish.toLowerCase()) ??
      tags.find((tag) => main(tag) === main(wish));
    if (found) return found;
  }
  return data.defaultLanguage;
}
