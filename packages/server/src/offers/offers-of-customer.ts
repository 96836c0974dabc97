import { sql } from "kysely";
import { titleIn } from "../rewards/reward-of.ts";
import type { Database } from "../storage/database.ts";
import { benefitsOf } from "./benefits.ts";
import { soonExpired } from "./expire-benefits.ts";
import { type OpenOffer, offersToFetch } from "./fetch-code.ts";

/** What somebody's own page shows: their codes that hold, and what is to their credit. */
export interface CustomerOffers {
  codes: { title: string; code: string; endsAt: Date | null; redeemed: boolean }[];
  balance: number;
  /** What of it expires within fourteen days if it is not used. */
  expires: { points: number; at: Date } | null;
  /** Of which they may fetch a code. */
  open: OpenOffer[];
}

/** Codes of offers that run, in the customer's language; those that were taken in are said to be. */
export async function offersOfCustomer(
  db: Database,
  q: { workspaceId: string; personId: string; language: string; now: Date },
): Promise<CustomerOffers> {
  const { workspaceId, personId, language, now } = q;
  const { rows } = await sql<{
    title: Record<string, string>;
    code: string;
    ends_at: Date | null;
    redeemed_at: Date | null;
  }>`
    select o.title, c.code, o.ends_at, c.redeemed_at from offer_code c
    join offer o on o.workspace_id = c.workspace_id and o.id = c.offer_id
    where c.workspace_id = ${workspaceId} and o.workspace_id = ${workspaceId}
      and c.person_id = ${personId}::uuid and (o.ends_at is null or o.ends_at > ${now}::timestamptz)
    order by c.redeemed_at is not null, c.issued_at desc, c.code limit 20
  `.execute(db);
  return {
    codes: rows.map((row) => ({
      ...{ title: titleIn(row.title, [language]), code: row.code, endsAt: row.ends_at },
      redeemed: row.redeemed_at !== null,
    })),
    open: await offersToFetch(db, q),
    expires: await soonExpired(db, q),
    balance: (await benefitsOf(db, { workspaceId, personId })).balance,
  };
}
