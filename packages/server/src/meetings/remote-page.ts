import type { FastifyReply, FastifyRequest } from "fastify";
import { answerPageCsp } from "../channels/answer-page/answer-page-csp.ts";
import { html } from "../channels/answer-page/html.ts";
import { pageFrame } from "../channels/answer-page/page-frame.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import type { App } from "../errors/http.ts";
import { meetingMessage } from "../messages/meeting-messages.ts";
import type { Database } from "../storage/database.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import type { MeetingRow } from "./meeting.ts";
import { writtenMeeting } from "./meeting-queries.ts";
import { remoteOf, turnBy } from "./remote.ts";

/** Requests a minute from one address: a page a second. */
const MOST_A_MINUTE = 60;

export interface RemotePageDeps {
  db: Database;
  secret: ServerSecret;
  now: () => Date;
}

/**
 * `/m/:token`, a phone as the remote of a meeting: two buttons, and the title of the page on the wall. No figure is
 * on it, so that a link that somebody photographs tells nothing. Opening it turns nothing.
 */
export function remotePage(app: App, deps: RemotePageDeps): void {
  const options = doorOptions(MOST_A_MINUTE);
  app.get("/m/:token", options, async (request, reply) => show(deps, request, reply));
  app.post("/m/:token", options, async (request, reply) => {
    const row = await remoteOf(deps, tokenOf(request), deps.now());
    const { turn } = (request.body ?? {}) as { turn?: unknown };
    if (row && (turn === "next" || turn === "back")) {
      await turnBy(deps.db, row, turn === "next" ? 1 : -1);
    }
    return show(deps, request, reply);
  });
}

function tokenOf(request: FastifyRequest): string {
  return (request.params as { token: string }).token;
}

async function show(deps: RemotePageDeps, request: FastifyRequest, reply: FastifyReply) {
  const row = await remoteOf(deps, tokenOf(request), deps.now());
  const page = row ? await turning(deps.db, row, tokenOf(request)) : over(request);
  return reply
    .code(row ? 200 : 404)
    .header("content-type", "text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("referrer-policy", "no-referrer")
    .header("content-security-policy", answerPageCsp(DEFAULT_BRAND))
    .send(page);
}

async function turning(db: Database, row: MeetingRow, token: string): Promise<string> {
  const { language } = row;
  const say = (key: string, args = {}) => meetingMessage(language, key, args);
  const pages = (await writtenMeeting(db, row, language))?.pages ?? [];
  const at = say("remote.page", { page: row.page + 1, pages: pages.length });
  const main = html`<h1>${pages[row.page]?.title ?? row.title}</h1><p class="soft">${at}</p>
<form method="post" action="/m/${token}" class="part"><div class="row"><button name="turn" value="next">${say("remote.next")}</button><button name="turn" value="back" class="quiet">${say("remote.previous")}</button></div></form>`;
  return framed(language, row.title, { title: say("remote.title"), main });
}

/** Whoever asks is told in a language of theirs; whose meeting it was is not said. */
function over(request: FastifyRequest): string {
  const wished = (request.headers["accept-language"] ?? "").slice(0, 2).toLowerCase();
  const language = ["ru", "lv", "sv"].includes(wished) ? wished : "en";
  const title = meetingMessage(language, "remote.title");
  const main = html`<h1>${title}</h1><p>${meetingMessage(language, "remote.over")}</p>`;
  return framed(language, "", { title, main });
}

function framed(language: string, subject: string, page: Parameters<typeof pageFrame>[1]): string {
  return pageFrame({ language, languages: [], brand: DEFAULT_BRAND, subject }, page);
}
