import type { LapsedCustomer, LapsedList } from "@candor/contract/win-back.ts";
import { type RawBuilder, sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";

/** So many are listed; a win-back takes all of them. */
const LISTED = 100;

/** Whom a win-back speaks of, at a moment. */
export interface Lapsed {
  workspaceId: string;
  lapsedDays: number;
  currency?: string | undefined;
  leastValue?: number | undefined;
  now: Date;
}

/** The currencies of all purchases, that in which most were made first. */
export async function currenciesOf(
  db: Database | Transaction,
  workspaceId: string,
): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    select currency from purchase where workspace_id = ${workspaceId}::uuid
    group by 1 order by count(*) desc, 1
  `.execute(db);
  return rows.map(({ currency }) => currency);
}

/**
 * Those who bought, and nothing for so many days: `lapsed (person_id, value, purchases, last_at)`. Who was
 * refunded everything was no customer.
 */
export function lapsedRows(q: Lapsed & { currency: string }): RawBuilder<unknown> {
  const cutoff = new Date(q.now.getTime() - q.lapsedDays * 86_400_000);
  return sql`
    select b.person_id, sum(b.amount) filter (where b.currency = ${q.currency}) as value,
      count(*)::int as purchases, max(b.at) as last_at
    from purchase b where b.workspace_id = ${q.workspaceId}::uuid and b.at <= ${q.now}::timestamptz
    group by b.person_id
    having max(b.at) <= ${cutoff}::timestamptz
      and sum(b.amount) filter (where b.currency = ${q.currency}) > 0
      and sum(b.amount) filter (where b.currency = ${q.currency}) >= ${q.leastValue ?? 0}::numeric`;
}

interface LapsedRow {
  person_id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  value: number;
  purchases: number;
  last_at: Date;
  last_score: number | null;
  last_answered_at: Date | null;
  last_words: string | null;
  last_contact_at: Date | null;
  agreed: string[] | null;
  refused: string[] | null;
  in_round: string | null;
}

/** Lapsed customers by value, with their last words, the last contact and what they agreed to. */
export async function lapsedCustomers(db: Database, q: Lapsed): Promise<LapsedList> {
  const currencies = await currenciesOf(db, q.workspaceId);
  const currency = q.currency ?? currencies[0] ?? null;
  if (currency === null) {
    const none = { customers: 0, value: 0, data: [] };
    return { currency, currencies, lapsedDays: q.lapsedDays, ...none };
  }
  const asked = { ...q, currency };
  const { rows: sums } = await sql<{ customers: number; value: number }>`
    with lapsed as materialized (${lapsedRows(asked)})
    select count(*)::int as customers, coalesce(sum(value), 0)::double precision as value from lapsed
  `.execute(db);
  const { rows } = await sql<LapsedRow>`
    with lapsed as materialized (${lapsedRows(asked)} order by 2 desc, 1 limit ${LISTED})
    select p.id as person_id, p.name, p.email, p.phone, lapsed.value::double precision as value,
      lapsed.purchases, lapsed.last_at, last.score as last_score,
      last.answered_at as last_answered_at, said.comment as last_words,
      greatest(p.last_asked_at, wrote.at) as last_contact_at,
      word.agreed, array_cat(word.refused, block.channels) as refused, round.id as in_round
    from lapsed join person p
      on p.workspace_id = ${q.workspaceId}::uuid and p.id = lapsed.person_id
    left join lateral (
      select r.score, r.answered_at from response r
      where r.workspace_id = ${q.workspaceId}::uuid and r.person_id = p.id and r.cells is not null
      order by r.answered_at desc, r.id desc limit 1
    ) last on true
    left join lateral (
      select r.comment from response r
      where r.workspace_id = ${q.workspaceId}::uuid and r.person_id = p.id
        and r.cells is not null and r.comment is not null
      order by r.answered_at desc, r.id desc limit 1
    ) said on true
    left join lateral (
      select max(m.at) as at from conversation c join conversation_message m
        on m.workspace_id = ${q.workspaceId}::uuid and m.conversation_id = c.id
        and m.direction = 'out' and m.state = 'sent'
      where c.workspace_id = ${q.workspaceId}::uuid and c.person_id = p.id
    ) wrote on true
    left join lateral (
      select array_agg(k.channel order by k.channel) filter (where k.given) as agreed,
        array_agg(k.channel order by k.channel) filter (where not k.given) as refused
      from consent k where k.workspace_id = ${q.workspaceId}::uuid and k.person_id = p.id
    ) word on true
    left join lateral (
      select array_agg(distinct x.channel) as channels from contact_block x
      where x.workspace_id = ${q.workspaceId}::uuid and x.person_id = p.id
    ) block on true
    left join lateral (${openRoundOf(q.workspaceId, q.now)}) round on true
    order by lapsed.value desc, p.id
  `.execute(db);
  return {
    currency,
    currencies,
    lapsedDays: q.lapsedDays,
    customers: sums[0]?.customers ?? 0,
    value: sums[0]?.value ?? 0,
    data: rows.map(toCustomer),
  };
}

/** The win-back of `p` whose time is not over. */
export function openRoundOf(workspaceId: string, now: Date): RawBuilder<unknown> {
  return sql`select w.id from win_back_member wm join win_back w
      on w.workspace_id = ${workspaceId}::uuid and w.id = wm.win_back_id
    where wm.workspace_id = ${workspaceId}::uuid and wm.person_id = p.id
      and w.ends_at > ${now}::timestamptz
    order by w.created_at desc limit 1`;
}

function toCustomer(row: LapsedRow): LapsedCustomer {
  return {
    personId: row.person_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    value: row.value,
    purchases: row.purchases,
    lastPurchaseAt: row.last_at.toISOString(),
    lastScore: row.last_score,
    lastWords: row.last_words,
    lastAnsweredAt: row.last_answered_at?.toISOString() ?? null,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
    agreed: row.agreed ?? [],
    refused: [...new Set(row.refused ?? [])],
    inRound: row.in_round,
  };
}
