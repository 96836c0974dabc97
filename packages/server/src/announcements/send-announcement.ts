import { SECOND_LOOK_ABOVE } from "@candor/contract/announcement.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import {
  ANNOUNCEMENTS,
  type AnnouncementAsked,
  type AnnouncementRow,
  audienceOf,
  lockAnnouncement,
  requireState,
  textsOf,
  updateAnnouncement,
} from "./announcement.ts";
import { becauseOf } from "./because-of.ts";
import { type Looked, lookAtAudience } from "./preview-announcement.ts";
import { refuseUnproven } from "./result-words.ts";
import { audit } from "./save-announcement.ts";

/**
 * Somebody looked at it: who is told is fixed from now on, each with the reason. Whoever cannot be told is written
 * down as well. Above 500 it takes a colleague who did not write the words.
 *
 * @throws {KnownError} 404; 403 when it takes another colleague; 409; 422 for words that are missing, or nobody to tell.
 */
export async function approveAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
  by: By,
): Promise<void> {
  const { now } = by;
  await inTransaction(db, async (trx) => {
    const row = await lockAnnouncement(trx, asked);
    requireState(row, ["draft"], "approved");
    const texts = textsOf(row);
    refuseEmpty(texts);
    await refuseUnproven(trx, row);
    const looked = await lookAtAudience(trx, row, { texts, audience: audienceOf(row), now });
    if (looked.told.length === 0) throw nobody();
    refuseIncomplete(looked);
    if (looked.told.length > SECOND_LOOK_ABOVE) requireSecond(row, by);
    await writeRecipients(trx, row, looked);
    await updateAnnouncement(trx, row, now, {
      ...{ state: "approved", approved_by: by.actor, approved_at: now, unknown: looked.unknown },
    });
    await audit(trx, row, by, "announcement.approved", { recipients: looked.told.length });
  });
}

function refuseEmpty(texts: ReturnType<typeof textsOf>): void {
  const all = Object.entries(texts);
  const empty = all.find(([, { subject, body }]) => subject === "" || body === "");
  if (all.length > 0 && !empty) return;
  throw new KnownError(
    422,
    "announcement_empty",
    empty
      ? `The letter in "${empty[0]}" has no subject or no words. Write them, or take that language out.`
      : "There is no letter yet. Write it in one language at least.",
    [{ field: empty ? `texts.${empty[0]}` : "texts", message: "is empty" }],
  );
}

function nobody(): KnownError {
  return new KnownError(
    422,
    "nobody_to_tell",
    "Nobody who raised it can be told: link answers or cases of customers who are known, or tell it on the public page.",
  );
}

function refuseIncomplete({ told }: Looked): void {
  const missing = told.filter(({ letter }) => letter.missing.length > 0);
  if (missing.length === 0) return;
  const place = missing[0]?.letter.missing[0];
  throw new KnownError(
    422,
    "placeholder_empty",
    `For ${missing.length} of ${told.length} nothing is known as {${place}}. Say what stands there instead, as in {${place}|you}.`,
    [{ field: "texts", message: `has {${place}} without other words` }],
  );
}

/** Whoever wrote it sees what they meant; somebody else sees what it says. */
function requireSecond(row: AnnouncementRow, { userId }: By): void {
  if (userId !== null && userId !== row.owner && userId !== row.edited_by) return;
  throw new KnownError(
    403,
    "second_colleague",
    `More than ${SECOND_LOOK_ABOVE} customers would be told, so a colleague who did not write it approves it. Ask one to look.`,
  );
}

/** So many rows a statement. */
const SLICE = 1000;

async function writeRecipients(
  trx: Transaction,
  row: AnnouncementRow,
  { told, leftOut }: Looked,
): Promise<void> {
  const all = [
    ...told.map((one) => ({ ...one, reason: null, channel: one.judged.channel })),
    ...leftOut.map((one) => ({ ...one, channel: "email" })),
  ];
  for (let at = 0; at < all.length; at += SLICE) {
    await trx
      .insertInto("announcement_recipient")
      .values(
        all.slice(at, at + SLICE).map(({ raised, letter, reason, channel }) => ({
          workspace_id: row.workspace_id,
          announcement_id: row.id,
          id: uuidv7(),
          person_id: letter.personId,
          raised_by: raised.kind,
          source_id: raised.id,
          raised_at: raised.at,
          score_then: raised.score,
          language: letter.language,
          channel,
          state: reason === null ? "waiting" : "left_out",
          reason,
          ...{ next_at: null, conversation_id: null, message_id: null },
          ...{ told_at: null, answered_at: null },
        })),
      )
      .execute();
  }
}

/**
 * Letters begin to leave, and colleagues hear the same day what changed.
 *
 * @param mailWorks whether the workspace's mails can leave at all.
 * @throws {KnownError} 404; 409 in another state, and without a mail server.
 */
export async function sendAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
  by: By,
  mailWorks: boolean,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockAnnouncement(trx, asked);
    requireState(row, ["approved"], "sent");
    if (!mailWorks) throw noMailServer();
    await refuseUnproven(trx, row);
    await beginAnnouncement(trx, row, by);
  });
}

/** Begins one that is approved and locked. */
export async function beginAnnouncement(
  trx: Transaction,
  row: AnnouncementRow,
  by: By,
): Promise<void> {
  const { workspaceId, now } = by;
  await updateAnnouncement(trx, row, now, {
    ...{ state: "sending", started_at: now, scheduled_at: null, schedule_missed_at: null },
  });
  await audit(trx, row, by, "announcement.begun", {});
  await wake(trx, ANNOUNCEMENTS, { workspaceId }, { now });
  await tellEverybody(trx, row, by);
}

function noMailServer(): KnownError {
  return new KnownError(
    409,
    "mail_not_configured",
    "No mail server is set up. Enter one under Settings, Channels, or set SMTP_URL and MAIL_FROM and start Candor again.",
  );
}

async function tellEverybody(
  trx: Transaction,
  row: AnnouncementRow,
  { workspaceId, userId, now }: By,
): Promise<void> {
  const members = await trx
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .orderBy("user_id")
    .execute();
  const because = await becauseOf(trx, row);
  for (const member of members) {
    await tellColleague(trx, {
      ...{ workspaceId, userId: member.user_id, byUserId: userId, now },
      ...{ kind: "announcement.sent", target: `announcement:${row.id}` },
      about: { number: row.number, title: row.title, because },
    });
  }
}

/**
 * No letter leaves any more but the one that is being handed over; the others wait.
 *
 * @throws {KnownError} 404, 409.
 */
export async function pauseAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockAnnouncement(trx, asked);
    requireState(row, ["sending"], "paused");
    await takeBackLetters(trx, row);
    await updateAnnouncement(trx, row, by.now, { state: "paused" });
    await audit(trx, row, by, "announcement.paused", {});
  });
}

/** Letters that nobody has tried to hand over yet are unwritten; what was tried may have got through. */
async function takeBackLetters(trx: Transaction, row: AnnouncementRow): Promise<void> {
  const workspaceId = row.workspace_id;
  const queued = await trx
    .selectFrom("announcement_recipient")
    .select("conversation_id")
    .where("workspace_id", "=", workspaceId)
    .where("announcement_id", "=", row.id)
    .where("state", "=", "queued")
    .where("conversation_id", "is not", null)
    .execute();
  const ids = queued.flatMap(({ conversation_id }) => conversation_id ?? []);
  if (ids.length === 0) return;
  const taken = await trx
    .deleteFrom("conversation_message")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "in", ids)
    .where("kind", "=", "announcement")
    .where("state", "=", "held")
    .where("attempts", "=", 0)
    .returning("conversation_id")
    .execute();
  const gone = taken.map(({ conversation_id }) => conversation_id);
  if (gone.length === 0) return;
  await trx
    .deleteFrom("conversation")
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", gone)
    .execute();
  await trx
    .updateTable("announcement_recipient")
    .set({ state: "waiting", conversation_id: null, message_id: null })
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "in", gone)
    .execute();
}

/** Goes on where it stood. @throws {KnownError} 404, 409. */
export async function resumeAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockAnnouncement(trx, asked);
    requireState(row, ["paused"], "resumed");
    await updateAnnouncement(trx, row, by.now, { state: "sending" });
    await audit(trx, row, by, "announcement.resumed", {});
    await wake(trx, ANNOUNCEMENTS, { workspaceId: row.workspace_id }, { now: by.now });
  });
}
