/** A server of nothing but `/mcp`, with a garden of answers behind it, for tests. */
import type { AddressInfo } from "node:net";
import fastify from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { authParts } from "../auth/auth-parts.ts";
import { addAuthentication } from "../auth/authenticate-hook.ts";
import { makeKey } from "../auth/manage-keys.ts";
import { KnownError } from "../errors/known-error.ts";
import { mcpRoutes } from "../integrations/mcp/mcp-routes.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { reviseResponses } from "../responses/revise-responses.ts";
import type { Database } from "../storage/database.ts";
import { serverSecret } from "../workspaces/server-secret.ts";
import { answer, type SurveyInWorkspace } from "./fixtures.ts";

/** Riga: 60 tens and 20 zeros; Oslo: 4 tens and 1 zero; one of them left out. */
export async function recordGarden(
  db: Database,
  { workspaceId, surveyId }: SurveyInWorkspace,
): Promise<void> {
  const make = (n: number, score: number, store: string) =>
    Array.from({ length: n }, (_, i) =>
      answer({
        surveyId,
        score,
        properties: { store },
        comment: score === 0 ? `The delivery was late (${i})` : i === 0 ? "Lovely roses" : null,
        person: {
          email: `${store}-${score}-${i}@example.com`,
          phone: null,
          externalId: null,
          name: null,
        },
      }),
    );
  const answers = [
    ...make(60, 10, "Riga"),
    ...make(20, 0, "Riga"),
    ...make(4, 10, "Oslo"),
    ...make(2, 0, "Oslo"),
  ];
  const recorded = await recordBatch(db, workspaceId, answers);
  const staff = recorded.at(-1)?.id ?? "";
  await reviseResponses(
    db,
    workspaceId,
    [staff],
    () => ({ exclusion: { reason: "staff", note: "" } }),
    {
      actor: "ann",
    },
  );
}

/** A key of a workspace. */
export async function keyOf(
  db: Database,
  workspaceId: string,
  scopes: ("read" | "write" | "send")[],
): Promise<string> {
  const wanted = { workspaceId, name: "assistant", scopes, actor: "ann" };
  return (await db.transaction().execute((trx) => makeKey(trx, wanted))).key;
}

const deps = (db: Database) => ({
  db,
  responseRate: async () => ({ invited: 400, answered: 85 }),
  now: () => new Date("2026-06-10T00:00:00Z"),
  onError: (error: unknown) => {
    throw error;
  },
});

/** Serves `/mcp` on loopback. */
export async function serveMcp(
  db: Database,
): Promise<{ address: string; close: () => Promise<unknown> }> {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const secret = serverSecret("a secret of the tests, long enough to be one");
  const publicUrl = "https://nps.example.com";
  const { authenticator } = authParts({ db, secret, publicUrl, sendMail: null, log });
  const app = fastify().withTypeProvider<ZodTypeProvider>();
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof KnownError ? error.status : 500).send({ detail: String(error) }),
  );
  addAuthentication(app, authenticator);
  mcpRoutes(app, deps(db));
  await app.listen({ port: 0, host: "127.0.0.1" });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/mcp`;
  return { address, close: () => app.close() };
}
