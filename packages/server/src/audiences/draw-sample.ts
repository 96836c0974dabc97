import type { Sample } from "@candor/contract/audience.ts";
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { type Judged, judgePeople } from "./judge-people.ts";

/** A value of the stratifying attribute: who may be asked, and how many of them are. */
export interface Stratum {
  stratum: string;
  eligible: number;
  /** How many were wanted. */
  quota: number;
  /** How many there are to take. */
  drawn: number;
}

/** What an auditor needs to know to draw the list again. */
export const DRAW_METHOD =
  "Within each stratum people are ordered by SHA-256 of “seed:person id” (hexadecimal), and the first are taken.";

/**
 * How many of each stratum are drawn. A stratum with fewer people than its quota gives all it has;
 * what is missing is not taken from others, so that the shares stay as they were asked for.
 */
export function allocate(sample: Sample, eligible: ReadonlyMap<string, number>): Stratum[] {
  const quotas = sample.quotas
    ? new Map(Object.entries(sample.quotas.sizes))
    : proportional(sample.size ?? 0, eligible);
  const names = [...new Set([...eligible.keys(), ...quotas.keys()])].sort();
  return names.map((stratum) => {
    const people = eligible.get(stratum) ?? 0;
    const quota = quotas.get(stratum) ?? 0;
    return { stratum, eligible: people, quota, drawn: Math.min(quota, people) };
  });
}

/** Largest remainders: the quotas add up to the size, and none differs by more than one from its share. */
function proportional(
  size: number,
  eligible: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const total = [...eligible.values()].reduce((sum, people) => sum + people, 0);
  const wanted = Math.min(size, total);
  const shares = [...eligible].map(([stratum, people]) => {
    const exact = total === 0 ? 0 : (wanted * people) / total;
    return { stratum, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let missing = wanted - shares.reduce((sum, share) => sum + share.whole, 0);
  const byRest = [...shares].sort((a, b) => b.rest - a.rest || (a.stratum < b.stratum ? -1 : 1));
  for (const share of byRest) {
    if (missing <= 0) break;
    share.whole += 1;
    missing -= 1;
  }
  return new Map(shares.map((share) => [share.stratum, share.whole]));
}

/** The attribute by whose values a sample is stratified, if any. */
export function strataBy(sample: Sample | undefined): string | undefined {
  return sample?.quotas?.attribute ?? sample?.proportionalTo;
}

/** Who may be asked, by stratum: the frame of the draw. Those in quiet time belong to it when they are asked later. */
export async function countStrata(
  db: Database,
  judged: Judged,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ stratum: string; people: number }>`
    select stratum, count(*)::int as people from (${judgePeople(judged)}) j
    where ${mayBeAsked(judged)} group by stratum order by stratum
  `.execute(db);
  return new Map(rows.map((row) => [row.stratum, row.people]));
}

/** What is to become of one person of an audience. */
export interface OutcomeRow {
  person_id: string;
  language: string | null;
  time_zone: string | null;
  stratum: string;
  draw_rank: number | null;
  /** `planned`, `held_back` (asked later) or `not_asked`. */
  outcome: string;
  reason: string | null;
  quiet_until: Date | null;
}

/**
 * Everybody of an audience with what becomes of them: asked, asked later, or not asked and why.
 * Without a sample everybody who may be asked is. The order of the draw depends on the seed and
 * the person's id alone, so that the same people and seed give the same list.
 */
export function outcomes(
  judged: Judged,
  sample: { seed: string; strata: readonly Stratum[]; quotas: boolean } | null,
): RawBuilder<OutcomeRow> {
  const quotas = JSON.stringify(sample?.strata ?? []);
  const rank = sample
    ? sql`case when ${mayBeAsked(judged)} then row_number() over (
        partition by j.stratum, ${mayBeAsked(judged)}
        order by ${ticket(sample.seed, sql`j.person_id`)}) end`
    : sql`null::bigint`;
  const drawn = sample ? sql`(k.rank <= coalesce(q.drawn, 0))` : sql`true`;
  const leftOut = sample?.quotas ? "quota_full" : "sampled_out";
  return sql<OutcomeRow>`
    select k.person_id, k.language, k.time_zone, k.stratum, k.rank::int as draw_rank, k.quiet_until,
      case when k.reason is not null or (k.quiet_until is not null and ${!asksLater(judged)}) or not ${drawn}
        then 'not_asked' when k.quiet_until is not null then 'held_back' else 'planned' end as outcome,
      case when k.reason is not null then k.reason
        when k.quiet_until is not null and ${!asksLater(judged)} then k.quiet_reason
        when not ${drawn} then ${leftOut}
        when k.quiet_until is not null then k.quiet_reason end as reason
    from (select j.*, ${rank} as rank from (${judgePeople(judged)}) j) k
    left join jsonb_to_recordset(${quotas}::jsonb) as q(stratum text, drawn int) on q.stratum = k.stratum`;
}

/**
 * What people are ordered by in a draw; anybody can compute it with any tool. As bytes, which sort as
 * their hexadecimal digits do and much faster.
 */
export function ticket(seed: string, personId: RawBuilder<unknown>): RawBuilder<Buffer> {
  return sql<Buffer>`sha256(convert_to(${`${seed}:`} || ${personId}::text, 'UTF8'))`;
}

function asksLater(judged: Judged): boolean {
  return judged.rules.whenQuiet === "later";
}

function mayBeAsked(judged: Judged): RawBuilder<boolean> {
  return asksLater(judged)
    ? sql<boolean>`(j.reason is null)`
    : sql<boolean>`(j.reason is null and j.quiet_until is null)`;
}
