import type { Purchase } from "@candor/contract/person.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { countFirstPurchases } from "../referrals/first-purchases.ts";
import type { ReferralNews } from "../referrals/referral.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { personNotFound } from "./person-queries.ts";

/** Begins what stands for an order number where a file has none; nobody is shown it. */
export const OF_A_ROW = "row:";

/** Something a person bought. */
export interface NewPurchase {
  at: Date;
  amount: number;
  /** ISO 4217 code. */
  currency: string;
  product?: string | undefined;
  externalId?: string | undefined;
  /** By whose recommendation the buyer came: a link's token or the person's external id. */
  referredBy?: string | undefined;
}

/** Who hears of a first purchase that a recommendation brought, and when it was noted. */
export interface Noting {
  news: ReferralNews;
  now: Date;
}

/**
 * Notes purchases of a person; one whose external id is known already changes nothing.
 *
 * @returns how many were new.
 * @throws {KnownError} 404 when there is no such person.
 */
export async function addPurchases(
  db: Database,
  q: { workspaceId: string; personId: string },
  purchases: readonly NewPurchase[],
  noting: Noting,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom("person")
      .select("id")
      .where("workspace_id", "=", q.workspaceId)
      .where("id", "=", q.personId)
      .executeTakeFirst();
    if (!person) throw personNotFound(q.personId);
    const { personId } = q;
    return writePurchases(
      trx,
      q.workspaceId,
      purchases.map((purchase) => ({ ...purchase, personId })),
      noting,
    );
  });
}

/** The same of several people who are known to be there. */
export async function writePurchases(
  trx: Transaction,
  workspaceId: string,
  purchases: readonly (NewPurchase & { personId: string })[],
  { news, now }: Noting,
): Promise<number> {
  if (purchases.length === 0) return 0;
  const made = purchases.map((purchase) => ({ ...purchase, id: uuidv7() }));
  const rows = await trx
    .insertInto("purchase")
    .values(
      made.map((purchase) => ({
        workspace_id: workspaceId,
        id: purchase.id,
        person_id: purchase.personId,
        at: purchase.at,
        amount: purchase.amount.toFixed(2),
        currency: purchase.currency,
        product: purchase.product ?? null,
        external_id: purchase.externalId ?? null,
      })),
    )
    .onConflict((conflict) => conflict.columns(["workspace_id", "external_id"]).doNothing())
    .returning("id")
    .execute();
  const fresh = new Set(rows.map(({ id }) => id));
  const noted = made.filter(({ id }) => fresh.has(id));
  await countFirstPurchases(trx, { workspaceId, purchases: noted, news, now });
  return rows.length;
}

/** What a person bought, newest first. */
export async function purchasesOf(
  db: Database,
  q: { workspaceId: string; personId: string; limit: number },
): Promise<Purchase[]> {
  const { rows } = await sql<{
    id: string;
    at: Date;
    amount: string;
    currency: string;
    product: string | null;
    external_id: string | null;
  }>`
    select id, at, amount::text as amount, currency, product, external_id from purchase
    where workspace_id = ${q.workspaceId} and person_id = ${q.personId}::uuid
    order by at desc, id desc limit ${q.limit}
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    amount: row.amount,
    currency: row.currency,
    product: row.product,
    externalId: row.external_id?.startsWith(OF_A_ROW) ? null : row.external_id,
  }));
}
