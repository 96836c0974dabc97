import { createHash } from "node:crypto";
import fastifyRateLimit from "@fastify/rate-limit";
import "../auth/authenticate-hook.ts";
import type { Config } from "../config/config.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { requestStore } from "../limits/request-store.ts";
import { countsOf } from "../limits/shared-counts.ts";
import type { Database } from "../storage/database.ts";
import { readCopyOf } from "../storage/read-copy.ts";
import { storableBody } from "./storable-body.ts";

/**
 * What every operation of the API does alike: limits how often somebody may ask (with `RateLimit`
 * headers and a whole number of seconds to wait), mends texts that no database holds, and answers 304 to who has the same already.
 */
export async function addApiManners(api: App, db: Database, { rateLimit }: Config): Promise<void> {
  if (rateLimit > 0) {
    await api.register(fastifyRateLimit, {
      hook: "preHandler",
      max: rateLimit,
      timeWindow: 60_000,
      store: requestStore(countsOf(db), "api"),
      enableDraftSpec: true,
      // Whoever asks, not what they send: a cookie that somebody adds to would be a new visitor.
      keyGenerator: (request) => {
        const { public: isPublic, session } = request.routeOptions.config;
        if (isPublic) return request.ip;
        if (session) return `user ${request.user.userId}`;
        const { principal } = request;
        return principal.kind === "key" ? `key ${principal.keyId}` : `user ${principal.userId}`;
      },
      errorResponseBuilder: (_request, { ttl }) =>
        new KnownError(
          429,
          "too_many_requests",
          `More than ${rateLimit} requests in a minute; try again in ${Math.ceil(ttl / 1000)} seconds.`,
        ),
    });
  }
  api.addHook("preValidation", async (request) => {
    // Nothing at all says as much as an object with nothing in it: what is missing is then named.
    const nothing = request.routeOptions.schema?.body ? {} : undefined;
    request.body = storableBody(request.body ?? nothing);
  });
  // Whoever changed something sees it: their lists are read from the primary until a standby has it.
  api.addHook("onResponse", async (request) => {
    if (request.method !== "GET" && request.principal)
      readCopyOf(db).changed(request.principal.workspaceId);
  });
  api.addHook("onSend", async (request, reply, payload) => {
    if (request.method !== "GET" || reply.statusCode !== 200 || typeof payload !== "string") {
      return payload;
    }
    const tag = `W/"${createHash("sha256").update(payload).digest("base64url").slice(0, 22)}"`;
    reply.header("etag", tag);
    reply.header("cache-control", "private, no-cache");
    if (request.headers["if-none-match"] !== tag) return payload;
    reply.code(304);
    return null;
  });
}
