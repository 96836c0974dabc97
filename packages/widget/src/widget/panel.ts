import type { WidgetQuestionConfig } from "@candor/contract/widget.ts";
import { element } from "./elements.ts";
import { questionForm } from "./question-form.ts";
import type { Asked, Session } from "./session.ts";

/** A question as it is put to one visitor. */
export interface Question {
  config: WidgetQuestionConfig;
  session: Session;
  answer(score: number, comment: string | undefined, report: (arrived: boolean) => void): void;
}

/** A popup with thanks in it leaves by itself, unless somebody is in it. */
const THANKS_MS = 6000;

/** The question itself. `host` leaves the page with it; a tab's stays. */
export function panel(
  question: Question,
  host: HTMLElement | null,
  root: ShadowRoot,
  opener: HTMLElement | null,
): Asked {
  const { config, session } = question;
  const { texts, language, placement } = config;
  const { kind } = placement;
  const inline = kind === "inline";
  const style = kind === "tab" ? "popup" : kind;
  const side = "side" in placement ? placement.side : "";
  const box = element(inline ? "section" : "div", {
    class: `box ${style} ${side}`,
    lang: language,
    dir: texts.dir,
    role: inline ? false : "dialog",
    "aria-label": texts.label,
  });
  let before: Element | null = opener;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const watch = new AbortController();
  const form = questionForm(question, () => {
    if (!inline) leaving = setTimeout(leave, THANKS_MS);
  });

  function leave(): void {
    const visited = root.activeElement !== null || box.matches(":hover");
    if (visited) leaving = setTimeout(leave, THANKS_MS);
    else close();
  }

  function close(): void {
    if (watch.signal.aborted) return;
    const within = root.activeElement !== null;
    clearTimeout(leaving);
    watch.abort();
    form.settle();
    if (!form.answered()) session.count("dismissals");
    (host ?? box).remove();
    if (within && before instanceof HTMLElement) before.focus();
    session.closed();
  }

  const cross = element("button", { class: "x", type: "button", "aria-label": texts.close }, "×");
  cross.addEventListener("click", close);
  // A live region speaks up for a question that appears without taking the focus.
  const announced = element("p", { class: "vh", role: "status" });
  box.append(...(inline ? [] : [cross]), form.body, announced);
  root.append(box);
  if (!inline) setTimeout(() => announced.append(texts.label), 200);

  const { signal } = watch;
  box.addEventListener(
    "focusin",
    (event) => {
      const from = (event instanceof FocusEvent && event.relatedTarget) || event.composedPath()[0];
      if (from instanceof Element && !box.contains(from)) before = from;
    },
    { signal },
  );
  const onEscape = (event: KeyboardEvent) => {
    const elsewhere = document.activeElement !== document.body && root.activeElement === null;
    if (event.key === "Escape" && !event.defaultPrevented && !elsewhere && !inline) close();
  };
  document.addEventListener("keydown", onEscape, { signal });
  session.count("impressions");
  countView(box, () => session.count("views"), signal);
  if (session.wanted) cross.focus();
  return { open: () => cross.focus(), close };
}

/** A view is half the question in sight for a second. */
function countView(box: HTMLElement, seen: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new IntersectionObserver(
    ([entry]) => {
      clearTimeout(timer);
      if (!entry?.isIntersecting) return;
      timer = setTimeout(() => {
        observer.disconnect();
        if (!document.hidden) seen();
      }, 1000);
    },
    { threshold: 0.5 },
  );
  observer.observe(box);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    observer.disconnect();
  });
}
