import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import type { ReferralNews } from "./referral.ts";
import { linkMeant, type ReferralLink } from "./referral-links.ts";

/** A purchase that was just noted, and by whose recommendation its buyer came, as the shop says it. */
export interface NotedPurchase {
  id: string;
  personId: string;
  referredBy?: string | undefined;
}

/**
 * Counts first purchases of people who came by a recommendation. A purchase says so itself, and counts only as the first
 * of its buyer; or its buyer was noted before. Each person counts once, for one link, and nobody for their own. What names
 * a recommendation that is not known changes nothing: a shop passes on whatever stood in an address.
 */
export async function countFirstPurchases(
  trx: Transaction,
  q: { workspaceId: string; purchases: readonly NotedPurchase[]; news: ReferralNews; now: Date },
): Promise<void> {
  const { workspaceId, purchases, now } = q;
  if (purchases.length === 0) return;
  const first = await firstPurchases(trx, workspaceId, [
    ...new Set(purchases.map(({ personId }) => personId)),
  ]);
  const links = new Map<string, ReferralLink | null>();
  for (const { id, personId, referredBy } of purchases) {
    if (referredBy === undefined || first.get(personId)?.id !== id) continue;
    const known = links.get(referredBy);
    const link =
      known === undefined ? await linkMeant(trx, { workspaceId, referredBy, now }) : known;
    links.set(referredBy, link);
    if (link) await noteCame(trx, { workspaceId, personId, link, now });
  }
  await settle(trx, q, first);
}

interface First {
  id: string;
  at: Date;
  amount: string;
  currency: string;
}

/** The first thing that each of these people ever paid for. */
async function firstPurchases(
  trx: Transaction,
  workspaceId: string,
  people: readonly string[],
): Promise<Map<string, First>> {
  const { rows } = await sql<First & { person_id: string }>`
    select distinct on (person_id) person_id, id, at, amount::text as amount, currency from purchase
    where workspace_id = ${workspaceId} and person_id = any(${[...people]}::uuid[]) and amount > 0
    order by person_id, at, id
  `.execute(trx);
  return new Map(rows.map(({ person_id, ...first }) => [person_id, first]));
}

/** The first word stands: whoever came by one recommendation does not come by another. @returns whether it was noted. */
async function noteCame(
  trx: Transaction,
  q: { workspaceId: string; personId: string; link: ReferralLink; now: Date },
): Promise<boolean> {
  const { workspaceId, personId, link, now } = q;
  if (link.person_id === personId) return false;
  const { numAffectedRows } = await sql`
    insert into referral_came as c (workspace_id, id, link_id, person_id, at)
    values (${workspaceId}::uuid, ${uuidv7(now.getTime())}::uuid, ${link.id}::uuid, ${personId}::uuid,
      ${now}::timestamptz)
    on conflict (workspace_id, person_id) where person_id is not null do nothing
  `.execute(trx);
  return numAffectedRows === 1n;
}

/** Writes the first purchase beside whoever came by a recommendation and had none. */
async function settle(
  trx: Transaction,
  { workspaceId, news, now }: { workspaceId: string; news: ReferralNews | null; now: Date },
  first: ReadonlyMap<string, First>,
): Promise<void> {
  if (first.size === 0) return;
  const { rows } = await sql<{ id: string; link_id: string; person_id: string }>`
    select id, link_id, person_id from referral_came
    where workspace_id = ${workspaceId} and person_id = any(${[...first.keys()]}::uuid[]) and purchase_at is null
    order by id for update
  `.execute(trx);
  for (const { id, link_id: linkId, person_id: personId } of rows) {
    const bought = first.get(personId);
    if (!bought) continue;
    const { at, amount, currency } = bought;
    await trx
      .updateTable("referral_came")
      .set({ purchase_at: at, amount, currency })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
    const told = { personId, at, amount, currency };
    await news?.(trx, { workspaceId, linkId, kind: "purchase", now, bought: told });
  }
}

/**
 * Notes by whose recommendation a person came, or takes that back. Said of somebody who bought already, their first
 * purchase counts.
 *
 * @throws {KnownError} 422 for a recommendation that is not known here, or their own; 409 where another stands.
 */
export async function setCameBy(
  { db, news }: { db: Database; news: ReferralNews },
  { personId, referredBy }: { personId: string; referredBy: string | null },
  { workspaceId, actor, now }: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (referredBy === null) {
      await trx
        .deleteFrom("referral_came")
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .execute();
    } else {
      const link = await linkMeant(trx, { workspaceId, referredBy, now });
      if (!link || link.person_id === personId) throw unknownReferral(referredBy);
      if (!(await noteCame(trx, { workspaceId, personId, link, now }))) {
        await refuseAnother(trx, { workspaceId, personId, linkId: link.id });
      }
      const first = await firstPurchases(trx, workspaceId, [personId]);
      await settle(trx, { workspaceId, news, now }, first);
    }
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "person.came_by", target: personId },
      details: { known: referredBy !== null },
    });
  });
}

function unknownReferral(referredBy: string): KnownError {
  return new KnownError(
    422,
    "referral_unknown",
    `"${referredBy}" is neither a link of somebody else here nor the external id of another person.`,
    [{ field: "referredBy", message: "is known to nobody here" }],
  );
}

async function refuseAnother(
  trx: Transaction,
  { workspaceId, personId, linkId }: { workspaceId: string; personId: string; linkId: string },
): Promise<void> {
  const stands = await trx
    .selectFrom("referral_came")
    .select("link_id")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  if (stands?.link_id === linkId) return;
  throw new KnownError(
    409,
    "came_already",
    "By whose recommendation this person came is noted already; take that back first.",
  );
}

/**
 * Before the rows of two people become one's: a human comes once, and where only the row that goes knows of a purchase,
 * the one that stays learns it.
 */
export async function joinCame(
  trx: Transaction,
  { workspaceId, keep, merge }: { workspaceId: string; keep: string; merge: string },
): Promise<void> {
  await sql`
    update referral_came k set link_id = m.link_id, purchase_at = m.purchase_at, amount = m.amount, currency = m.currency
    from referral_came m
    where k.workspace_id = ${workspaceId} and m.workspace_id = ${workspaceId}
      and k.person_id = ${keep}::uuid and m.person_id = ${merge}::uuid
      and k.purchase_at is null and m.purchase_at is not null
  `.execute(trx);
}

/** After it: nobody came by their own recommendation, and what the other had bought counts. No news. */
export async function settleJoined(
  trx: Transaction,
  { workspaceId, keep, now }: { workspaceId: string; keep: string; now: Date },
): Promise<void> {
  await sql`
    delete from referral_came where workspace_id = ${workspaceId} and person_id = ${keep}::uuid
      and link_id in (select id from referral_link
        where workspace_id = ${workspaceId} and person_id = ${keep}::uuid)
  `.execute(trx);
  const first = await firstPurchases(trx, workspaceId, [keep]);
  await settle(trx, { workspaceId, news: null, now }, first);
}
