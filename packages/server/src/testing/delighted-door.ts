/** A server that answers as Delighted did, on a real socket, for the tests of this folder. */
import { once } from "node:events";
import { connect } from "node:net";
import fastifyCompress from "@fastify/compress";
import fastifyCookie from "@fastify/cookie";
import fastifyFormbody from "@fastify/formbody";
import fastifyHelmet from "@fastify/helmet";
import Fastify from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { type ApiKeys, apiKeys } from "../auth/api-keys.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { type DelightedDeps, delightedRoutes } from "../integrations/delighted/delighted-routes.ts";
import { makeDelightedKey } from "../integrations/delighted/make-delighted-key.ts";
import { webhookOutbox } from "../integrations/webhooks/outbox/outbox.ts";
import type { Database } from "../storage/database.ts";
import { defaultSurvey } from "../surveys/create-survey.ts";
import { serverSecret } from "../workspaces/server-secret.ts";
import { testAnswers } from "./answers.ts";
import { aWorkspace } from "./fixtures.ts";

export const SECRET = serverSecret("a secret of the tests, long enough to be one");

export interface TestDelighted {
  port: number;
  key: string;
  keyId: string;
  workspaceId: string;
  surveyId: string;
  keys: ApiKeys;
  /** Sends bytes as they are and reads the answer as it is. */
  raw(request: string): Promise<RawReply>;
  /** A request with the key, in JSON. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Another key of the same workspace. */
  anotherKey(wanted?: { surveyId?: string; key?: string }): Promise<{ key: string; id: string }>;
  stop(): Promise<void>;
}

export interface RawReply {
  status: number;
  /** Lines of the head as they were sent. */
  head: string[];
  text: string;
  json: unknown;
}

/** Plugins stand around the door as they do in the whole server: none of them may get in its way. */
export async function testDelighted(
  db: Database,
  deps: Partial<DelightedDeps> = {},
): Promise<TestDelighted> {
  const workspaceId = await aWorkspace(db);
  const survey = await defaultSurvey(db, workspaceId);
  const maker = { db, secret: SECRET, publicUrl: "https://nps.example.com" };
  const make = (wanted: { surveyId?: string; key?: string } = {}) =>
    makeDelightedKey(
      maker,
      { workspaceId, actor: "ann" },
      { name: "Shop", signsWebhooks: true, ...wanted },
    );
  const { key, id: keyId } = await make();
  // Nobody works the queue here; tests that look at webhooks send what is due themselves.
  const outbox = webhookOutbox();
  const answers = testAnswers(db, [outbox.answers]);
  const keys = apiKeys(db);
  const app: App = Fastify({
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(fastifyCookie);
  await app.register(fastifyFormbody);
  await app.register(fastifyCompress, { encodings: ["gzip", "deflate"], threshold: 1024 });
  await app.register(fastifyHelmet);
  await delightedRoutes(app, {
    db,
    keys,
    answers,
    publicUrl: "https://nps.example.com",
    atRoot: true,
    perMinute: 0,
    unsubscribed: outbox.unsubscribed,
    reassignAnswers: answers.reassign,
    explain: (error) => new KnownError(500, "unexpected", error.message),
    ...deps,
  });
  app.get("/*", (_request, reply) => {
    reply.callNotFound();
    return reply;
  });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  const port = Number(new URL(address).port);
  return {
    port,
    key,
    keyId,
    workspaceId,
    surveyId: survey.id,
    keys,
    raw: (request) => sendRaw(port, request),
    async ask(method, path, body) {
      const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: {
          authorization: `Basic ${btoa(`${key}:`)}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        redirect: "error",
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: reply.status, body: await reply.json() };
    },
    anotherKey: make,
    async stop() {
      await app.close();
      await answers.close();
    },
  };
}

async function sendRaw(port: number, request: string): Promise<RawReply> {
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.write(request);
  await once(socket, "close");
  const [head = "", ...rest] = Buffer.concat(chunks).toString("utf8").split("\r\n\r\n");
  const text = rest.join("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const status = Number(first.split(" ")[1]);
  return { status, head: lines, text, json: isJson(text) ? JSON.parse(text) : undefined };
}

/** Several answers on one connection are none as a whole. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
