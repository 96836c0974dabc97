import type { FastifyRequest } from "fastify";
import type { App } from "../errors/http.ts";

/** How long a request may take to arrive, in milliseconds; tests are less patient. */
export interface ArrivalPatience {
  headersMs: number;
  /** A body has so long, and a second more for every `BYTES_A_SECOND` that it says it has. */
  bodyMs: number;
  /** Nothing takes longer than this, whatever it says. */
  mostMs: number;
  lookMs: number;
}

/** The slowest line that is waited for: what a phone with hardly any reception sends. */
const BYTES_A_SECOND = 8_000;

export const ARRIVALS: ArrivalPatience = {
  headersMs: 15_000,
  bodyMs: 30_000,
  mostMs: 3_600_000,
  lookMs: 5_000,
};

/** What Fastify and Node's server are told; Fastify's own default is to wait for ever. */
export function arrivalOptions({ headersMs, mostMs, lookMs }: ArrivalPatience) {
  return {
    requestTimeout: mostMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: lookMs },
  };
}

/** Lets go of senders that trickle: sockets that are held open by a byte now and then cost a stranger nothing and us memory. */
export function letGoOfTrickles(app: App, { bodyMs }: ArrivalPatience): void {
  app.addHook("onRequest", async (request) => {
    const { raw } = request;
    const given = allowance(request, bodyMs);
    if (given === null) return;
    const timer = setTimeout(() => {
      if (!raw.complete) raw.destroy();
    }, given).unref();
    raw.once("close", () => clearTimeout(timer));
  });
}

/** @returns null where there is no body, or a stream of unknown length from somebody with a key. */
function allowance({ headers, routeOptions }: FastifyRequest, bodyMs: number): number | null {
  const bytes = Number(headers["content-length"] ?? 0);
  if (bytes > 0) return bodyMs + (1000 * bytes) / BYTES_A_SECOND;
  if (headers["transfer-encoding"] === undefined) return null;
  return "public" in routeOptions.config && routeOptions.config.public ? bodyMs : null;
}
