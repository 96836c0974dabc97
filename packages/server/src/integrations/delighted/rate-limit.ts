import type { FastifyReply } from "fastify";
import { KnownError } from "../../errors/known-error.ts";
import type { Counts } from "../../limits/shared-counts.ts";

/** Counts the requests of each key. */
export interface RateLimit {
  /** @throws {KnownError} 429, with `Retry-After` set, when there were too many in a minute. */
  count(keyId: string, reply: FastifyReply): void;
}

const WINDOW_MS = 60_000;

/**
 * So many requests a minute for each key. Delighted allowed about 100; this is for programs that
 * run wild. 0 is no limit.
 *
 * @param now the time in milliseconds.
 */
export function rateLimit(
  counts: Counts,
  perMinute: number,
  now: () => number = Date.now,
): RateLimit {
  return {
    count(keyId, reply) {
      if (perMinute === 0) return;
      const rule = { limit: perMinute, windowMs: WINDOW_MS };
      const { n, leftMs } = counts.add(`delighted ${keyId}`, rule, now());
      if (n <= perMinute) return;
      const wait = Math.ceil(leftMs / 1000);
      // Whole seconds: an HTTP date crashes Delighted's Python client.
      reply.header("retry-after", String(wait));
      throw new KnownError(
        429,
        "too_many_requests",
        `More than ${perMinute} requests in a minute; wait ${wait} seconds.`,
      );
    },
  };
}
