import { sql } from "kysely";
import { channelStates, noteDown, noteUp } from "../delivery/channel-state.ts";
import { CourierDown, type HandOver, type Line, type LinePool } from "../delivery/courier.ts";
import type { OutgoingMail } from "../delivery/smtp-courier.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import { leaseFrom, withHeartbeat } from "../due-work/lease.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { composeLetter, type LetterSender } from "./compose-letter.ts";
import { type ConversationNews, type MayLeave, type MessageRow, NEWS } from "./conversation.ts";
import { conversationOfMessage } from "./conversation-queries.ts";
import { LETTERS } from "./letter-kind.ts";

/** How letters leave: the workspace's mail server, else the operator's. */
export interface LetterMail {
  linesFor(workspaceId: string): Promise<LinePool<OutgoingMail> | null>;
  /** Under which name it is kept how that mail server fares. */
  keyOf(workspaceId: string, pool: LinePool<OutgoingMail>): string;
  senderOf(workspaceId: string): Promise<LetterSender>;
}

export interface LetterDeps {
  db: Database;
  secret: ServerSecret;
  publicUrl: string;
  mail: LetterMail;
  news: ConversationNews;
  /** Asked of news, which leave when they may and not when they were written. */
  mayLeave: MayLeave;
  worker: string;
  clock: () => Date;
  onError: (error: unknown) => void;
}

/** A mail server that is down is tried again after so long. */
const DOWN_MS = 60_000;
const MOST_ATTEMPTS = 12;
const MINUTE_MS = 60_000;

/** Hands letters over one at a time, so that after a crash at most one is in doubt; that one is not sent again. */
export function letterWorker(deps: LetterDeps): DueWorker {
  return {
    kind: LETTERS,
    async takeTurn({ workspaceId, signal }) {
      await settleLapsed(deps, workspaceId);
      const down = await carryAll(deps, workspaceId, signal);
      const next = await nextLetterAt(deps.db, workspaceId);
      if (next === null || !down) return next;
      return new Date(Math.max(next.getTime(), deps.clock().getTime() + DOWN_MS));
    },
    async sweep(now) {
      const { rows } = await sql<{ workspaceId: string }>`
        select w.id as "workspaceId" from workspace w
        where exists (select from conversation_message m where m.workspace_id = w.id and m.state = 'sending'
          and m.lease_until < ${now}::timestamptz)
      `.execute(deps.db);
      return rows;
    },
  };
}

/** @returns true when there is no getting through at the moment. */
async function carryAll(
  deps: LetterDeps,
  workspaceId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, mail, clock } = deps;
  if (!(await isDue(db, workspaceId, clock()))) return false;
  const pool = await mail.linesFor(workspaceId);
  if (!pool) return true;
  const key = mail.keyOf(workspaceId, pool);
  const known = (await channelStates(db)).get(key);
  if (known?.state === "down" && known.nextTryAt && known.nextTryAt > clock()) return true;
  let line: Line<OutgoingMail> | null = null;
  try {
    // The line is open before a letter is claimed: a mail server that is down puts none in doubt.
    line = await pool.take();
    while (!signal.aborted && line.usable) {
      const result = await carryNext(deps, workspaceId, line);
      if (result === null) return false;
      if (result.kind === "accepted") await noteUp(db, key, clock());
      if (result.kind === "refused" && result.blame === "courier") {
        await noteDown(db, { channel: key, error: result.reply, now: clock() });
        return true;
      }
    }
    return false;
  } catch (error) {
    if (!(error instanceof CourierDown)) throw error;
    await noteDown(db, { channel: key, error: error.message, now: clock() });
    return true;
  } finally {
    if (line) pool.giveBack(line);
  }
}

/** @returns null when nothing is due. */
async function carryNext(
  deps: LetterDeps,
  workspaceId: string,
  line: Line<OutgoingMail>,
): Promise<HandOver | null> {
  let claimed = await claimNext(deps, workspaceId);
  while (claimed === "put off") claimed = await claimNext(deps, workspaceId);
  if (!claimed) return null;
  const { message, mail } = claimed;
  if (mail === null) {
    const nobody: HandOver = {
      kind: "refused",
      blame: "address",
      permanent: true,
      reply: "The customer has no address any more.",
    };
    await settle(deps, message, nobody);
    return nobody;
  }
  const result = await withHeartbeat(
    { beat: () => keepLease(deps, message), onError: deps.onError },
    () => line.hand(mail),
  );
  await settle(deps, message, result);
  return result;
}

/** The next letter that is due becomes ours, with the words, sender and address that it leaves with. */
async function claimNext(
  { db, secret, publicUrl, mail, mayLeave, worker, clock }: LetterDeps,
  workspaceId: string,
): Promise<{ message: MessageRow; mail: OutgoingMail | null } | "put off" | null> {
  const sender = await mail.senderOf(workspaceId);
  return inTransaction(db, async (trx) => {
    const now = clock();
    const message = await trx
      .selectFrom("conversation_message")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("state", "=", "held")
      .where("due_at", "<=", now)
      // A thousand letters of news keep no answer to a customer waiting.
      .orderBy(sql`kind in (${sql.join(NEWS)})`)
      .orderBy("due_at")
      .orderBy("id")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!message) return null;
    const { conversation, to } = await conversationOfMessage(trx, message);
    if (NEWS.includes(message.kind)) {
      const may = await mayLeave(trx, { conversation, message, now });
      if (may !== "now") {
        await putOff(trx, message, may);
        return "put off";
      }
    }
    const before = await trx
      .selectFrom("conversation_message")
      .select(["rfc_id", "direction"])
      .where("workspace_id", "=", workspaceId)
      .where("conversation_id", "=", message.conversation_id)
      .where("rfc_id", "is not", null)
      .where("machine", "is", null)
      .where("id", "!=", message.id)
      .orderBy("at")
      .orderBy("id")
      .execute();
    const letter =
      to === null
        ? null
        : await composeLetter({ secret, publicUrl }, sender, {
            conversation,
            message,
            to,
            before: before.flatMap(({ rfc_id }) => rfc_id ?? []),
            answers: before.length > 0,
            files: await filesOfLetter(trx, message),
          });
    await trx
      .updateTable("conversation_message")
      .set({
        state: "sending",
        claimed_by: worker,
        lease_until: leaseFrom(now),
        attempts: message.attempts + 1,
        from_address: sender.address,
        to_address: to,
        subject: conversation.subject,
        rfc_id: letter?.rfcId ?? null,
      })
      .where("workspace_id", "=", workspaceId)
      .where("conversation_id", "=", message.conversation_id)
      .where("id", "=", message.id)
      .execute();
    return {
      message: { ...message, attempts: message.attempts + 1, to_address: to },
      mail: letter,
    };
  });
}

async function filesOfLetter(
  trx: Transaction,
  { workspace_id, conversation_id, id }: MessageRow,
): Promise<{ name: string; type: string; bytes: Buffer }[]> {
  return trx
    .selectFrom("conversation_file")
    .select(["name", "type", "bytes"])
    .where("workspace_id", "=", workspace_id)
    .where("conversation_id", "=", conversation_id)
    .where("message_id", "=", id)
    .orderBy("id")
    .execute();
}

/** It leaves later, or never: then nothing of it is kept, since nobody got it. */
async function putOff(trx: Transaction, message: MessageRow, may: "never" | Date): Promise<void> {
  const { workspace_id, conversation_id, id } = message;
  if (may === "never") {
    await trx
      .deleteFrom("conversation")
      .where("workspace_id", "=", workspace_id)
      .where("id", "=", conversation_id)
      .execute();
    return;
  }
  await trx
    .updateTable("conversation_message")
    .set({ due_at: may })
    .where("workspace_id", "=", workspace_id)
    .where("conversation_id", "=", conversation_id)
    .where("id", "=", id)
    .execute();
}

async function keepLease({ db, clock, worker }: LetterDeps, message: MessageRow): Promise<void> {
  await db
    .updateTable("conversation_message")
    .set({ lease_until: leaseFrom(clock()) })
    .where("workspace_id", "=", message.workspace_id)
    .where("conversation_id", "=", message.conversation_id)
    .where("id", "=", message.id)
    .where("state", "=", "sending")
    .where("claimed_by", "=", worker)
    .execute();
}

/** What became of it, and what follows from that, in one transaction. */
async function settle(
  { db, news, clock, worker }: LetterDeps,
  claimed: MessageRow,
  result: HandOver,
  whose: "ours" | "lapsed" = "ours",
): Promise<void> {
  const now = clock();
  const again = result.kind === "refused" && !result.permanent && claimed.attempts < MOST_ATTEMPTS;
  const state =
    result.kind === "accepted"
      ? "sent"
      : result.kind === "unknown"
        ? "unconfirmed"
        : again
          ? "held"
          : "not_delivered";
  await inTransaction(db, async (trx) => {
    const message = await trx
      .updateTable("conversation_message")
      .set({
        state,
        reply: result.reply.slice(0, 500),
        claimed_by: null,
        lease_until: null,
        due_at: again ? new Date(now.getTime() + pauseMs(claimed.attempts)) : null,
        ...(result.kind === "accepted" ? { at: now } : {}),
      })
      .where("workspace_id", "=", claimed.workspace_id)
      .where("conversation_id", "=", claimed.conversation_id)
      .where("id", "=", claimed.id)
      .where("state", "=", "sending")
      .where("attempts", "=", claimed.attempts)
      // Who goes on after all keeps it; who comes back too late finds it settled.
      .$if(whose === "ours", (update) => update.where("claimed_by", "=", worker))
      .$if(whose === "lapsed", (update) => update.where("lease_until", "<", now))
      .returningAll()
      .executeTakeFirst();
    if (!message || again) return;
    const { conversation } = await conversationOfMessage(trx, message);
    const said = { conversation, message, now };
    await (state === "sent" ? news.sent(trx, said) : news.failed(trx, said));
  });
}

/** A minute, doubled each time, an hour at most. */
function pauseMs(attempts: number): number {
  return Math.min(60 * MINUTE_MS, MINUTE_MS * 2 ** Math.max(0, attempts - 1));
}

/** Letters that a killed process was handing over: whether they arrived nobody knows, so none goes twice. */
async function settleLapsed(deps: LetterDeps, workspaceId: string): Promise<void> {
  const rows = await deps.db
    .selectFrom("conversation_message")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", "sending")
    .where("lease_until", "<", deps.clock())
    .execute();
  for (const row of rows) {
    const reply = "The server stopped while this letter was being handed over.";
    await settle(deps, row, { kind: "unknown", reply }, "lapsed");
  }
}

async function isDue(db: Database, workspaceId: string, now: Date): Promise<boolean> {
  const at = await nextLetterAt(db, workspaceId);
  return at !== null && at <= now;
}

async function nextLetterAt(db: Database, workspaceId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(due_at) as at from conversation_message
    where workspace_id = ${workspaceId} and state = 'held'
  `.execute(db);
  return rows[0]?.at ?? null;
}
