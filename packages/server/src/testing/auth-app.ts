import fastify, { type LightMyRequestResponse } from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { sql } from "kysely";
import type pg from "pg";
import { auditRoutes } from "../audit/audit-routes.ts";
import { type AuthDeps, authParts, authRoutes } from "../auth/auth-parts.ts";
import { addAuthentication } from "../auth/authenticate-hook.ts";
import type { ColleagueMail } from "../auth/mail.ts";
import { migrateAuth } from "../auth/migrate-auth.ts";
import { signInRoutes } from "../auth/sign-in-routes.ts";
import { KnownError } from "../errors/known-error.ts";
import { openCounts } from "../limits/shared-counts.ts";
import type { Database } from "../storage/database.ts";
import { openPool } from "../storage/database.ts";
import { withMigrationLock } from "../storage/migrate.ts";
import { serverSecret } from "../workspaces/server-secret.ts";
import { workspaceRoutes } from "../workspaces/workspace-routes.ts";

export const PUBLIC_URL = "https://nps.example.com";
export const PASSWORD = "correct horse battery";

/** A server with nothing but people, keys and workspaces, for the tests of this folder. */
export async function testAuthApp(db: Database, deps: Partial<AuthDeps> = {}) {
  const mails: ColleagueMail[] = [];
  const logged: string[] = [];
  const log = (facts: object, message: string) => {
    logged.push(JSON.stringify({ ...facts, message }));
  };
  const parts = authParts({
    db,
    secret: serverSecret("a secret of the tests, long enough to be one"),
    publicUrl: PUBLIC_URL,
    sendMail: async (mail) => {
      mails.push(mail);
    },
    log: { info: log, warn: log, error: log },
    // Each of them begins with nothing counted.
    counts: openCounts(),
    ...deps,
  });
  const app = fastify({
    logger: { level: "trace", stream: { write: (line: string) => void logged.push(line) } },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof KnownError) {
      return reply.code(error.status).send({ code: error.code, detail: error.message });
    }
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status === 500) request.log.error(error);
    return reply.code(status).send({ code: "other", detail: (error as Error).message });
  });
  signInRoutes(app, parts);
  const timeZones: string[] = [];
  await app.register(
    async (api) => {
      const scoped = api.withTypeProvider<ZodTypeProvider>();
      addAuthentication(scoped, parts.authenticator);
      authRoutes(scoped, parts);
      auditRoutes(scoped, { db });
      workspaceRoutes(scoped, {
        db,
        timeZoneChanged: async (_trx, workspaceId) => {
          timeZones.push(workspaceId);
        },
      });
      for (const scope of ["read", "write", "send"] as const) {
        scoped.post(`/try/${scope}`, { config: { scope } }, async (request) => ({
          workspaceId: request.principal.workspaceId,
          actor: request.actor,
        }));
      }
      scoped.get("/try", async (request) => ({ workspaceId: request.principal.workspaceId }));
    },
    { prefix: "/api/v1" },
  );
  await app.ready();
  return { app, parts, mails, logged, timeZones };
}

/** Makes better-auth's tables in the tests' database. */
export async function withAuthTables(connection: pg.PoolConfig): Promise<void> {
  const pool = openPool({ ...connection, max: 1 });
  await withMigrationLock(pool, migrateAuth);
  await pool.end();
}

/** The session's cookies of a reply, as a browser would send them back. */
export function cookieOf(reply: LightMyRequestResponse): string {
  return reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
}

/** Waits until so many others wait for a lock in this database. */
export async function someWait(db: Database, count: number): Promise<void> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
    `.execute(db);
    if ((rows[0]?.waiting ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`fewer than ${count} wait for a lock`);
}
