import { createHash, randomBytes } from "node:crypto";
import { browserName } from "@candor/contract/browser-name.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import { colleagueMessage } from "../messages/colleague-messages.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { AuthLog, SendMail } from "./mail.ts";
import { spokenBy } from "./tell-account.ts";

const COOKIE = "candor.device";
/** As long as browsers keep a cookie at all. */
const KEPT_SECONDS = 400 * 24 * 60 * 60;
/** Whoever just came has nobody to be warned of: the first browser within an hour is theirs. */
const JUST_CAME_MS = 60 * 60_000;
/** A browser that stayed away for so long is new again. */
const FORGOTTEN_MS = KEPT_SECONDS * 1000;
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

interface DeviceDeps {
  db: Database;
  publicUrl: string;
  sendMail: SendMail;
  log: AuthLog;
}

/**
 * Whoever has just signed in sits at this browser: it is remembered by a cookie that means nothing else, and a
 * browser that is new for an account is told to its owner by mail. The mail waits for nobody and nobody for it.
 */
export async function noteDevice(
  deps: DeviceDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  user: { id: string; email: string },
): Promise<void> {
  const now = new Date();
  const known = readDevice(request.headers.cookie);
  const value = known ?? randomBytes(32).toString("base64url");
  const secure = deps.publicUrl.startsWith("https:") ? "; Secure" : "";
  reply.header(
    "set-cookie",
    `${COOKIE}=${value}; Max-Age=${KEPT_SECONDS}; Path=/api; HttpOnly; SameSite=Lax${secure}`,
  );
  const userAgent = request.headers["user-agent"]?.slice(0, 500) ?? null;
  if (await remember(deps.db, { userId: user.id, value, userAgent, now })) return;
  if (await hasJustCome(deps.db, user.id, now)) return;
  void tell(deps, user, { userAgent, now }).catch((error: unknown) => {
    deps.log.error(
      { reason: error instanceof Error ? error.message : String(error) },
      "The mail about a new browser could not be sent",
    );
  });
}

/** A session was ended from afar: whoever signs in from that browser again is news. */
export async function forgetDevices(
  trx: Transaction,
  q: { userId: string; sessionId?: string; exceptSessionId?: string },
): Promise<void> {
  let gone = trx.deleteFrom("directory.known_device").where("user_id", "=", q.userId);
  if (q.sessionId !== undefined) gone = gone.where("session_id", "=", q.sessionId);
  if (q.exceptSessionId !== undefined) {
    const { exceptSessionId } = q;
    gone = gone.where((where) =>
      where.or([where("session_id", "is", null), where("session_id", "!=", exceptSessionId)]),
    );
  }
  await gone.execute();
}

/** @returns whether this user was here before with this browser. */
async function remember(
  db: Database,
  q: { userId: string; value: string; userAgent: string | null; now: Date },
): Promise<boolean> {
  const device = createHash("sha256").update(q.value).digest();
  const session_id = await newestSession(db, q.userId);
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom("directory.known_device")
      .select("last_at")
      .where("user_id", "=", q.userId)
      .where("device", "=", device)
      .forUpdate()
      .executeTakeFirst();
    const changed = { session_id, user_agent: q.userAgent, last_at: q.now };
    await trx
      .insertInto("directory.known_device")
      .values({ user_id: q.userId, device, first_at: q.now, ...changed })
      .onConflict((conflict) => conflict.columns(["user_id", "device"]).doUpdateSet(changed))
      .execute();
    return before !== undefined && before.last_at.getTime() > q.now.getTime() - FORGOTTEN_MS;
  });
}

interface AuthTables {
  "auth.session": { id: string; userId: string; createdAt: Date };
  "auth.user": { id: string; createdAt: Date };
}

/** The session that was opened just now. */
async function newestSession(db: Database, userId: string): Promise<string | null> {
  const row = await (db as unknown as Kysely<AuthTables>)
    .selectFrom("auth.session")
    .select("id")
    .where("userId", "=", userId)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function hasJustCome(db: Database, userId: string, now: Date): Promise<boolean> {
  const user = await (db as unknown as Kysely<AuthTables>)
    .selectFrom("auth.user")
    .select("createdAt")
    .where("id", "=", userId)
    .executeTakeFirst();
  if (!user || user.createdAt.getTime() < now.getTime() - JUST_CAME_MS) return false;
  const others = await db
    .selectFrom("directory.known_device")
    .select("device")
    .where("user_id", "=", userId)
    .limit(2)
    .execute();
  return others.length < 2;
}

async function tell(
  { db, publicUrl, sendMail }: DeviceDeps,
  { id, email }: { id: string; email: string },
  { userAgent, now }: { userAgent: string | null; now: Date },
): Promise<void> {
  if (!sendMail) return;
  const { language, moment } = await spokenBy(db, id);
  const named = browserName(userAgent);
  const words = {
    browser:
      named === null
        ? colleagueMessage(language, "newBrowserUnknown")
        : [named.browser, named.system].filter((part) => part !== null).join(", "),
    moment: moment(now),
    link: `${publicUrl}/settings/you`,
  };
  await sendMail({
    to: email,
    subject: colleagueMessage(language, "newBrowserSubject", words),
    text: colleagueMessage(language, "newBrowserText", words),
  });
}

function readDevice(cookies: string | undefined): string | null {
  for (const part of cookies?.split(";") ?? []) {
    const [name, value = ""] = part.trim().split("=");
    if (name === COOKIE && SHAPE.test(value)) return value;
  }
  return null;
}
