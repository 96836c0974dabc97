import type {
  Testimonial,
  TestimonialConsent,
  TestimonialPlace,
  TestimonialState,
} from "@candor/contract/testimonial.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { TestimonialTable } from "../storage/tables-praise.ts";

export type TestimonialRow = Selectable<TestimonialTable>;

export interface TestimonialAsked {
  workspaceId: string;
  testimonialId: string;
}

/** What happened to words that may be quoted: what its author hears of, or strangers see. */
export interface TestimonialHappening extends TestimonialAsked {
  kind: "asked" | "given" | "refused" | "published" | "withdrawn";
  now: Date;
}
/** Hears of it in the transaction that does it. */
export type TestimonialNews = (trx: Transaction, happening: TestimonialHappening) => Promise<void>;

/** What whoever changes testimonials works with. */
export interface TestimonialChanger {
  db: Database;
  news: TestimonialNews;
}

const TOLD: readonly string[] = [
  "asked",
  "given",
  "refused",
  "published",
  "withdrawn",
] satisfies TestimonialHappening["kind"][];

/** The row, locked, for whoever changes it. @throws {KnownError} 404. */
export async function lockTestimonial(
  trx: Transaction,
  { workspaceId, testimonialId }: TestimonialAsked,
): Promise<TestimonialRow> {
  const row = await trx
    .selectFrom("testimonial")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", testimonialId)
    .forUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw noTestimonial(testimonialId);
}

export async function findTestimonial(
  db: Database | Transaction,
  { workspaceId, testimonialId }: TestimonialAsked,
): Promise<TestimonialRow | null> {
  const row = await db
    .selectFrom("testimonial")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", testimonialId)
    .executeTakeFirst();
  return row ?? null;
}

export function noTestimonial(id: string): KnownError {
  return new KnownError(
    404,
    "testimonial_not_found",
    `There is no testimonial "${id}" in this workspace.`,
  );
}

/** @throws {KnownError} 409 in another state. */
export function requireState(
  row: TestimonialRow,
  states: readonly TestimonialState[],
  verb: string,
): void {
  if (states.includes(row.state as TestimonialState)) return;
  throw new KnownError(
    409,
    "testimonial_state",
    `This testimonial is in the state "${row.state}" and cannot be ${verb} now.`,
  );
}

/** What is shown must be what was agreed to: this text, this name, no other place. */
export function isAgreed(
  row: Pick<TestimonialRow, "text" | "shown_as" | "places" | "consent">,
): boolean {
  const { consent } = row;
  return (
    consent !== null &&
    consent.text === row.text &&
    consent.shownAs === row.shown_as &&
    row.places.every((place) => consent.places.includes(place as TestimonialPlace))
  );
}

/** Changes the row, which the caller has locked, notes what happened, and tells whoever listens. */
export async function updateTestimonial(
  trx: Transaction,
  row: TestimonialRow,
  happened: {
    kind: string;
    actor: string;
    now: Date;
    data?: Record<string, unknown>;
    news: TestimonialNews;
  },
  columns: object,
): Promise<void> {
  const { kind, actor, now, data = {}, news } = happened;
  await trx
    .updateTable("testimonial")
    .set({ ...columns, updated_at: now, version: row.version + 1 })
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.id)
    .execute();
  await trx
    .insertInto("testimonial_event")
    .values({
      workspace_id: row.workspace_id,
      testimonial_id: row.id,
      id: uuidv7(now.getTime()),
      at: now,
      actor,
      kind,
      data: JSON.stringify(data),
    })
    .execute();
  if (!TOLD.includes(kind)) return;
  const told = kind as TestimonialHappening["kind"];
  await news(trx, { workspaceId: row.workspace_id, testimonialId: row.id, kind: told, now });
}

export function toTestimonial(row: TestimonialRow & { name: string | null }): Testimonial {
  return {
    id: row.id,
    text: row.text,
    shownAs: row.shown_as,
    places: row.places as TestimonialPlace[],
    state: row.state as TestimonialState,
    language: row.language,
    personId: row.person_id,
    personName: row.name,
    responseId: row.response_id,
    consent: row.consent as TestimonialConsent | null,
    rewarded: row.rewarded,
    askedAt: row.asked_at?.toISOString() ?? null,
    publishedAt: row.published_at?.toISOString() ?? null,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawnBecause: row.withdrawn_because,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
