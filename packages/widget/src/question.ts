import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { WidgetQuestionConfig } from "@candor/contract/widget.ts";
import { element } from "./widget/elements.ts";
import { type Outbox, outbox } from "./widget/outbox.ts";
import { panel, type Question } from "./widget/panel.ts";
import { pageIsDark, panelSheet } from "./widget/panel-style.ts";
import { digitsChoose } from "./widget/question-form.ts";
import type { Asked, Session } from "./widget/session.ts";

/** Put in by the server for each survey. */
declare const __CANDOR_QUESTION__: WidgetQuestionConfig;

start(__CANDOR_QUESTION__);

function start(config: WidgetQuestionConfig): void {
  const { candor } = window;
  if (!candor?.asks || !candor.memory) return;
  const box = outbox(candor.memory);
  box.flush();
  candor.asks[config.key] = (session) => ask(config, session, box);
}

function ask(config: WidgetQuestionConfig, session: Session, box: Outbox): Asked | null {
  const { placement } = config;
  const place =
    placement.kind === "inline" ? document.querySelector(placement.selector) : document.body;
  if (!place) return null;
  const id = uuidv7(Date.now());
  const host = element("candor-survey" as "div", {
    lang: config.language,
    key: config.key,
    visit: id,
  });
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [panelSheet(config.accents, pageIsDark())];
  digitsChoose(root);
  place.append(host);
  const question = { config, session, answer: answers(config, session, box, id) };
  return placement.kind === "tab" ? tab(question, host, root) : panel(question, host, root, null);
}

/** Sends a score and its later versions as one answer. */
function answers(
  config: WidgetQuestionConfig,
  session: Session,
  box: Outbox,
  id: string,
): Question["answer"] {
  const { host, key, language } = config;
  const answeredAt = new Date().toISOString();
  let counted = false;
  return (score, comment, report) => {
    if (!counted) session.count("answers");
    counted = true;
    session.shown();
    const body = { id, score, comment, ...session.context, language, answeredAt };
    box.send(id, `${host}/w/${key}/responses`, body, report);
  };
}

/** A tab at the side of the page; its panel opens and closes, the tab stays. */
function tab(question: Question, host: HTMLElement, root: ShadowRoot): Asked {
  const { session } = question;
  const { placement, texts } = question.config;
  const side = placement.kind === "tab" ? placement.side : "end";
  const button = element(
    "button",
    { class: `tab ${side}`, type: "button", dir: texts.dir, "aria-expanded": "false" },
    element("span", {}, texts.tab),
  );
  let opened: Asked | null = null;
  const closed = () => {
    opened = null;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  };
  const open = () => {
    opened ??= panel(
      { ...question, session: { ...session, wanted: true, closed } },
      null,
      root,
      button,
    );
    button.setAttribute("aria-expanded", "true");
  };
  button.addEventListener("click", () => (opened ? opened.close() : open()));
  root.append(button);
  if (session.wanted) open();
  return {
    open,
    close() {
      opened?.close();
      host.remove();
      session.closed();
    },
  };
}
