import type { Testimonial, TestimonialDetail } from "@candor/contract/testimonial.ts";
import { sql } from "kysely";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import {
  noTestimonial,
  type TestimonialAsked,
  type TestimonialRow,
  toTestimonial,
} from "./testimonial.ts";

type Named = TestimonialRow & { name: string | null };

/** One page of testimonials, the newest first. */
export async function listTestimonials(
  db: Database,
  workspaceId: string,
  q: {
    state?: string | undefined;
    personId?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<{ data: Testimonial[]; nextCursor: string | null }> {
  const [after = null] = q.cursor ? decodeCursor(q.cursor, 1) : [];
  const { rows } = await sql<Named>`
    select t.*, coalesce(p.name, p.email) as name from testimonial t
    left join person p on p.workspace_id = ${workspaceId} and p.id = t.person_id
    where t.workspace_id = ${workspaceId}
      ${q.state ? sql`and t.state = ${q.state}` : sql``}
      ${q.personId ? sql`and t.person_id = ${q.personId}::uuid` : sql``}
      ${after ? sql`and t.id < ${after}::uuid` : sql``}
    order by t.id desc limit ${q.limit + 1}
  `.execute(db);
  const data = rows.slice(0, q.limit).map(toTestimonial);
  const last = rows.length > q.limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? encodeCursor([last.id]) : null };
}

/** One, with what happened to it. */
export async function testimonialDetail(
  db: Database,
  { workspaceId, testimonialId }: TestimonialAsked,
): Promise<TestimonialDetail> {
  const { rows } = await sql<Named>`
    select t.*, coalesce(p.name, p.email) as name from testimonial t
    left join person p on p.workspace_id = ${workspaceId} and p.id = t.person_id
    where t.workspace_id = ${workspaceId} and t.id = ${testimonialId}::uuid
  `.execute(db);
  const [row] = rows;
  if (!row) throw noTestimonial(testimonialId);
  const events = await db
    .selectFrom("testimonial_event")
    .select(["at", "actor", "kind"])
    .where("workspace_id", "=", workspaceId)
    .where("testimonial_id", "=", testimonialId)
    .orderBy("id", "desc")
    .execute();
  return {
    ...toTestimonial(row),
    events: events.map(({ at, actor, kind }) => ({
      at: at.toISOString(),
      by: actor,
      kind: kind as TestimonialDetail["events"][number]["kind"],
    })),
  };
}
