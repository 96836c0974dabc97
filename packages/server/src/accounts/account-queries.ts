import type { Account, AccountDetail, AccountSort, MoneySum } from "@candor/contract/account.ts";
import type { AccountRole } from "@candor/contract/person.ts";
import { type RawBuilder, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { scoreReport } from "../scores/score-report.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** Revenue is that of so many days. */
const YEAR_DAYS = 365;

interface AccountRow {
  id: string;
  name: string;
  external_id: string | null;
  created_at: Date;
  people: number;
  answered: number;
  answers: number;
  promoters: number;
  passives: number;
  detractors: number;
  mean_rating: number | null;
  last_answered_at: Date | null;
  revenue: MoneySum[] | null;
}

/** What accounts are sorted by, and the type that a cursor's text is read as. */
const SORTS: Record<AccountSort, { by: RawBuilder<unknown>; type: RawBuilder<unknown> }> = {
  name: { by: sql`a.name_key`, type: sql`text` },
  created: { by: sql`a.created_at`, type: sql`timestamptz` },
  people: { by: sql`members.people`, type: sql`int` },
  answers: { by: sql`given.answers`, type: sql`int` },
  rating: { by: sql`given.mean_rating`, type: sql`double precision` },
  // Of the currency in which they bought most: sums of two currencies are none.
  revenue: { by: sql`bought.most`, type: sql`double precision` },
};

export interface AccountsAsked {
  workspaceId: string;
  search?: string | undefined;
  sort: AccountSort;
  order: "asc" | "desc";
  limit: number;
  cursor?: string | undefined;
  now: Date;
}

/** A page of accounts. Those of whom the sort says nothing come last, whichever way. */
export async function accountsPage(
  db: Database,
  q: AccountsAsked,
): Promise<{ data: Account[]; nextCursor: string | null }> {
  const { by } = SORTS[q.sort];
  const way = q.order === "desc" ? sql`desc` : sql`asc`;
  const { rows } = await sql<AccountRow & { sort_key: string | null }>`
    ${accountRows(q.workspaceId, q.now, sql`, (${by})::text as sort_key`)}
    ${found(q.search)} ${after(q)}
    order by (${by} is null), ${by} ${way}, a.id limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  const nextCursor =
    rows.length > q.limit && last
      ? encodeCursor([last.id, last.sort_key ?? "", last.sort_key === null ? 1 : 0])
      : null;
  return { data: shown.map(toAccount), nextCursor };
}

/** One account with its figures. @throws {KnownError} 404. */
export async function accountDetail(
  db: Database | Transaction,
  q: { workspaceId: string; accountId: string; now: Date },
): Promise<AccountDetail> {
  const { rows } = await sql<AccountRow>`
    ${accountRows(q.workspaceId, q.now)} and a.id = ${q.accountId}::uuid
  `.execute(db);
  const [row] = rows;
  if (!row) throw accountNotFound(q.accountId);
  const groups = await roleCounts(db, q);
  const all = Array.from({ length: 11 }, (_, score) =>
    groups.reduce((sum, group) => sum + (group.counts[score] ?? 0), 0),
  );
  return {
    ...toAccount(row),
    score: scoreReport(all),
    byRole: groups.map(({ role, people, answered, counts }) => ({
      role,
      people,
      answered,
      score: scoreReport(counts),
    })),
    revenueEver: await revenueEver(db, q),
    silent: await silentOf(db, q),
  };
}

export function accountNotFound(id: string): KnownError {
  return new KnownError(
    404,
    "account_not_found",
    `There is no account "${id}" in this workspace; it may have been merged or deleted.`,
  );
}

function found(search: string | undefined): RawBuilder<unknown> {
  if (!search) return sql``;
  const wanted = `%${search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return sql`and (a.name_key like ${wanted} or lower(a.external_id) like ${wanted})`;
}

function after(q: AccountsAsked): RawBuilder<unknown> {
  if (q.cursor === undefined) return sql``;
  const [id, value, none] = decodeCursor(q.cursor, 3);
  const { by, type } = SORTS[q.sort];
  if (none === "1") return sql`and ${by} is null and a.id > ${id}::uuid`;
  const beyond = q.order === "desc" ? sql`<` : sql`>`;
  const last = sql`${value}::text::${type}`;
  return sql`and (${by} is null or ${by} ${beyond} ${last} or (${by} = ${last} and a.id > ${id}::uuid))`;
}

/** All accounts, as `a`, with what their people answered and bought; to be narrowed by `and …`. */
function accountRows(
  workspaceId: string,
  now: Date,
  more: RawBuilder<unknown> = sql``,
): RawBuilder<AccountRow> {
  const yearAgo = new Date(now.getTime() - YEAR_DAYS * 86_400_000);
  return sql<AccountRow>`
    select a.id, a.name, a.external_id, a.created_at, members.people, given.*, bought.revenue ${more}
    from account a
    left join lateral (
      select count(*)::int as people from person m
      where m.workspace_id = ${workspaceId}::uuid and m.account_id = a.id
    ) members on true
    left join lateral (
      select count(*)::int as answers, count(distinct one.person_id)::int as answered,
        max(one.answered_at) as last_answered_at,
        (count(*) filter (where one.nth = 1 and one.score >= 9))::int as promoters,
        (count(*) filter (where one.nth = 1 and one.score between 7 and 8))::int as passives,
        (count(*) filter (where one.nth = 1 and one.score <= 6))::int as detractors,
        (avg(one.score) filter (where one.nth = 1))::double precision as mean_rating
      from (
        select r.person_id, r.score, r.answered_at, row_number() over (
          partition by r.survey_id, r.person_id order by r.answered_at desc, r.id desc) as nth
        from person m join response r
          on r.workspace_id = ${workspaceId}::uuid and r.person_id = m.id and r.cells is not null
        where m.workspace_id = ${workspaceId}::uuid and m.account_id = a.id
      ) one
    ) given on true
    left join lateral (
      select max(s.amount) as most,
        jsonb_agg(jsonb_build_object('currency', s.currency, 'amount', s.amount)
          order by s.amount desc) as revenue
      from (
        select b.currency, sum(b.amount)::double precision as amount
        from person m join purchase b
          on b.workspace_id = ${workspaceId}::uuid and b.person_id = m.id
        where m.workspace_id = ${workspaceId}::uuid and m.account_id = a.id
          and b.at > ${yearAgo}::timestamptz and b.at <= ${now}::timestamptz
        group by b.currency
      ) s
    ) bought on true
    where a.workspace_id = ${workspaceId}::uuid`;
}

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    externalId: row.external_id,
    people: row.people,
    answered: row.answered,
    answers: row.answers,
    promoters: row.promoters,
    passives: row.passives,
    detractors: row.detractors,
    meanRating: row.mean_rating,
    lastAnsweredAt: row.last_answered_at?.toISOString() ?? null,
    revenue: row.revenue ?? [],
    createdAt: row.created_at.toISOString(),
  };
}

interface RoleCounts {
  role: AccountRole | null;
  people: number;
  answered: number;
  counts: number[];
}

/** Deciders, users and those of whom nobody said it, with the histogram of their answers. */
async function roleCounts(
  db: Database | Transaction,
  { workspaceId, accountId }: { workspaceId: string; accountId: string },
): Promise<RoleCounts[]> {
  const { rows } = await sql<RoleCounts & { counts: number[] | null }>`
    select m.account_role as role, count(*)::int as people,
      (count(*) filter (where given.n > 0))::int as answered,
      array[${sql.join(
        Array.from(
          { length: 11 },
          (_, score) => sql`coalesce(sum(given.s[${sql.lit(score + 1)}]), 0)::int`,
        ),
      )}] as counts
    from person m left join lateral (
      select count(*)::int as n, array[${sql.join(
        Array.from(
          { length: 11 },
          (_, score) => sql`count(*) filter (where r.score = ${sql.lit(score)})`,
        ),
      )}] as s
      from response r
      where r.workspace_id = ${workspaceId}::uuid and r.person_id = m.id and r.cells is not null
    ) given on true
    where m.workspace_id = ${workspaceId}::uuid and m.account_id = ${accountId}::uuid
    group by 1 order by 1 nulls last
  `.execute(db);
  return rows;
}

async function revenueEver(
  db: Database | Transaction,
  { workspaceId, accountId }: { workspaceId: string; accountId: string },
): Promise<MoneySum[]> {
  const { rows } = await sql<MoneySum>`
    select b.currency, sum(b.amount)::double precision as amount
    from person m join purchase b on b.workspace_id = ${workspaceId}::uuid and b.person_id = m.id
    where m.workspace_id = ${workspaceId}::uuid and m.account_id = ${accountId}::uuid
    group by 1 order by 2 desc
  `.execute(db);
  return rows;
}

async function silentOf(
  db: Database | Transaction,
  { workspaceId, accountId }: { workspaceId: string; accountId: string },
): Promise<{ asked: number; neverAsked: number }> {
  const { rows } = await sql<{ asked: number; never: number }>`
    select (count(*) filter (where m.last_asked_at is not null))::int as asked,
      (count(*) filter (where m.last_asked_at is null))::int as never
    from person m
    where m.workspace_id = ${workspaceId}::uuid and m.account_id = ${accountId}::uuid
      and not exists (select from response r where r.workspace_id = ${workspaceId}::uuid
        and r.person_id = m.id and r.cells is not null)
  `.execute(db);
  return { asked: rows[0]?.asked ?? 0, neverAsked: rows[0]?.never ?? 0 };
}
