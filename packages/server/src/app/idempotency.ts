import { sql } from "kysely";
import "../auth/authenticate-hook.ts";
import { BEAT_MS, leaseFrom } from "../due-work/lease.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { personalHash } from "../workspaces/personal-hash.ts";

interface Claimed {
  workspaceId: string;
  key: string;
  /** Stops saying that the request is under way. */
  stopBeating: () => void;
}

declare module "fastify" {
  interface FastifyRequest {
    /** The `Idempotency-Key` that this request was the first to use. */
    idempotency: Claimed | null;
  }
}

/**
 * `Idempotency-Key` on POST: the same key again gives the first answer and does nothing. The claim
 * is a row, so two requests with one key at the same moment do the work once.
 */
export function addIdempotency(api: App, db: Database): void {
  api.decorateRequest("idempotency", null);

  api.addHook("preHandler", async (request, reply) => {
    const key = request.headers["idempotency-key"];
    if (request.method !== "POST" || typeof key !== "string") return;
    if (request.routeOptions.config.public || request.routeOptions.config.session) return;
    if (key.length < 1 || key.length > 255) throw badKey();
    const { workspaceId } = request.principal;
    // Keyed: a body may be little more than somebody's address.
    const fingerprint = personalHash(`${request.url}\n${JSON.stringify(request.body ?? null)}`);
    const now = new Date();
    // Whoever has it says so every ten seconds, however long it takes; silence means that its process
    // died, and this request does the work.
    const { rows } = await sql<{ claimed: boolean }>`
      insert into idempotency_key as k (workspace_id, key, fingerprint, created_at, lease_until)
      values (${workspaceId}::uuid, ${key}, ${fingerprint}, ${now}::timestamptz, ${leaseFrom(now)}::timestamptz)
      on conflict (workspace_id, key) do update
        set created_at = excluded.created_at, lease_until = excluded.lease_until
        where k.status is null and k.fingerprint = excluded.fingerprint
          and (k.lease_until is null or k.lease_until < ${now}::timestamptz)
      returning true as claimed
    `.execute(db);
    if (rows[0]?.claimed) {
      const claim = { workspaceId, key };
      request.idempotency = { ...claim, stopBeating: keepBeating(db, claim) };
      return;
    }
    const first = await db
      .selectFrom("idempotency_key")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("key", "=", key)
      .executeTakeFirst();
    if (!first?.fingerprint.equals(fingerprint)) throw keyReused(key);
    if (first.status === null) throw stillRunning(key);
    return reply
      .code(first.status)
      .header("content-type", "application/json; charset=utf-8")
      .header("idempotent-replay", "true")
      .serializer((body: unknown) => String(body))
      .send(first.body ?? "");
  });

  api.addHook("onSend", async (request, reply, payload) => {
    const claim = request.idempotency;
    if (!claim) return payload;
    request.idempotency = null;
    claim.stopBeating();
    const mine = (key: { workspaceId: string; key: string }) =>
      sql`workspace_id = ${key.workspaceId} and key = ${key.key}`;
    if (reply.statusCode < 300 && (typeof payload === "string" || payload === null)) {
      await sql`update idempotency_key set status = ${reply.statusCode}, body = ${payload}
        where ${mine(claim)}`.execute(db);
    } else {
      // What failed may be tried again with the same key.
      await sql`delete from idempotency_key where ${mine(claim)}`.execute(db);
    }
    return payload;
  });

  api.addHook("onResponse", async ({ idempotency }) => idempotency?.stopBeating());
}

/**
 * Keeps a claim alive until its request has an answer, whether or not somebody still waits for it: the
 * work goes on when the connection is cut.
 */
function keepBeating(db: Database, claim: { workspaceId: string; key: string }): () => void {
  const timer = setInterval(() => {
    db.updateTable("idempotency_key")
      .set({ lease_until: leaseFrom(new Date()) })
      .where("workspace_id", "=", claim.workspaceId)
      .where("key", "=", claim.key)
      .where("status", "is", null)
      .execute()
      // The next beat comes before the lease is over.
      .catch(() => {});
  }, BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function badKey(): KnownError {
  return new KnownError(
    422,
    "bad_idempotency_key",
    "An Idempotency-Key has 1 to 255 characters; make a random one for each thing you do.",
  );
}

function keyReused(key: string): KnownError {
  return new KnownError(
    422,
    "idempotency_key_reused",
    `The Idempotency-Key "${key}" was used for another request; make a new one for each thing you do.`,
  );
}

function stillRunning(key: string): KnownError {
  return new KnownError(
    409,
    "idempotency_key_in_use",
    `The first request with the Idempotency-Key "${key}" is not finished; try again in a moment.`,
  );
}
