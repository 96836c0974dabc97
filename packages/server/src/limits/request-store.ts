import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import type { Counts } from "./shared-counts.ts";

/**
 * Where `@fastify/rate-limit` counts requests: what all processes counted together.
 *
 * @param name keeps what is counted apart from other limits of the same key.
 */
export function requestStore(counts: Counts, name: string): FastifyRateLimitStoreCtor {
  return class RequestStore implements FastifyRateLimitStore {
    readonly scope: string;
    constructor(options: { routeInfo?: { method: string | string[]; url: string } }) {
      const { method, url } = options.routeInfo ?? { method: "", url: "" };
      this.scope = `requests ${name} ${method} ${url}`;
    }
    incr(
      key: string,
      done: (error: Error | null, result?: { current: number; ttl: number }) => void,
      windowMs = 60_000,
      limit = Number.POSITIVE_INFINITY,
    ): void {
      const { n, leftMs } = counts.add(`${this.scope} ${key}`, { limit, windowMs });
      done(null, { current: n, ttl: leftMs });
    }
    child(options: object): FastifyRateLimitStore {
      return new RequestStore(options);
    }
  };
}
