import type {
  Announcement,
  AnnouncementAudience,
  AnnouncementState,
  AnnouncementTexts,
  RecipientState,
} from "@candor/contract/announcement.ts";
import {
  AnnouncementTexts as AnnouncementTextsSchema,
  AnnouncementAudience as AudienceSchema,
  RECIPIENT_STATES,
} from "@candor/contract/announcement.ts";
import type { Selectable } from "kysely";
import { defineDueWork } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import type {
  AnnouncementRecipientTable,
  AnnouncementTable,
} from "../storage/tables-announcements.ts";

export type AnnouncementRow = Selectable<AnnouncementTable>;
export type RecipientRow = Selectable<AnnouncementRecipientTable>;

/** Announcements whose letters are to be written: one turn a workspace. */
export const ANNOUNCEMENTS = defineDueWork("announcements", { lanes: 2 });

export interface AnnouncementAsked {
  workspaceId: string;
  announcementId: string;
}

/** Something that happened to an announcement, for other programs. */
export interface AnnouncementHappening extends AnnouncementAsked {
  kind: "sent";
  now: Date;
}

/** Tells of it in the transaction in which it happens. What carries it comes later in the walk. */
export type AnnouncementNews = (
  trx: Transaction,
  happening: AnnouncementHappening,
) => Promise<void>;

export function textsOf(row: Pick<AnnouncementRow, "texts">): AnnouncementTexts {
  return AnnouncementTextsSchema.parse(row.texts);
}

export function audienceOf(row: Pick<AnnouncementRow, "audience">): AnnouncementAudience {
  return AudienceSchema.parse(row.audience);
}

/** The row, locked, for whoever changes it. @throws {KnownError} 404. */
export async function lockAnnouncement(
  trx: Transaction,
  { workspaceId, announcementId }: AnnouncementAsked,
): Promise<AnnouncementRow> {
  const row = await trx
    .selectFrom("announcement")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", announcementId)
    .forUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw noAnnouncement(announcementId);
}

export function noAnnouncement(id: string): KnownError {
  return new KnownError(
    404,
    "announcement_not_found",
    `There is no announcement "${id}" in this workspace.`,
  );
}

/** @throws {KnownError} 409 in another state. */
export function requireState(
  row: AnnouncementRow,
  states: readonly AnnouncementState[],
  verb: string,
): void {
  if (states.includes(row.state as AnnouncementState)) return;
  throw new KnownError(
    409,
    "announcement_state",
    `Announcement ${row.number} is in the state "${row.state}" and cannot be ${verb} now.`,
  );
}

/** Changes the row, which the caller has locked. */
export async function updateAnnouncement(
  trx: Transaction,
  row: AnnouncementRow,
  now: Date,
  columns: object,
): Promise<void> {
  await trx
    .updateTable("announcement")
    .set({ ...columns, updated_at: now, version: row.version + 1 })
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.id)
    .execute();
}

/** How many recipients have which fate, and how many answered. */
export interface Counted {
  fates: Partial<Record<RecipientState, number>>;
  answered: number;
}

export function toAnnouncement(row: AnnouncementRow, counted: Counted): Announcement {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state as AnnouncementState,
    improvementId: row.improvement_id,
    texts: textsOf(row),
    audience: audienceOf(row),
    fates: Object.fromEntries(
      RECIPIENT_STATES.map((state) => [state, counted.fates[state] ?? 0]),
    ) as Announcement["fates"],
    answered: counted.answered,
    unknown: row.unknown,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    approvedBy: row.approved_by,
    approvedAt: row.approved_at?.toISOString() ?? null,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    scheduledAt: row.scheduled_at?.toISOString() ?? null,
    scheduleMissedAt: row.schedule_missed_at?.toISOString() ?? null,
    version: row.version,
  };
}
