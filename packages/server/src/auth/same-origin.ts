import type { FastifyRequest } from "fastify";
import { KnownError } from "../errors/known-error.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request may change something. */
export function changesSomething(request: FastifyRequest): boolean {
  return !READS.has(request.method);
}

/**
 * Refuses a request that a page of another site made the browser send. Browsers say where a request
 * comes from (`Sec-Fetch-Site`, older ones `Origin`); programs say neither, and carry no cookies by accident.
 *
 * @throws {KnownError} 403.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  // `null` is what browsers say of a page they hide; the other header still knows.
  const named = origin === undefined || (site !== undefined && origin === "null");
  const isOurs =
    (site === undefined || site === "same-origin" || site === "none") &&
    (named || isOwnOrigin(origin, request, publicUrl));
  if (isOurs) return;
  throw new KnownError(
    403,
    "foreign_origin",
    `A page of another site (${origin ?? "unnamed"}) sent this request, so nothing was done. Open Candor at ${publicUrl}; if it is reached under another address, set PUBLIC_URL to that.`,
  );
}

/**
 * Refuses what a plain form of another site could send with somebody's cookie, whatever the browser says
 * about its origin: a form can neither name a workspace in a header nor send JSON.
 *
 * @throws {KnownError} 403.
 */
export function refuseForgery(request: FastifyRequest, publicUrl: string): void {
  refuseForeignOrigin(request, publicUrl);
  const isJson = /^application\/json\b/i.test(request.headers["content-type"] ?? "");
  if (isJson || request.headers["candor-workspace"] !== undefined) return;
  throw new KnownError(
    403,
    "not_from_candor",
    "A signed-in request that changes something must carry the header candor-workspace or be JSON. Add one of them.",
  );
}

/** The public address; or the very one that was asked, which `refuseStrangeHosts` has let through. */
function isOwnOrigin(origin: string, request: FastifyRequest, publicUrl: string): boolean {
  if (origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
