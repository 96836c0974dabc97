import type { FastifyRequest } from "fastify";
import type { Counts } from "../limits/shared-counts.ts";
import { type AttemptLimit, attemptLimit } from "./attempt-limit.ts";

/** How often passwords may be tried and mails be asked for. */
export interface SignInLimits {
  /**
   * Counts a try of a password.
   *
   * @returns what to call when the password was right.
   * @throws {KnownError} 429 after too many.
   */
  tryPassword(request: FastifyRequest, email: string): () => void;
  /** @throws {KnownError} 429 after too many links for one address or from one place. */
  askForLink(request: FastifyRequest, email: string): void;
  /** @throws {KnownError} 429 when one place begins very many sign-ins that it does not end. */
  askForChallenge(request: FastifyRequest): void;
}

const MINUTE_MS = 60_000;

/**
 * Ten wrong tries for an address from one place in ten minutes; thirty from one place whatever the address; a
 * hundred for one address from everywhere, high enough that a stranger cannot easily lock a colleague out.
 */
export function signInLimits(counts: Counts, now: () => number = Date.now): SignInLimits {
  const limit = (kind: string, most: number, minutes: number) =>
    attemptLimit(counts, `sign-in ${kind}`, { limit: most, windowMs: minutes * MINUTE_MS }, now);
  const byBoth = limit("place and address", 10, 10);
  const byPlace = limit("place", 30, 10);
  const byAddress = limit("address", 100, 10);
  const linksByAddress = limit("links to address", 5, 60);
  const linksByPlace = limit("links from place", 20, 60);
  const challenges = limit("challenges", 120, 10);

  return {
    askForChallenge(request) {
      challenges.count(placeOf(request.ip));
    },
    tryPassword(request, email) {
      const address = email.toLowerCase();
      const place = placeOf(request.ip);
      const counted: [AttemptLimit, string][] = [
        [byPlace, place],
        [byBoth, `${place} ${address}`],
        [byAddress, address],
      ];
      for (const [limit, key] of counted) limit.count(key);
      return () => {
        for (const [limit, key] of counted) limit.forgive(key);
      };
    },
    askForLink(request, email) {
      linksByPlace.count(placeOf(request.ip));
      linksByAddress.count(email.toLowerCase());
    },
  };
}

/** An address, or the /64 of a version 6 one: a household has that many to choose from. */
export function placeOf(ip: string): string {
  if (!ip.includes(":") || ip.includes(".")) return ip;
  const [head = "", tail] = ip.split("::");
  const groups = head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").length;
  return [...groups, ...Array<string>(Math.max(missing, 0)).fill("0")].slice(0, 4).join(":");
}
