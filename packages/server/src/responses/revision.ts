import type { Selectable } from "kysely";
import type { Identity } from "../people/identity.ts";
import type { ResponseTable } from "../storage/tables.ts";
import type { Asked } from "./answer.ts";

export type ResponseRow = Selectable<ResponseTable>;

/** What may change about a recorded answer. Fields left out stay as they are. */
export interface Revision {
  score?: number;
  comment?: string | null;
  answers?: Readonly<Record<string, unknown>>;
  properties?: Readonly<Record<string, string | number | boolean>>;
  touchpoint?: string | null;
  tags?: readonly string[];
  personId?: string | null;
  /** Who the customer says they are: made known, and the answer is theirs when it was nobody's. */
  identity?: Identity;
  /** The customer wants to be written to about it. */
  mayContact?: true;
  /** Which further questions were put by now. */
  asked?: Asked;
  exclusion?: { reason: string; note: string } | null;
  quarantine?: { reason: string; until: Date | null } | null;
  deleted?: boolean;
}

/** An answer as it was and as it became. */
export interface Turned {
  before: ResponseRow;
  after: ResponseRow;
}

/** A change, and whether nothing may tie it to anybody. */
export interface Revised extends Turned {
  anonymous: boolean;
}

/** Field name → what it was and became. */
export type Changes = Record<string, { from: unknown; to: unknown }>;

/** The fields whose change is worth a line of history, as a person would name them. */
const HISTORY = [
  "score",
  "comment",
  "answers",
  "properties",
  "touchpoint",
  "tags",
  "person_id",
  "exclusion_reason",
  "quarantine_reason",
  "deleted_at",
] as const satisfies readonly (keyof ResponseRow)[];

/** Changed without a line of history. */
const UNTOLD = [
  "meta",
  "exclusion_note",
  "quarantine_until",
] as const satisfies readonly (keyof ResponseRow)[];

/** Deleted, excluded and quarantined answers are kept, and not counted. */
export function isCounted(
  row: Pick<ResponseRow, "deleted_at" | "exclusion_reason" | "quarantine_reason">,
): boolean {
  return row.deleted_at === null && row.exclusion_reason === null && row.quarantine_reason === null;
}

/** The answer as a revision leaves it. What is said again, such as a second deletion, stays as it was. */
export function revised(
  row: ResponseRow,
  revision: Revision,
  { actor, now }: { actor: string; now: Date },
): ResponseRow {
  const after: ResponseRow = { ...row, updated_at: now };
  if (revision.score !== undefined) after.score = revision.score;
  if (revision.comment !== undefined) after.comment = revision.comment;
  if (revision.answers !== undefined) after.answers = { ...revision.answers };
  if (revision.properties !== undefined) after.properties = { ...revision.properties };
  if (revision.touchpoint !== undefined) after.touchpoint = revision.touchpoint;
  if (revision.tags !== undefined) after.tags = [...revision.tags];
  if (revision.personId !== undefined) after.person_id = revision.personId;
  if (revision.mayContact) after.meta = { ...after.meta, mayContact: true };
  if (revision.asked) after.meta = { ...after.meta, asked: revision.asked };
  if (revision.exclusion !== undefined) exclude(after, revision.exclusion, { actor, now });
  if (revision.quarantine !== undefined) {
    after.quarantine_reason = revision.quarantine?.reason ?? null;
    after.quarantine_until = revision.quarantine?.until ?? null;
  }
  if (revision.deleted === false) after.deleted_at = null;
  if (revision.deleted === true) after.deleted_at = row.deleted_at ?? now;
  return after;
}

function exclude(
  row: ResponseRow,
  exclusion: { reason: string; note: string } | null,
  { actor, now }: { actor: string; now: Date },
): void {
  const [reason, note] = [exclusion?.reason ?? null, exclusion?.note ?? null];
  if (reason === row.exclusion_reason && note === row.exclusion_note) return;
  row.exclusion_reason = reason;
  row.exclusion_note = note;
  row.excluded_by = exclusion ? actor : null;
  row.excluded_at = exclusion ? now : null;
}

/** What a line of history says; empty when a person would see no difference. */
export function changesBetween(before: ResponseRow, after: ResponseRow): Changes {
  const changes: Changes = {};
  for (const field of HISTORY) {
    if (!same(before[field], after[field])) {
      changes[field] = { from: before[field], to: after[field] };
    }
  }
  return changes;
}

/** Whether anything is different at all. */
export function differs(before: ResponseRow, after: ResponseRow): boolean {
  return [...HISTORY, ...UNTOLD].some((field) => !same(before[field], after[field]));
}

/** Whether a revision would change anything. */
export function changes(row: ResponseRow, revision: Revision): boolean {
  return differs(row, revised(row, revision, { actor: "", now: row.updated_at }));
}

/** The answer as it was before these changes. */
export function undone(after: ResponseRow, changes: Changes): ResponseRow {
  const fields = Object.entries(changes).map(([field, { from }]) => [field, from]);
  const before: ResponseRow = { ...after, ...Object.fromEntries(fields) };
  if (typeof before.deleted_at === "string") before.deleted_at = new Date(before.deleted_at);
  return before;
}

/** Properties are the same in any order. */
function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, part]) => [name, inOrder(part)]);
}
