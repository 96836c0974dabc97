import type { FastifyReply } from "fastify";
import { KnownError } from "../../errors/known-error.ts";

/** Counts the requests of each key in this process. */
export interface RateLimit {
  /** @throws {KnownError} 429, with `Retry-After` set, when there were too many in a minute. */
  count(keyId: string, reply: FastifyReply): void;
}

const WINDOW_MS = 60_000;
const KEYS_AT_MOST = 1000;

/**
 * So many requests a minute for each key. Delighted allowed about 100; this is for programs that
 * run wild. 0 is no limit.
 *
 * @param now the time in milliseconds.
 */
export function rateLimit(perMinute: number, now: () => number = Date.now): RateLimit {
  const windows = new Map<string, { until: number; requests: number }>();
  return {
    count(keyId, reply) {
      if (perMinute === 0) return;
      const at = now();
      const window = windows.get(keyId);
      if (!window || window.until <= at) {
        if (windows.size >= KEYS_AT_MOST) windows.clear();
        windows.set(keyId, { until: at + WINDOW_MS, requests: 1 });
        return;
      }
      window.requests += 1;
      if (window.requests <= perMinute) return;
      const wait = Math.ceil((window.until - at) / 1000);
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
