import { type Html, html } from "../channels/answer-page/html.ts";
import { pageFrame } from "../channels/answer-page/page-frame.ts";
import { rightsMessage } from "../messages/rights-messages.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import { COPY_DAYS, type DataRequestRow, type RequestKind } from "./data-request.ts";

/** What a click came to; null on a visit. */
export type Said = "mailed" | "again" | "open" | null;

interface RightsView {
  language: string;
  organisation: string;
  timeZone: string;
  /** `/y/:token`. */
  action: string;
  requests: readonly DataRequestRow[];
  gone: boolean;
  said: Said;
  isReady: (row: DataRequestRow) => boolean;
  isErased: (row: DataRequestRow) => boolean;
}

type Say = (key: string, args?: Record<string, string | number>) => string;

/** What a person may ask of their own data, and what became of what they asked. It needs no script. */
export function renderRights(view: RightsView): string {
  const { language, organisation, action, gone, said } = view;
  const say: Say = (key, args = {}) => rightsMessage(language, key, { organisation, ...args });
  const shown = view.requests.filter(({ state }) => state !== "unconfirmed");
  const title = say("page.title");
  const main = html`<h1>${title}</h1>
${said && html`<p role="status" class="status">${say(`page.said.${said}`)}</p>`}
<p>${say(gone ? "page.gone" : "page.lead")}</p>
${shown.map((row) => requestPart(view, row, say))}
${
  !gone &&
  html`<form method="post" action="${action}" class="part"><h2>${say("page.export.title")}</h2><p class="soft">${say("page.export.text", { days: COPY_DAYS })}</p>
<button name="kind" value="export">${say("page.export.ask")}</button></form>
<form method="post" action="${action}" class="part"><h2>${say("page.erasure.title")}</h2><p class="soft">${say("page.erasure.text")}</p>
<button name="kind" value="erasure" class="quiet">${say("page.erasure.ask")}</button></form>
<p class="soft">${say("page.identity")}</p>`
}`;
  return framed({ language, organisation }, title, main);
}

function requestPart(view: RightsView, row: DataRequestRow, say: Say): Html {
  const day = (at: Date | null) =>
    at === null
      ? ""
      : new Intl.DateTimeFormat(view.language, {
          ...{ dateStyle: "long", timeZone: view.timeZone },
        }).format(at);
  const args = { asked: day(row.asked_at), due: day(row.due_at), settled: day(row.settled_at) };
  return html`<section class="part"><h2>${say(`page.${row.kind}.asked`, args)}</h2>
<p>${say(`page.state.${row.state}`, args)}</p>
${row.reason !== null && html`<p dir="auto">${say("page.reason", { reason: row.reason })}</p>`}
${view.isReady(row) && html`<p><a href="${view.action}/copy">${say("page.copy", { until: day(row.copy_until) })}</a></p>`}
${view.isErased(row) && html`<p><a href="${view.action}/proof">${say("page.proof")}</a></p>`}</section>`;
}

/** The page behind the link of the mail: one button, since a mail scanner presses none. */
export function renderConfirm(view: {
  token: string;
  language: string;
  organisation: string;
  kind: RequestKind;
  state: "ask" | "done" | "over";
}): string {
  const { token, language, organisation, kind, state } = view;
  const say: Say = (key) => rightsMessage(language, key, { organisation });
  const title = say(`confirm.${kind}.title`);
  const main = html`<h1>${title}</h1><p>${say(state === "ask" ? `confirm.${kind}.text` : `confirm.${state}`)}</p>
${
  state === "ask" &&
  html`<form method="post" action="/y/confirm/${token}"><button>${say(`confirm.${kind}.button`)}</button></form>
<p class="soft">${say("confirm.notYou")}</p>`
}`;
  return framed({ language, organisation }, title, main);
}

function framed(
  { language, organisation }: { language: string; organisation: string },
  title: string,
  main: Html,
): string {
  const view = { language, languages: [], brand: DEFAULT_BRAND, subject: organisation };
  return pageFrame(view, { title, main });
}
