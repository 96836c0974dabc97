import type {
  AnnouncementTexts,
  CreateAnnouncement,
  PatchAnnouncement,
} from "@candor/contract/announcement.ts";
import { AnnouncementAudience } from "@candor/contract/announcement.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import {
  type AnnouncementAsked,
  type AnnouncementRow,
  lockAnnouncement,
  requireState,
  updateAnnouncement,
} from "./announcement.ts";
import { draftTexts } from "./draft-texts.ts";
import { unknownPlace } from "./letter-words.ts";

/** Begins an announcement, with words to start from. @returns its id. @throws {KnownError} 404, 422. */
export async function createAnnouncement(
  db: Database,
  wanted: CreateAnnouncement,
  by: By,
): Promise<string> {
  const { workspaceId, actor, userId, now } = by;
  return inTransaction(db, async (trx) => {
    const improvement = wanted.improvementId
      ? await improvementOf(trx, workspaceId, wanted.improvementId)
      : null;
    const title = wanted.title ?? improvement?.title;
    if (title === undefined) {
      throw new KnownError(422, "announcement_untitled", "Say in a few words what is told.", [
        { field: "title", message: "is missing" },
      ]);
    }
    const texts = wanted.texts ?? draftTexts(title);
    refuseUnknownPlaces(texts);
    const causeIds = improvement?.cause_id ? [improvement.cause_id] : [];
    const audience = wanted.audience ?? AnnouncementAudience.parse({ causeIds });
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("announcement")
      .values({
        workspace_id: workspaceId,
        id,
        number: await nextNumber(trx, workspaceId),
        title,
        improvement_id: wanted.improvementId,
        texts: JSON.stringify(texts),
        audience: JSON.stringify(audience),
        state: "draft",
        created_by: actor,
        owner: userId,
        edited_by: userId,
        created_at: now,
        updated_at: now,
        ...{ approved_by: null, approved_at: null, started_at: null, finished_at: null },
      })
      .execute();
    return id;
  });
}

async function improvementOf(trx: Transaction, workspaceId: string, id: string) {
  const row = await trx
    .selectFrom("improvement")
    .select(["title", "cause_id"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) return row;
  throw new KnownError(
    422,
    "improvement_not_found",
    `There is no improvement "${id}" in this workspace.`,
    [{ field: "improvementId", message: "is not known" }],
  );
}

/** One after the highest; the workspace's row keeps two who make one at once apart. */
async function nextNumber(trx: Transaction, workspaceId: string): Promise<number> {
  await sql`select id from workspace where id = ${workspaceId} for no key update`.execute(trx);
  const { last } = await trx
    .selectFrom("announcement")
    .select((eb) => eb.fn.max("number").as("last"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export function refuseUnknownPlaces(texts: AnnouncementTexts): void {
  for (const [language, text] of Object.entries(texts)) {
    const bodies = [
      text.subject,
      text.body,
      ...Object.values(text.groups ?? {}).map((group) => group?.body ?? ""),
    ];
    const place = bodies.map(unknownPlace).find((one) => one !== null);
    if (!place) continue;
    throw new KnownError(
      422,
      "unknown_placeholder",
      `Nothing is known as {${place}}. Use {name}, {words}, {date}, {result} or {organisation}.`,
      [{ field: `texts.${language}`, message: `names {${place}}` }],
    );
  }
}

/**
 * Changes what is named. What was approved is a draft again: whoever approved it saw other words or another audience.
 *
 * @throws {KnownError} 404; 409 when somebody was faster, and once letters left; 422.
 */
export async function patchAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
  { version, title, texts, audience }: PatchAnnouncement,
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockAnnouncement(trx, asked);
    if (version !== undefined && version !== row.version) throw changedMeanwhile(row);
    requireState(row, ["draft", "approved"], "changed");
    if (texts) refuseUnknownPlaces(texts);
    await backToDraft(trx, row);
    await updateAnnouncement(trx, row, by.now, {
      ...(title === undefined ? {} : { title }),
      ...(texts === undefined ? {} : { texts: JSON.stringify(texts) }),
      ...(audience === undefined ? {} : { audience: JSON.stringify(audience) }),
      ...{ state: "draft", approved_by: null, approved_at: null, unknown: 0 },
      ...{ scheduled_at: null, schedule_missed_at: null },
      edited_by: by.userId,
    });
  });
}

async function backToDraft(trx: Transaction, row: AnnouncementRow): Promise<void> {
  if (row.state !== "approved") return;
  await trx
    .deleteFrom("announcement_recipient")
    .where("workspace_id", "=", row.workspace_id)
    .where("announcement_id", "=", row.id)
    .execute();
}

function changedMeanwhile(row: AnnouncementRow): KnownError {
  return new KnownError(
    409,
    "announcement_changed",
    `Somebody has changed announcement ${row.number} meanwhile, so nothing was done. Load it again and look.`,
  );
}

/** Nobody else is told. What has left stays told. @throws {KnownError} 404, 409. */
export async function cancelAnnouncement(
  db: Database,
  asked: AnnouncementAsked,
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockAnnouncement(trx, asked);
    requireState(row, ["draft", "approved", "paused"], "cancelled");
    await trx
      .updateTable("announcement_recipient")
      .set({ state: "left_out", reason: "cancelled", next_at: null })
      .where("workspace_id", "=", row.workspace_id)
      .where("announcement_id", "=", row.id)
      .where("state", "=", "waiting")
      .execute();
    await updateAnnouncement(trx, row, by.now, {
      ...{ state: "cancelled", finished_at: by.now, scheduled_at: null },
    });
    await audit(trx, row, by, "announcement.cancelled", {});
  });
}

export function audit(
  trx: Transaction,
  row: AnnouncementRow,
  { workspaceId, actor }: By,
  action: string,
  details: Record<string, unknown>,
) {
  return writeAudit(trx, { workspaceId, actor, action, target: row.title, details });
}
