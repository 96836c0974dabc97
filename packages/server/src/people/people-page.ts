import type { PeopleSort, Person, SegmentFilter } from "@candor/contract/person.ts";
import { type RawBuilder, sql } from "kysely";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import { type PersonRow, personRows, toPerson } from "./person-queries.ts";
import { segmentCondition } from "./segment-sql.ts";

/** Which people are looked for. */
export interface PeopleAsked {
  workspaceId: string;
  search?: string | undefined;
  filter?: SegmentFilter | undefined;
  /** Only those with a block on this channel; `*` on any. */
  blocked?: string | undefined;
  tag?: string | undefined;
  /** Only the people of this account. */
  accountId?: string | undefined;
  /** Only these. */
  ids?: readonly string[] | undefined;
  now: Date;
}

/** How a list of people is read. */
export interface PeoplePaging {
  limit: number;
  cursor?: string | undefined;
  sort?: PeopleSort | undefined;
  order?: "asc" | "desc" | undefined;
}

/** What people are sorted by, and the type that a cursor's text is read as. */
const SORTS: Record<PeopleSort, { by: RawBuilder<unknown>; type: RawBuilder<unknown> }> = {
  // Ids tell the time, and lead the primary key.
  created: { by: sql`p.id`, type: sql`uuid` },
  // As they are called on the screen.
  name: { by: sql`lower(coalesce(p.name, p.email, p.phone, p.external_id))`, type: sql`text` },
  asked: { by: sql`p.last_asked_at`, type: sql`timestamptz` },
  answered: { by: sql`given.last_answered_at`, type: sql`timestamptz` },
  score: { by: sql`given.last_score`, type: sql`int` },
  answers: { by: sql`given.answers`, type: sql`int` },
};

/** A page of people; the newest first unless it is said otherwise. */
export async function peoplePage(
  db: Database,
  q: PeopleAsked & PeoplePaging,
): Promise<{ data: Person[]; nextCursor: string | null }> {
  const sort = q.sort ?? "created";
  const { by } = SORTS[sort];
  const way = (q.order ?? "desc") === "desc" ? sql`desc` : sql`asc`;
  // An id alone sorts as the index does.
  const order =
    sort === "created" ? sql`p.id ${way}` : sql`(${by} is null), ${by} ${way}, p.id desc`;
  const { rows } = await sql<PersonRow & { sort_key: string | null }>`
    ${personRows(q.workspaceId, sql`, (${by})::text as sort_key`)}
    and ${peopleCondition(q)} ${after(q)}
    order by ${order} limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  const nextCursor =
    rows.length > q.limit && last
      ? encodeCursor([last.id, last.sort_key ?? "", last.sort_key === null ? 1 : 0])
      : null;
  return { data: shown.map(toPerson), nextCursor };
}

/** What comes after the last row of the page before; people without the value come last. */
function after(q: PeoplePaging): RawBuilder<unknown> {
  if (q.cursor === undefined) return sql``;
  const [id, value, none] = decodeCursor(q.cursor, 3);
  const sort = q.sort ?? "created";
  const { by, type } = SORTS[sort];
  const beyond = (q.order ?? "desc") === "desc" ? sql`<` : sql`>`;
  if (sort === "created") return sql`and p.id ${beyond} ${id}::uuid`;
  if (none === "1") return sql`and ${by} is null and p.id < ${id}::uuid`;
  const last = sql`${value}::text::${type}`;
  return sql`and (${by} is null or ${by} ${beyond} ${last} or (${by} = ${last} and p.id < ${id}::uuid))`;
}

/** The condition on `p` that finds them. */
function peopleCondition(q: PeopleAsked): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (q.search) {
    const wanted = `%${q.search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(sql`(lower(p.name) like ${wanted} or p.email like ${wanted}
      or p.phone like ${wanted} or lower(p.external_id) like ${wanted})`);
  }
  if (q.filter) conditions.push(segmentCondition(q.filter, q));
  if (q.tag !== undefined) conditions.push(sql`${q.tag} = any(p.tags)`);
  if (q.accountId !== undefined) conditions.push(sql`p.account_id = ${q.accountId}::uuid`);
  if (q.ids) conditions.push(sql`p.id = any(${[...q.ids]}::uuid[])`);
  if (q.blocked !== undefined) {
    const channel =
      q.blocked === "*" ? sql`` : sql`and b.channel = any(${[q.blocked, "*"]}::text[])`;
    conditions.push(sql`exists (select from contact_block b
      where b.workspace_id = ${q.workspaceId}::uuid and b.person_id = p.id ${channel})`);
  }
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
