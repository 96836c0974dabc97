import { LANGUAGES } from "@candor/contract/common.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { html, raw } from "../channels/answer-page/html.ts";
import { languageLinks } from "../channels/answer-page/page-frame.ts";
import { queryOf } from "../channels/door/answer-door-page.ts";
import { PUBLIC_BODY_BYTES } from "../channels/door/public-limits.ts";
import type { App } from "../errors/http.ts";
import { reportMessage } from "../messages/report-messages.ts";
import { languageOfVisit, plainFrame } from "../shares/open-share.ts";
import { renderShareMessage, shareFrame, sharePageCsp } from "../shares/share-page.ts";
import type { Database } from "../storage/database.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { readToken } from "../workspaces/signed-token.ts";

type Opened = FastifyRequest<{ Params: { token: string } }>;

interface Recipient {
  workspaceId: string;
  id: string;
  name: string;
  workspace: string;
  language: string;
  state: "waiting" | "confirmed" | "left";
}

/**
 * `GET /d/:token` shows what a recipient can do and changes nothing, since mail scanners open links. `POST` acts: by the
 * page's button, or by a mail program's one click (RFC 8058), which always means to leave.
 */
export function recipientPages(
  app: App,
  { db, secret, now }: { db: Database; secret: ServerSecret; now: () => Date },
): void {
  const options = {
    schema: { hide: true },
    bodyLimit: PUBLIC_BODY_BYTES,
    config: { public: true, rateLimit: { max: 120, timeWindow: 60_000, hook: "preHandler" } },
  } as const;
  const open = (request: FastifyRequest) =>
    findRecipient(db, secret, (request as Opened).params.token);

  app.register(async (scope: App) => {
    // Mail programs post in every shape; whatever the body is called, the way out must work.
    scope.removeContentTypeParser(["application/json", "text/plain"]);
    scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    scope.get("/d/:token", options, async (request, reply) => {
      const who = await open(request);
      return who ? show(request, reply, who) : unknown(request, reply);
    });
    scope.post("/d/:token", options, async (request, reply) => {
      const who = await open(request);
      if (!who) return unknown(request, reply);
      const body = typeof request.body === "object" && request.body !== null ? request.body : {};
      const joins = "join" in body;
      const at = now();
      await db
        .updateTable("report_recipient")
        .set(joins ? { confirmed_at: at, left_at: null } : { left_at: at })
        .where("workspace_id", "=", who.workspaceId)
        .where("id", "=", who.id)
        .execute();
      return show(request, reply, { ...who, state: joins ? "confirmed" : "left" });
    });
  });
}

async function findRecipient(
  db: Database,
  secret: ServerSecret,
  token: string,
): Promise<Recipient | null> {
  const subject = readToken(secret, "report", token);
  if (!subject) return null;
  const row = await db
    .selectFrom("report_recipient as p")
    .innerJoin("report as r", (join) =>
      join.onRef("r.workspace_id", "=", "p.workspace_id").onRef("r.id", "=", "p.report_id"),
    )
    .innerJoin("workspace as w", "w.id", "p.workspace_id")
    .select(["p.id", "p.language", "p.confirmed_at", "p.left_at", "r.name", "w.name as workspace"])
    .where("p.workspace_id", "=", subject.workspaceId)
    .where("w.id", "=", subject.workspaceId)
    .where("p.id", "=", subject.id)
    .executeTakeFirst();
  if (!row) return null;
  const { confirmed_at, left_at, ...rest } = row;
  const state = left_at !== null ? "left" : confirmed_at === null ? "waiting" : "confirmed";
  return { workspaceId: subject.workspaceId, ...rest, state };
}

function show(request: FastifyRequest, reply: FastifyReply, who: Recipient): FastifyReply {
  const language = languageOfVisit(request, who.language);
  const say = (key: string) =>
    reportMessage(language, key, { name: who.name, workspace: who.workspace });
  const title = say(`page.${who.state}.title`);
  const joins = who.state !== "confirmed";
  const field = joins ? raw(' name="join" value="1"') : raw(' name="leave" value="1"');
  const main = html`<section class="card"><h1>${title}</h1><p>${say(`page.${who.state}.text`)}</p><form method="post" action="${request.url}"><button${field}>${say(`page.${who.state}.button`)}</button></form></section>`;
  const frame = {
    language,
    languages: languageLinks(LANGUAGES, queryOf(request.url)),
    brand: DEFAULT_BRAND,
    subject: who.workspace,
  };
  return send(reply, 200, shareFrame(frame, { title, main, foot: null }));
}

function unknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOfVisit(request, "en");
  const frame = { ...plainFrame(request, language), brand: DEFAULT_BRAND, subject: "" };
  return send(reply, 404, renderShareMessage(frame, "unknown"));
}

function send(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply
    .code(status)
    .header("content-type", "text/html; charset=utf-8")
    .header("content-security-policy", sharePageCsp(DEFAULT_BRAND))
    .header("cache-control", "no-store")
    .header("x-robots-tag", "noindex")
    .send(page);
}
