import { randomUUID } from "node:crypto";
import { MEETING_PAGES, type MeetingRemote } from "@candor/contract/meeting.ts";
import { qrSvg } from "../channels/qr/qr-code.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { makeToken, readToken } from "../workspaces/signed-token.ts";
import { turnTo } from "./hold-meeting.ts";
import { lockMeeting, type MeetingAsked, type MeetingRow, requireMeeting } from "./meeting.ts";

/** Longer than any meeting should be. */
const HOURS = 4;

/**
 * Lets a phone turn the pages for some hours; whoever had such a link before does not any more.
 *
 * @throws {KnownError} 404; 409 unless the meeting is open.
 */
export async function letRemote(
  { db, secret, publicUrl }: { db: Database; secret: ServerSecret; publicUrl: string },
  asked: MeetingAsked,
  now: Date,
): Promise<MeetingRemote> {
  const id = randomUUID();
  const until = new Date(now.getTime() + HOURS * 3_600_000);
  await inTransaction(db, async (trx) => {
    requireMeeting(await lockMeeting(trx, asked), ["open"], "turned from a phone");
    await trx
      .updateTable("meeting")
      .set({ remote_id: id, remote_until: until })
      .where("workspace_id", "=", asked.workspaceId)
      .where("id", "=", asked.meetingId)
      .execute();
  });
  const token = makeToken(secret, "remote", { workspaceId: asked.workspaceId, id });
  const link = `${publicUrl}/m/${token}`;
  return { link, qr: qrSvg(link), until: until.toISOString() };
}

/** No phone turns the pages any more. @throws {KnownError} 404. */
export async function endRemote(db: Database, asked: MeetingAsked): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockMeeting(trx, asked);
    await trx
      .updateTable("meeting")
      .set({ remote_id: null, remote_until: null })
      .where("workspace_id", "=", asked.workspaceId)
      .where("id", "=", asked.meetingId)
      .execute();
  });
}

/** The open meeting that a phone's link leads to; null when it leads nowhere, any more. */
export async function remoteOf(
  { db, secret }: { db: Database; secret: ServerSecret },
  token: string,
  now: Date,
): Promise<MeetingRow | null> {
  const subject = readToken(secret, "remote", token);
  if (!subject) return null;
  const row = await db
    .selectFrom("meeting")
    .selectAll()
    .where("workspace_id", "=", subject.workspaceId)
    .where("remote_id", "=", subject.id)
    .where("remote_until", ">", now)
    .where("state", "=", "open")
    .executeTakeFirst();
  return row ?? null;
}

/** Turns one page on or back, as far as there are pages. */
export async function turnBy(
  db: Database,
  { workspace_id: workspaceId, id: meetingId }: MeetingRow,
  by: 1 | -1,
): Promise<void> {
  await turnTo(db, { workspaceId, meetingId }, (page) =>
    Math.min(MEETING_PAGES.length - 1, Math.max(0, page + by)),
  );
}
