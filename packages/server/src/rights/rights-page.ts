import type { FastifyReply, FastifyRequest } from "fastify";
import { answerPageCsp } from "../channels/answer-page/answer-page-csp.ts";
import { sendHtml } from "../channels/door/answer-door-page.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import { sendUnknownLink } from "../channels/link/unknown-link.ts";
import type { App } from "../errors/http.ts";
import { spokenInConversation } from "../messages/conversation-messages.ts";
import { exportPerson } from "../people/export-person.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import { readToken } from "../workspaces/signed-token.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import { type AskDeps, askByLink, confirmByMail } from "./ask.ts";
import type { DataRequestRow } from "./data-request.ts";
import { erasureProof } from "./erasure-proof.ts";
import { renderConfirm, renderRights, type Said } from "./render-rights.ts";
import { requestsOf } from "./request-queries.ts";

/** Requests a minute from one address. */
const MOST_A_MINUTE = 30;

/**
 * `/y/:token`: what a person may ask of their own data, and what became of it. A GET changes nothing, since mail
 * scanners open links.
 */
export function rightsPage(app: App, deps: AskDeps): void {
  const options = doorOptions(MOST_A_MINUTE);
  app.get("/y/:token", options, async (request, reply) => {
    const opened = await open(deps, request);
    return opened ? show(reply, opened, null) : sendUnknownLink(request, reply);
  });
  app.post("/y/:token", options, async (request, reply) => {
    const opened = await open(deps, request);
    if (!opened || opened.gone) return sendUnknownLink(request, reply);
    const { kind } = (request.body ?? {}) as Record<string, unknown>;
    if (kind !== "export" && kind !== "erasure") return show(reply, opened, null);
    const said = await askByLink(deps, { ...opened, kind, now: new Date() });
    const requests = await requestsOf(deps.db, opened);
    return show(reply, { ...opened, requests }, said);
  });
  app.get("/y/:token/copy", options, async (request, reply) => {
    const opened = await open(deps, request);
    if (!opened || opened.gone || !opened.requests.some(isReady)) {
      return sendUnknownLink(request, reply);
    }
    const copy = await exportPerson(deps.db, { ...opened, actor: "customer", now: new Date() });
    return reply
      .header("content-type", "application/json; charset=utf-8")
      .header("content-disposition", 'attachment; filename="my-data.json"')
      .header("cache-control", "no-store")
      .send(JSON.stringify(copy, null, 2));
  });
  app.get("/y/:token/proof", options, async (request, reply) => {
    const opened = await open(deps, request);
    const done = opened?.requests.find(isErased);
    if (!opened || !done) return sendUnknownLink(request, reply);
    return reply
      .header("content-type", "application/pdf")
      .header("content-disposition", 'attachment; filename="erasure.pdf"')
      .header("cache-control", "no-store")
      .send(await erasureProof(deps.db, { row: done, language: opened.language }));
  });
  app.get("/y/confirm/:token", options, async (request, reply) => {
    const found = await confirming(deps, request);
    if (!found) return sendUnknownLink(request, reply);
    return sendPage(reply, renderConfirm({ ...found, state: "ask" }));
  });
  app.post("/y/confirm/:token", options, async (request, reply) => {
    const found = await confirming(deps, request);
    if (!found) return sendUnknownLink(request, reply);
    const { workspaceId, id } = found;
    const isNew = await confirmByMail(deps, { workspaceId, id, now: new Date() });
    return sendPage(reply, renderConfirm({ ...found, state: isNew ? "done" : "over" }));
  });
}

function isReady({ state, kind, copy_until }: DataRequestRow): boolean {
  return kind === "export" && state === "done" && copy_until !== null && copy_until > new Date();
}

function isErased({ state, kind }: DataRequestRow): boolean {
  return kind === "erasure" && state === "done";
}

interface Opened {
  workspaceId: string;
  personId: string;
  token: string;
  language: string;
  organisation: string;
  timeZone: string;
  requests: DataRequestRow[];
  /** Erased: what stays is that it was done. */
  gone: boolean;
}

async function open({ db, secret }: AskDeps, request: FastifyRequest): Promise<Opened | null> {
  const { token } = request.params as { token: string };
  const read = readToken(secret, "data", token);
  if (!read) return null;
  const { workspaceId, id: personId } = read;
  const workspace = await findWorkspace(db, workspaceId);
  const person = await db
    .selectFrom("person")
    .select("language")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  const requests = await requestsOf(db, { workspaceId, personId });
  if (!workspace || (!person && !requests.some(isErased))) return null;
  const { lang } = request.query as { lang?: string };
  return {
    ...{ workspaceId, personId, token, requests, gone: !person },
    language: spokenInConversation([
      ...[lang, person?.language, requests[0]?.language],
      ...[request.headers["accept-language"], workspace.language],
    ]),
    organisation: workspace.name,
    timeZone: workspace.timeZone,
  };
}

async function confirming({ db, secret }: AskDeps, request: FastifyRequest) {
  const { token } = request.params as { token: string };
  const read = readToken(secret, "data request", token);
  if (!read) return null;
  const row = await db
    .selectFrom("data_request")
    .selectAll()
    .where("workspace_id", "=", read.workspaceId)
    .where("id", "=", read.id)
    .executeTakeFirst();
  const workspace = row && (await findWorkspace(db, read.workspaceId));
  if (!row || !workspace) return null;
  const { language, kind } = row;
  return { ...read, token, language, kind, organisation: workspace.name };
}

function show(reply: FastifyReply, opened: Opened, said: Said): FastifyReply {
  return sendPage(
    reply,
    renderRights({ ...opened, said, isReady, isErased, action: `/y/${opened.token}` }),
  );
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  reply.header("referrer-policy", "no-referrer").header("cache-control", "no-store");
  return sendHtml(reply, { status: 200, page, csp: answerPageCsp(DEFAULT_BRAND) });
}
