import { type Segment, SegmentFilter } from "@candor/contract/person.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { SegmentTable } from "../storage/tables-asking.ts";
import { refuseUnknownIds } from "../workspaces/known-ids.ts";
import { segmentCondition } from "./segment-sql.ts";

/** How many people a filter finds. */
export async function countPeople(
  db: Database | Transaction,
  q: { workspaceId: string; filter: SegmentFilter; now: Date },
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from person p
    where p.workspace_id = ${q.workspaceId} and ${segmentCondition(q.filter, q)}
  `.execute(db);
  return rows[0]?.people ?? 0;
}

/** The filter of a saved segment. @throws {KnownError} 404 when there is none of this id. */
export async function segmentFilter(
  db: Database | Transaction,
  q: { workspaceId: string; segmentId: string },
): Promise<SegmentFilter> {
  return SegmentFilter.parse((await rowOf(db, q)).filter);
}

/** All segments with how many people each holds now, by name. */
export async function listSegments(
  db: Database,
  q: { workspaceId: string; now: Date },
): Promise<Segment[]> {
  const rows = await db
    .selectFrom("segment")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return Promise.all(rows.map((row) => toSegment(db, row, q.now)));
}

/** One segment. @throws {KnownError} 404. */
export async function getSegment(
  db: Database,
  q: { workspaceId: string; segmentId: string; now: Date },
): Promise<Segment> {
  return toSegment(db, await rowOf(db, q), q.now);
}

/** Saves a filter under a name. @throws {KnownError} 422 when it speaks of a survey that is not here. */
export async function createSegment(
  db: Database,
  made: { workspaceId: string; name: string; filter: SegmentFilter; actor: string; now: Date },
): Promise<Segment> {
  await refuseUnknownSurveys(db, made.workspaceId, made.filter);
  const row = await db
    .insertInto("segment")
    .values({
      workspace_id: made.workspaceId,
      id: uuidv7(made.now.getTime()),
      name: made.name,
      filter: JSON.stringify(made.filter),
      created_by: made.actor,
      created_at: made.now,
      updated_at: made.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSegment(db, row, made.now);
}

/** Renames a segment or changes its filter. @throws {KnownError} 404. */
export async function changeSegment(
  db: Database,
  change: {
    workspaceId: string;
    segmentId: string;
    name?: string | undefined;
    filter?: SegmentFilter | undefined;
    now: Date;
  },
): Promise<Segment> {
  if (change.filter) await refuseUnknownSurveys(db, change.workspaceId, change.filter);
  const row = await db
    .updateTable("segment")
    .set({
      updated_at: change.now,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.filter === undefined ? {} : { filter: JSON.stringify(change.filter) }),
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", change.segmentId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw segmentNotFound(change.segmentId);
  return toSegment(db, row, change.now);
}

/**
 * Takes a segment away.
 *
 * @throws {KnownError} 404; 409 while a sending that may still ask speaks of it.
 */
export async function deleteSegment(
  db: Database,
  q: { workspaceId: string; segmentId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await rowOf(trx, q);
    const { rows } = await sql<{ name: string }>`
      select name from sending
      where workspace_id = ${q.workspaceId} and audience ->> 'segmentId' = ${q.segmentId}
        and status in ('draft', 'starting', 'running', 'paused') limit 1
    `.execute(trx);
    if (rows[0]) {
      throw new KnownError(
        409,
        "segment_in_use",
        `The sending "${rows[0].name}" asks this segment. Stop that sending, or give it another audience, first.`,
      );
    }
    const { rows: offers } = await sql`
      select id from offer where workspace_id = ${q.workspaceId}
        and audience ->> 'segmentId' = ${q.segmentId} and (ends_at is null or ends_at > now()) limit 1
    `.execute(trx);
    if (offers.length > 0) {
      throw new KnownError(
        409,
        "segment_in_use",
        "An offer that runs is for this segment. End that offer first.",
      );
    }
    await trx
      .deleteFrom("segment")
      .where("workspace_id", "=", q.workspaceId)
      .where("id", "=", q.segmentId)
      .execute();
  });
}

/** A condition on answers to a survey that does not exist here would find nobody, or everybody. */
async function refuseUnknownSurveys(
  db: Database,
  workspaceId: string,
  { conditions }: SegmentFilter,
): Promise<void> {
  const ids = conditions.flatMap((one) =>
    one.about === "answer" && one.surveyId ? [one.surveyId] : [],
  );
  await refuseUnknownIds(db, { workspaceId, table: "survey", ids, field: "filter.conditions" });
}

async function rowOf(
  db: Database | Transaction,
  q: { workspaceId: string; segmentId: string },
): Promise<Selectable<SegmentTable>> {
  const row = await db
    .selectFrom("segment")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.segmentId)
    .executeTakeFirst();
  if (!row) throw segmentNotFound(q.segmentId);
  return row;
}

function segmentNotFound(id: string): KnownError {
  return new KnownError(404, "segment_not_found", `There is no segment "${id}" in this workspace.`);
}

async function toSegment(db: Database, row: Selectable<SegmentTable>, now: Date): Promise<Segment> {
  const filter = SegmentFilter.parse(row.filter);
  return {
    id: row.id,
    name: row.name,
    filter,
    people: await countPeople(db, { workspaceId: row.workspace_id, filter, now }),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
