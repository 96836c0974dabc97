import { SegmentFilter } from "@candor/contract/person.ts";
import { type RawBuilder, sql } from "kysely";
import { segmentCondition } from "../../people/segment-sql.ts";
import type { Database } from "../../storage/database.ts";

/**
 * The answers of a trend, as a condition on `response`. A trend is a saved segment, by its id or its
 * name (give a segment the name that the trend's id was, and old programs find it), or one property,
 * as `store=Riga`. Null when it is none of these.
 */
export async function trendCondition(
  db: Database,
  q: { workspaceId: string; trend: string; now: Date },
): Promise<RawBuilder<unknown> | null> {
  const segment = await segmentOf(db, q);
  if (segment) {
    return sql`exists (select from person p where p.workspace_id = ${q.workspaceId}::uuid
      and p.id = response.person_id and ${segmentCondition(segment, q)})`;
  }
  const at = q.trend.indexOf("=");
  if (at < 1) return null;
  return sql`response.properties ->> ${q.trend.slice(0, at)} = ${q.trend.slice(at + 1)}`;
}

async function segmentOf(
  db: Database,
  { workspaceId, trend }: { workspaceId: string; trend: string },
): Promise<SegmentFilter | null> {
  const row = await db
    .selectFrom("segment")
    .select("filter")
    .where("workspace_id", "=", workspaceId)
    .where((where) =>
      where.or([
        where(sql<string>`id::text`, "=", trend.toLowerCase()),
        where(sql<string>`lower(name)`, "=", trend.toLowerCase()),
      ]),
    )
    .orderBy("id")
    .executeTakeFirst();
  return row ? SegmentFilter.parse(row.filter) : null;
}
