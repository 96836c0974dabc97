import type { Offer, OfferAudience, OfferCode, OfferPreview } from "@candor/contract/offer.ts";
import { type RawBuilder, sql } from "kysely";
import { segmentCondition } from "../people/segment-sql.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import { audienceFilter, noOffer, type OfferAsked, type OfferRow, toOffer } from "./offer.ts";

type Counted = OfferRow & { issued: number; redeemed: number };

/** All offers with their counts, the newest first; `offerId` for one. */
export async function listOffers(
  db: Database,
  { workspaceId, offerId = null }: { workspaceId: string; offerId?: string | null },
  now: Date,
): Promise<Offer[]> {
  const { rows } = await sql<Counted>`
    select o.*, coalesce(c.issued, 0)::int as issued, coalesce(c.redeemed, 0)::int as redeemed
    from offer o left join (
      select offer_id, count(*) as issued, count(redeemed_at) as redeemed from offer_code
      where workspace_id = ${workspaceId} group by offer_id
    ) c on c.offer_id = o.id
    where o.workspace_id = ${workspaceId} ${offerId === null ? sql`` : sql`and o.id = ${offerId}::uuid`}
    order by o.id desc limit 500
  `.execute(db);
  return rows.map((row) => toOffer(row, row, now));
}

/** @throws {KnownError} 404. */
export async function getOffer(db: Database, asked: OfferAsked, now: Date): Promise<Offer> {
  const [offer] = await listOffers(db, asked, now);
  if (offer) return offer;
  throw noOffer(asked.offerId);
}

/** Whether `p`, a row of `person`, has a case that is not done. */
export function hasOpenCase(workspaceId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from customer_case k where k.workspace_id = ${workspaceId}
    and k.person_id = p.id and k.merged_into is null and k.state in ('open', 'waiting'))`;
}

/** How many people an offer would reach now. @throws {KnownError} 404, 422 by score. */
export async function previewOffer(
  db: Database,
  workspaceId: string,
  { audience, waitsForCases }: { audience: OfferAudience; waitsForCases: boolean },
  now: Date,
): Promise<OfferPreview> {
  const filter = await audienceFilter(db, workspaceId, audience);
  const { rows } = await sql<{ all: number; open: number }>`
    select count(*)::int as all, count(*) filter (where ${hasOpenCase(workspaceId)})::int as open
    from person p where p.workspace_id = ${workspaceId}
      and ${segmentCondition(filter, { workspaceId, now })}
  `.execute(db);
  const { all, open } = rows[0] ?? { all: 0, open: 0 };
  const openCase = waitsForCases ? open : 0;
  return { people: all - openCase, leftOut: { openCase } };
}

/** One page of codes, those given last first. @throws {KnownError} 404. */
export async function listCodes(
  db: Database,
  asked: OfferAsked,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  now: Date,
): Promise<{ data: OfferCode[]; nextCursor: string | null }> {
  const { workspaceId, offerId } = asked;
  await getOffer(db, asked, now);
  const [at = null, code = null] = cursor ? decodeCursor(cursor, 2) : [];
  const { rows } = await sql<CodeRow & { sort_key: string }>`
    select c.*, coalesce(p.name, p.email) as name, c.issued_at::text as sort_key from offer_code c
    left join person p on p.workspace_id = ${workspaceId} and p.id = c.person_id
    where c.workspace_id = ${workspaceId} and c.offer_id = ${offerId}::uuid
      ${at ? sql`and (c.issued_at, c.code) < (${at}::timestamptz, ${code})` : sql``}
    order by c.issued_at desc, c.code desc limit ${limit + 1}
  `.execute(db);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(toCode),
    nextCursor: last ? encodeCursor([last.sort_key, last.code]) : null,
  };
}

export interface CodeRow {
  offer_id: string;
  code: string;
  person_id: string | null;
  name: string | null;
  issued_at: Date;
  redeemed_at: Date | null;
  redeemed_by: string | null;
}

export function toCode(row: CodeRow): OfferCode {
  return {
    ...{ offerId: row.offer_id, code: row.code, personId: row.person_id, personName: row.name },
    issuedAt: row.issued_at.toISOString(),
    redeemedAt: row.redeemed_at?.toISOString() ?? null,
    redeemedBy: row.redeemed_by,
  };
}
