import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { type AttemptLimit, attemptLimit } from "../auth/attempt-limit.ts";
import { placeOf } from "../auth/sign-in-limits.ts";
import { isPassword } from "../auth/user-queries.ts";
import type { Counts } from "../limits/shared-counts.ts";
import { type ServerSecret, sign, verify } from "../workspaces/server-secret.ts";
import type { ShareRow } from "./share.ts";

const PURPOSE = "share password";
const COOKIE = "candor-share";
/** Whoever gave the password is let in for so long. */
const OPEN_HOURS = 12;
const TEN_MINUTES_MS = 10 * 60_000;

/** The lock of links that have a password. */
export interface ShareLock {
  /** Whether this visitor gave the password lately. */
  isOpen(request: FastifyRequest, share: ShareRow, now: Date): boolean;
  /**
   * Tries a password.
   *
   * @returns the cookie that says it was right; null when it was wrong.
   * @throws {KnownError} 429 after ten wrong ones from a place, or a hundred for the link.
   */
  tryPassword(
    request: FastifyRequest,
    share: ShareRow,
    attempt: { password: string; path: string; secure: boolean; now: Date },
  ): Promise<string | null>;
}

export function shareLock(secret: ServerSecret, counts: Counts): ShareLock {
  const windowMs = TEN_MINUTES_MS;
  const byPlace = attemptLimit(counts, "share from place", { limit: 10, windowMs });
  const byShare = attemptLimit(counts, "share", { limit: 100, windowMs });
  return {
    isOpen(request, share, now) {
      if (share.password_hash === null) return true;
      const [until = "", signature = ""] = (request.cookies[COOKIE] ?? "").split(".");
      if (!/^\d{1,15}$/.test(until) || Number(until) <= now.getTime()) return false;
      return verify(secret, PURPOSE, payload(share, until), signature);
    },
    async tryPassword(request, share, { password, path, secure, now }) {
      if (share.password_hash === null) return null;
      const place = placeOf(request.ip);
      const counted: [AttemptLimit, string][] = [
        [byPlace, `${place} ${share.id}`],
        [byShare, share.id],
      ];
      for (const [limit, key] of counted) limit.count(key);
      if (!(await isPassword(password, share.password_hash))) return null;
      for (const [limit, key] of counted) limit.forgive(key);
      const until = String(now.getTime() + OPEN_HOURS * 3600_000);
      const value = `${until}.${sign(secret, PURPOSE, payload(share, until))}`;
      const parts = [`${COOKIE}=${value}`, `Path=${path}`, `Max-Age=${OPEN_HOURS * 3600}`];
      return [...parts, "HttpOnly", "SameSite=Lax", ...(secure ? ["Secure"] : [])].join("; ");
    },
  };
}

/** Another password shuts everybody out again. */
function payload({ workspace_id, id, password_hash }: ShareRow, until: string): string {
  const digest = createHash("sha256")
    .update(password_hash ?? "")
    .digest("hex");
  return `${workspace_id} ${id} ${digest} ${until}`;
}
