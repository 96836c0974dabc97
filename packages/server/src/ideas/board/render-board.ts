import { IDEA_STATES, type IdeaState } from "@candor/contract/idea.ts";
import type { Brand } from "@candor/contract/survey.ts";
import { contentSecurityPolicy } from "../../channels/answer-page/answer-page-csp.ts";
import { ANSWER_STYLE, minified } from "../../channels/answer-page/answer-style.ts";
import type { PageView } from "../../channels/answer-page/answer-view.ts";
import { type Html, html, raw } from "../../channels/answer-page/html.ts";
import { brandStyle, pageFrame } from "../../channels/answer-page/page-frame.ts";
import { ideaMessage } from "../../messages/idea-messages.ts";
import { CLOSED } from "../idea.ts";
import type { BoardQuery, PublicIdea } from "./board-queries.ts";

/** What every page of the board knows. */
export interface BoardView extends PageView {
  /** `/p/:workspace/ideas`. */
  path: string;
  /** The browser's key, for its forms. */
  key: string;
  /** By root, what this browser or person wants. */
  voted: ReadonlyMap<string, { wantsNews: boolean }>;
  /** Whether the person is known: then they are told, and can say no. */
  known: boolean;
}

const STYLE = minified(`
.ideas{list-style:none;margin:1.25rem 0 0;padding:0}
.ideas>li{padding:1rem 0;border-block-start:1px solid var(--line)}
.ideas h2,.idea h2{margin:0;font-size:1.0625rem;line-height:1.4;overflow-wrap:anywhere}
.ideas p{margin:.375rem 0 0}
.vote{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .875rem;margin-top:.5rem}
.vote button{min-height:44px;margin:0;padding:.375rem 1rem}
.votes{font-variant-numeric:tabular-nums;color:var(--soft)}
.state{display:inline-block;padding:.0625rem .5rem;border:1px solid var(--edge);border-radius:99px;font-size:.8125rem;font-weight:600}
blockquote{margin:.75rem 0 0;padding-inline-start:.875rem;border-inline-start:3px solid var(--line);overflow-wrap:anywhere;white-space:pre-line}
.answer{white-space:pre-line}
nav.by{display:flex;flex-wrap:wrap;gap:.125rem 1rem;margin-top:1rem}
nav.by a{display:inline-flex;align-items:center;min-height:44px}
nav.by a[aria-current]{color:inherit;font-weight:650;text-decoration:none}
`);

/** The policy of every page of the board: our styles, no script. */
export function boardCsp(brand: Brand): string {
  return contentSecurityPolicy({
    scripts: [""],
    styles: [ANSWER_STYLE, brandStyle(brand), STYLE],
    logoUrl: brand.logoUrl,
  });
}

function frame(view: BoardView, title: string, main: Html): string {
  return pageFrame(view, { title, main: html`<style>${raw(STYLE)}</style>${main}` });
}

const sayIn =
  (view: Pick<PageView, "language">) =>
  (key: string, args = {}) =>
    ideaMessage(view.language, key, args);

/** What is wished for, most wanted first, and where to add to it. */
export function renderBoard(
  view: BoardView,
  board: BoardQuery & { ideas: readonly PublicIdea[]; more: boolean },
): string {
  const say = sayIn(view);
  const href = (to: Partial<BoardQuery>) => {
    const { state, sort, page } = { ...board, page: 1, ...to };
    const query = new URLSearchParams({ lang: view.language });
    if (state) query.set("state", state);
    if (sort !== "votes") query.set("sort", sort);
    if (page > 1) query.set("page", String(page));
    return `${view.path}?${query}`;
  };
  const link = (to: Partial<BoardQuery>, label: string, on: boolean) =>
    html`<a href="${href(to)}"${on && raw(' aria-current="true"')}>${label}</a>`;
  const states: (IdeaState | null)[] = [null, ...IDEA_STATES];
  const main = html`<h1>${say("title", { name: view.subject })}</h1><p>${say("lead")}</p>
<p><a class="button" href="#propose">${say("propose")}</a></p>
<nav class="by" aria-label="${say("order")}">${link({ sort: "votes" }, say("sort.votes"), board.sort === "votes")}${link({ sort: "newest" }, say("sort.newest"), board.sort === "newest")}</nav>
<nav class="by" aria-label="${say("states")}">${states.map((state) => link({ state }, say(state ? `state.${state}` : "state.all"), board.state === state))}</nav>
${board.ideas.length === 0 ? html`<p>${say("none")}</p>` : html`<ul class="ideas">${board.ideas.map((idea) => html`<li id="i${idea.number}">${short(view, idea)}</li>`)}</ul>`}
${(board.page > 1 || board.more) && html`<nav class="by" aria-label="${say("pages")}">${board.page > 1 && link({ page: board.page - 1 }, say("back"), false)}${board.more && link({ page: board.page + 1 }, say("more"), false)}</nav>`}
<p class="soft">${say("counts")}</p>
${proposal(view, {})}`;
  return frame(view, say("title", { name: view.subject }), main);
}

const EXCERPT = 180;

function short(view: BoardView, idea: PublicIdea): Html {
  const [words = ""] = idea.words;
  const isMore = words !== "" && words.replace(/\s+/g, " ").trim() !== idea.title;
  const excerpt = words.length > EXCERPT ? `${words.slice(0, EXCERPT - 1)}…` : words;
  return html`<h2><a href="${view.path}/${idea.number}?lang=${view.language}" dir="auto">${idea.title}</a></h2>
${isMore && html`<p dir="auto">${excerpt}</p>`}${voting(view, idea, "list")}`;
}

/** The count, the state, and the one button that is pressed. */
function voting(view: BoardView, idea: PublicIdea, back: "list" | "idea"): Html {
  const say = sayIn(view);
  const mine = view.voted.has(idea.id);
  const isOpen = !CLOSED.includes(idea.state);
  const button = html`<button class="${mine && "quiet"}" name="do" value="${mine ? "back" : "vote"}" aria-label="${say(mine ? "takeBackOf" : "voteFor", { title: idea.title })}">${say(mine ? "takeBack" : "vote")}</button>`;
  return html`<form class="vote" method="post" action="${view.path}/${idea.number}/vote"><input type="hidden" name="key" value="${view.key}"><input type="hidden" name="lang" value="${view.language}"><input type="hidden" name="from" value="${back}">
<span class="votes">${say("votes", { n: idea.votes })}</span><span class="state">${say(`state.${idea.state}`)}</span>${(isOpen || mine) && button}</form>`;
}

/** One idea: what was said, what was answered, and whether one hears of it. */
export function renderIdea(
  view: BoardView,
  idea: PublicIdea,
  news: { problem?: boolean; asked?: boolean } = {},
): string {
  const say = sayIn(view);
  const main = html`<p class="soft"><a href="${view.path}?lang=${view.language}">${say("all")}</a></p>
<h1 dir="auto">${idea.title}</h1>${voting(view, idea, "idea")}
${idea.answer !== "" && html`<div class="part idea"><h2>${say("answer", { name: view.subject })}</h2><p class="answer" dir="auto">${idea.answer}</p></div>`}
${idea.words.map((words) => html`<blockquote dir="auto">${words}</blockquote>`)}
<p class="soft">${say("counts")}</p>${tellMe(view, idea, news)}`;
  return frame(view, idea.title, main);
}

/** Only whoever wants it is asked whether they want to hear what comes of it. */
function tellMe(
  view: BoardView,
  idea: PublicIdea,
  { problem = false, asked = false }: { problem?: boolean; asked?: boolean },
): Html | null {
  const say = sayIn(view);
  const mine = view.voted.get(idea.id);
  if (!mine) return null;
  const hidden = html`<input type="hidden" name="key" value="${view.key}"><input type="hidden" name="lang" value="${view.language}">`;
  if (view.known) {
    const { wantsNews } = mine;
    return html`<form class="part" method="post" action="${view.path}/${idea.number}/vote">${hidden}<input type="hidden" name="from" value="idea"><p>${say(wantsNews ? "news.on" : "news.off")}</p><button class="quiet" name="do" value="${wantsNews ? "quiet" : "news"}">${say(wantsNews ? "news.stop" : "news.start")}</button></form>`;
  }
  if (asked) return html`<p class="part" role="status">${say("news.asked")}</p>`;
  return html`<form class="part" method="post" action="${view.path}/${idea.number}/news" novalidate>${hidden}
<label for="email">${say("news.label")}</label>${problem && html`<p class="problem" id="problem" role="alert">${say("email.wrong")}</p>`}
<input class="field" id="email" type="email" name="email" maxlength="254" autocomplete="email" dir="ltr"${problem && raw(' aria-describedby="problem" aria-invalid="true"')}>
<p class="soft">${say("news.hint")}</p><button class="quiet">${say("news.send")}</button></form>`;
}

/** What was entered so far, where something was wrong with it. */
export interface Proposed {
  words?: string;
  email?: string;
  problem?: "missing" | "email";
}

function proposal(view: BoardView, { words = "", email = "", problem }: Proposed): Html {
  const say = sayIn(view);
  return html`<form class="part" id="propose" method="post" action="${view.path}" novalidate><input type="hidden" name="key" value="${view.key}"><input type="hidden" name="lang" value="${view.language}">
${problem && html`<p class="problem" id="wrong" role="alert">${say(problem === "email" ? "email.wrong" : "words.missing")}</p>`}
<label for="words">${say("words.label")}</label><textarea id="words" name="words" maxlength="5000" rows="4" dir="auto" required${problem === "missing" && raw(' aria-describedby="wrong" aria-invalid="true"')}>${words}</textarea>
${!view.known && html`<div class="part"><label for="mail">${say("email.label")} <i>(${say("optional")})</i></label><input class="field" id="mail" type="email" name="email" maxlength="254" autocomplete="email" dir="ltr" value="${email}"${problem === "email" && raw(' aria-describedby="wrong" aria-invalid="true"')}></div>`}
<button>${say("send")}</button><p class="soft">${say("looked")}</p></form>`;
}

/** The form alone, with what was wrong. */
export function renderProposal(view: BoardView, proposed: Proposed): string {
  const say = sayIn(view);
  const main = html`<p class="soft"><a href="${view.path}?lang=${view.language}">${say("all")}</a></p><h1>${say("propose")}</h1>${proposal(view, proposed)}`;
  return frame(view, say("propose"), main);
}

/** A page that says one thing, with a way back and, where something is to be confirmed, a button. */
export function renderNote(
  view: BoardView,
  note: { title: string; text: string; button?: { action: string; label: string } },
): string {
  const say = sayIn(view);
  const { button } = note;
  const main = html`<h1>${note.title}</h1><p>${note.text}</p>
${button && html`<form method="post" action="${button.action}"><input type="hidden" name="key" value="${view.key}"><button>${button.label}</button></form>`}
<p><a href="${view.path}?lang=${view.language}">${say("all")}</a></p>`;
  return frame(view, note.title, main);
}
