import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { SignInService } from "./better-auth.ts";

/** So long a password, a code or a passkey counts as proof that the same person still sits there. */
const CONFIRMED_MS = 10 * 60_000;

/** A session and when it began, which took a proof as well. */
export interface SessionRef {
  id: string;
  userId: string;
  createdAt: Date;
}

/** Until when whoever sits there need not prove it again; null when they must. */
export async function confirmedUntil(
  db: Database,
  session: SessionRef,
  now: Date,
): Promise<Date | null> {
  const row = await db
    .selectFrom("directory.session_confirmed")
    .select("confirmed_at")
    .where("session_id", "=", session.id)
    .executeTakeFirst();
  const last = Math.max(session.createdAt.getTime(), row?.confirmed_at.getTime() ?? 0);
  return last + CONFIRMED_MS > now.getTime() ? new Date(last + CONFIRMED_MS) : null;
}

/** Somebody has just proved that they are the one who signed in. */
export async function noteConfirmed(db: Database, session: SessionRef, now: Date): Promise<Date> {
  await db
    .insertInto("directory.session_confirmed")
    .values({ session_id: session.id, user_id: session.userId, confirmed_at: now })
    .onConflict((conflict) => conflict.column("session_id").doUpdateSet({ confirmed_at: now }))
    .execute();
  return new Date(now.getTime() + CONFIRMED_MS);
}

/** The session of a cookie; null for nobody. Prolongs nothing. */
export async function sessionOfCookie(
  signIn: SignInService,
  cookie: string | undefined,
): Promise<(SessionRef & { email: string; name: string }) | null> {
  if (cookie === undefined) return null;
  const found = await signIn.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true, disableCookieCache: true },
  });
  if (!found) return null;
  const { id, createdAt } = found.session;
  const { id: userId, email, name } = found.user;
  return { id, createdAt: new Date(createdAt), userId, email, name };
}

/** What a dangerous act is answered with while nobody has proved lately who sits there. */
export function confirmFirst(): KnownError {
  return new KnownError(
    403,
    "confirm_first",
    "This may only be done within ten minutes of proving who you are. Confirm with your password or a code (POST /api/auth/confirm), then ask again.",
  );
}
