import type { Scope } from "@candor/contract/workspace.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import type { ApiKeys } from "../../auth/api-keys.ts";
import { actorOf, type KeyPrincipal, requireScope, requireSurvey } from "../../auth/principal.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import { defaultSurvey } from "../../surveys/create-survey.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import type { RateLimit } from "./rate-limit.ts";
import { type Fields, fieldsOfBody, fieldsOfForm } from "./read-fields.ts";

/** Who asks, about which survey (a project, in Delighted's words), and with which parameters. */
export interface Caller {
  principal: KeyPrincipal;
  workspaceId: string;
  survey: SurveyRow;
  /** As histories and audit entries name them. */
  actor: string;
  /** The server's address as the operator gave it. */
  publicUrl: string;
  query: Fields;
  /** The body's parameters over those of the query. */
  fields: Fields;
}

export interface CallerDeps {
  db: Database;
  keys: ApiKeys;
  limit: RateLimit;
  publicUrl: string;
}

const callers = new WeakMap<FastifyRequest, Omit<Caller, "query" | "fields">>();

/** Who asks; the routes of `addCallers` have one. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error(`${request.method} ${request.url} has no caller`);
  const query = fieldsOfForm((request.raw.url ?? "").split("?").slice(1).join("?"));
  return { ...caller, query, fields: { ...query, ...(request.body as Fields | undefined) } };
}

/** For what takes more than reading or writing. @throws {KnownError} 403. */
export function needs(caller: Caller, scope: Scope): void {
  requireScope(caller.principal, scope);
}

/** Makes every route of `app` read bodies as Delighted's clients write them, and know who asks. */
export function addCallers(app: App, { db, keys, limit, publicUrl }: CallerDeps): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, fieldsOfBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  app.addHook("onRequest", async (request, reply) => {
    // The body is looked at instead; Fastify would refuse a name it cannot read.
    delete request.raw.headers["content-type"];
    if (request.is404) return;
    refuseOtherFormats(request);
    const principal = await principalOf(keys, request, reply);
    // Delighted's API speaks of people, whoever's survey they answered.
    requireSurvey(principal, undefined);
    limit.count(principal.keyId, reply);
    requireScope(principal, /^(GET|HEAD)$/.test(request.method) ? "read" : "write");
    const { workspaceId } = principal;
    const survey = await surveyOfKey(db, principal);
    const actor = actorOf(principal);
    callers.set(request, { principal, workspaceId, survey, actor, publicUrl });
  });
}

/** Basic with the key as the user's name, whatever the password; Python's client leaves out the colon. */
async function principalOf(
  keys: ApiKeys,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<KeyPrincipal> {
  const [, scheme = "", given = ""] =
    /^(Basic|Bearer)\s+([\s\S]+)$/i.exec(request.headers.authorization ?? "") ?? [];
  const text =
    scheme.toLowerCase() === "basic" ? Buffer.from(given, "base64").toString("utf8") : given;
  try {
    return await keys.principalOf((text.split(":")[0] ?? "").trim());
  } catch (error) {
    reply.header("www-authenticate", 'Basic realm="Candor"');
    throw error;
  }
}

async function surveyOfKey(db: Database, key: KeyPrincipal): Promise<SurveyRow> {
  const { rows } = await sql<SurveyRow>`
    select s.* from api_key k join survey s on s.workspace_id = k.workspace_id
      and (s.id = k.survey_id or (k.survey_id is null and s.is_default))
    where k.workspace_id = ${key.workspaceId} and s.workspace_id = ${key.workspaceId}
      and k.id = ${key.keyId}::uuid
  `.execute(db);
  return rows[0] ?? defaultSurvey(db, key.workspaceId);
}

/** Only a client that takes nothing but other formats is refused, and not where it asks for `.json`. */
function refuseOtherFormats(request: FastifyRequest): void {
  const { accept } = request.headers;
  if (accept === undefined || /json|\*\/\*|application\/\*/i.test(accept)) return;
  if (/\.json(\?|$)/.test(request.url)) return;
  throw new KnownError(
    406,
    "json_only",
    "Answers are JSON: send Accept: application/json, or end the path with .json.",
  );
}
