import { IDEA_STATES } from "@candor/contract/idea.ts";
import { LIMITS } from "@candor/contract/limits.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { languageLinks } from "../../channels/answer-page/page-frame.ts";
import { acceptedLanguages } from "../../channels/door/accepted-languages.ts";
import { queryOf, sendHtml } from "../../channels/door/answer-door-page.ts";
import { doorOptions } from "../../channels/door/door-options.ts";
import { sendUnknownLink } from "../../channels/link/unknown-link.ts";
import type { App } from "../../errors/http.ts";
import { keyOfWords } from "../../loose-comments/keep-loose-comments.ts";
import {
  CONVERSATION_LANGUAGES,
  spokenInConversation,
} from "../../messages/conversation-messages.ts";
import { ideaMessage } from "../../messages/idea-messages.ts";
import { inTransaction } from "../../storage/in-transaction.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { makeToken, readToken } from "../../workspaces/signed-token.ts";
import { insertIdea, type NewIdea } from "../create-idea.ts";
import { flagsOf, namesOf } from "../flags.ts";
import type { IdeaDeps } from "../idea.ts";
import { castVote, lockForVote, takeVoteBack, votedFor } from "../vote.ts";
import { countStranger } from "./board-limits.ts";
import {
  type Board,
  type BoardQuery,
  openBoard,
  type PublicIdea,
  publicIdea,
  publicIdeas,
} from "./board-queries.ts";
import { askWhose, joinClaims } from "./claims.ts";
import {
  type BoardView,
  boardCsp,
  type Proposed,
  renderBoard,
  renderIdea,
  renderNote,
  renderProposal,
} from "./render-board.ts";
import { type Browser, browserOf, keepBrowser } from "./voter-cookie.ts";

export interface BoardDeps extends IdeaDeps {
  secret: ServerSecret;
  publicUrl: string;
}

type OfBoard = FastifyRequest<{
  Params: { workspace: string; number?: string; token?: string };
}>;

/** Somebody on an open board. */
interface Visit {
  request: OfBoard;
  reply: FastifyReply;
  board: Board;
  browser: Browser;
  language: string;
}

const Email = z.email();
const MOST_PAGES = 500;

/**
 * `/p/:workspace/ideas`: what is wished for, read and voted for by everybody, without a script and without signing in.
 * Reading sets no cookie and writes nothing.
 */
export function boardRoutes(app: App, deps: BoardDeps): void {
  const door = (max: number, work: (visit: Visit) => Promise<FastifyReply>) =>
    [
      doorOptions(max),
      async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
        const visit = await enter(deps, request as OfBoard, reply);
        return visit ? work(visit) : sendUnknownLink(request, reply);
      },
    ] as const;
  app.get("/p/:workspace/ideas", ...door(300, (visit) => showBoard(deps, visit)));
  app.post("/p/:workspace/ideas", ...door(60, (visit) => propose(deps, visit)));
  app.get("/p/:workspace/ideas/:number", ...door(300, (visit) => showIdea(deps, visit)));
  app.post("/p/:workspace/ideas/:number/vote", ...door(120, (visit) => vote(deps, visit)));
  app.post("/p/:workspace/ideas/:number/news", ...door(60, (visit) => askForNews(deps, visit)));
  app.get("/p/:workspace/ideas/me/:token", ...door(300, (visit) => showWhose(deps, visit)));
  app.post("/p/:workspace/ideas/me/:token", ...door(60, (visit) => join(deps, visit)));
}

async function enter(
  { db, secret }: BoardDeps,
  request: OfBoard,
  reply: FastifyReply,
): Promise<Visit | null> {
  const board = await openBoard(db, request.params.workspace);
  if (!board) return null;
  const { lang } = { ...(request.query as object), ...fieldsOf(request) } as { lang?: unknown };
  const wishes = [typeof lang === "string" ? lang : null, ...acceptedLanguages(request)];
  const spoken = wishes.filter((tag) =>
    CONVERSATION_LANGUAGES.some((one) => one === tag?.split("-")[0]?.toLowerCase()),
  );
  const language = spokenInConversation([...spoken, board.language]);
  const browser = browserOf(secret, request, board.workspaceId);
  return { request, reply, board, browser, language };
}

function fieldsOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
}

function textOf(request: FastifyRequest, name: string, limit: number): string {
  const value = fieldsOf(request)[name];
  return typeof value === "string" ? cutText(storableText(value).trim(), limit) : "";
}

const pathOf = ({ slug }: Board) => `/p/${slug}/ideas`;

async function viewOf({ db }: BoardDeps, visit: Visit): Promise<BoardView> {
  const { board, browser, language, request } = visit;
  const isGet = request.method === "GET";
  return {
    language,
    languages: isGet ? languageLinks(CONVERSATION_LANGUAGES, queryOf(request.url)) : [],
    brand: board.brand,
    subject: board.name,
    path: pathOf(board),
    key: browser.key,
    voted: await votedFor(db, { workspaceId: board.workspaceId, ...browser }),
    known: browser.personId !== null,
  };
}

function send({ reply, board }: Visit, page: string, status = 200): FastifyReply {
  reply.header("referrer-policy", "same-origin");
  return sendHtml(reply, { status, page, csp: boardCsp(board.brand) });
}

async function showBoard(deps: BoardDeps, visit: Visit): Promise<FastifyReply> {
  const asked = visit.request.query as Record<string, unknown>;
  const page = Number(asked.page);
  const query: BoardQuery = {
    state: IDEA_STATES.find((state) => state === asked.state) ?? null,
    sort: asked.sort === "newest" ? "newest" : "votes",
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, MOST_PAGES) : 1,
  };
  const found = await publicIdeas(deps.db, visit.board.workspaceId, query);
  return send(visit, renderBoard(await viewOf(deps, visit), { ...query, ...found }));
}

async function ideaOf({ db }: BoardDeps, { request, board }: Visit): Promise<PublicIdea | null> {
  const number = Number(request.params.number);
  if (!Number.isInteger(number) || number < 1 || number > 2_000_000_000) return null;
  return publicIdea(db, board.workspaceId, number);
}

async function showIdea(deps: BoardDeps, visit: Visit): Promise<FastifyReply> {
  const idea = await ideaOf(deps, visit);
  if (!idea) return sendUnknownLink(visit.request, visit.reply);
  const asked = "asked" in (visit.request.query as object);
  return send(visit, renderIdea(await viewOf(deps, visit), idea, { asked }));
}

/** The browser keeps its key, and the person whose it is. */
function keep({ secret, publicUrl }: BoardDeps, visit: Visit, personId: string | null): void {
  const { board, browser, reply } = visit;
  const { workspaceId, slug } = board;
  const voter = personId && makeToken(secret, "voter", { workspaceId, id: personId });
  keepBrowser(reply, browser, { slug, voter, secure: publicUrl.startsWith("https:") });
}

async function vote(deps: BoardDeps, visit: Visit): Promise<FastifyReply> {
  const { board, browser, request, reply, language } = visit;
  const { workspaceId } = board;
  const idea = await ideaOf(deps, visit);
  if (!idea) return sendUnknownLink(request, reply);
  const now = new Date();
  const wanted = textOf(request, "do", 10);
  countStranger(deps.db, "votes", { about: idea.id, from: request.ip, now });
  await inTransaction(deps.db, async (trx) => {
    const { voterKey } = browser;
    const personId = await stillKnown(deps, visit);
    const voter = { workspaceId, rootId: idea.id, voterKey, personId, now };
    if (wanted === "back") return takeVoteBack(trx, voter);
    await lockForVote(trx, voter);
    const wantsNews = wanted === "quiet" ? false : wanted === "news" ? true : undefined;
    await castVote(trx, { ...voter, wantsNews });
  });
  keep(deps, visit, browser.personId);
  const path = pathOf(board);
  const to =
    textOf(request, "from", 10) === "list"
      ? `${path}?lang=${language}#i${idea.number}`
      : `${path}/${idea.number}?lang=${language}`;
  return reply.code(303).header("location", to).send();
}

/** Whose the browser is, as long as they are here: who was erased is nobody. */
async function stillKnown({ db }: BoardDeps, { board, browser }: Visit): Promise<string | null> {
  if (browser.personId === null) return null;
  const row = await db
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", board.workspaceId)
    .where("id", "=", browser.personId)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function propose(deps: BoardDeps, visit: Visit): Promise<FastifyReply> {
  const { board, browser, request, language } = visit;
  const { workspaceId } = board;
  const now = new Date();
  const words = textOf(request, "words", 5000);
  const email = textOf(request, "email", LIMITS.email);
  const problem: Proposed["problem"] | null =
    words === "" ? "missing" : email !== "" && !Email.safeParse(email).success ? "email" : null;
  if (problem) {
    return send(visit, renderProposal(await viewOf(deps, visit), { words, email, problem }), 400);
  }
  countStranger(deps.db, "ideas", { about: workspaceId, from: request.ip, now });
  const isOpen =
    !board.lookFirst && flagsOf(words, await namesOf(deps.db, workspaceId)).length === 0;
  const sourceKey = keyOfWords("idea", browser.voterKey, words);
  const personId = await stillKnown(deps, visit);
  await inTransaction(deps.db, async (trx) => {
    const before = await trx
      .selectFrom("idea_words")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("source_key", "=", sourceKey)
      .executeTakeFirst();
    if (before) return;
    const idea: NewIdea = {
      ...{ workspaceId, words, language, personId, sourceKey, now },
      voterKey: browser.voterKey,
      contact: personId === null ? email || null : null,
      source: "board",
      look: isOpen ? "public" : "waiting",
      actor: "customer",
    };
    await insertIdea(trx, idea, deps.news);
  });
  if (email !== "" && personId === null) await askWhose(deps, { board, browser, email, now });
  keep(deps, visit, browser.personId);
  const say = (key: string) => ideaMessage(language, key);
  const text = say(isOpen ? "thanks.open" : "thanks.waits");
  return send(visit, renderNote(await viewOf(deps, visit), { title: say("thanks"), text }));
}

async function askForNews(deps: BoardDeps, visit: Visit): Promise<FastifyReply> {
  const { board, browser, request, reply, language } = visit;
  const idea = await ideaOf(deps, visit);
  if (!idea) return sendUnknownLink(request, reply);
  const email = textOf(request, "email", LIMITS.email);
  if (!Email.safeParse(email).success) {
    return send(visit, renderIdea(await viewOf(deps, visit), idea, { problem: true }), 400);
  }
  const now = new Date();
  countStranger(deps.db, "addresses", { about: board.workspaceId, from: request.ip, now });
  await askWhose(deps, { board, browser, email, now });
  keep(deps, visit, browser.personId);
  const to = `${pathOf(board)}/${idea.number}?lang=${language}&asked`;
  return reply.code(303).header("location", to).send();
}

/** Whose mailbox the link came to; a GET changes nothing, since mail scanners open links. */
function personOf({ secret }: BoardDeps, { request, board }: Visit): string | null {
  const read = readToken(secret, "voter", request.params.token ?? "");
  return read?.workspaceId === board.workspaceId ? read.id : null;
}

async function showWhose(deps: BoardDeps, visit: Visit): Promise<FastifyReply> {
  const { request, reply, language, board } = visit;
  if (personOf(deps, visit) === null) return sendUnknownLink(request, reply);
  const say = (key: string) => ideaMessage(language, key, { name: board.name });
  reply.header("referrer-policy", "no-referrer");
  const action = `${pathOf(board)}/me/${request.params.token}?lang=${language}`;
  const note = { title: say("me.title"), text: say("me.text") };
  const button = { action, label: say("me.button") };
  return send(visit, renderNote(await viewOf(deps, visit), { ...note, button }));
}

async function join(deps: BoardDeps, visit: Visit): Promise<FastifyReply> {
  const { request, reply, language, board, browser } = visit;
  const { workspaceId } = board;
  const personId = personOf(deps, visit);
  const visitor = { ...visit, browser: { ...browser, personId } };
  if (personId === null || (await stillKnown(deps, visitor)) === null) {
    return sendUnknownLink(request, reply);
  }
  await joinClaims(deps.db, { workspaceId, voterKey: browser.voterKey, personId });
  keep(deps, visit, personId);
  const say = (key: string) => ideaMessage(language, key, { name: board.name });
  const note = { title: say("me.done"), text: say("me.doneText") };
  return send(visit, renderNote(await viewOf(deps, visitor), note));
}
