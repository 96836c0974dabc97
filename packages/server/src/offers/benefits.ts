import type { AddBenefit, Benefits } from "@candor/contract/offer.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";

interface Entry {
  workspaceId: string;
  personId: string;
  amount: number;
  why: string;
  sourceKey: string;
  actor: string;
  now: Date;
}

/** Adds an entry; the same source counts once. @returns whether it was new. */
export async function writeBenefit(trx: Transaction, entry: Entry): Promise<boolean> {
  const written = await trx
    .insertInto("benefit_entry")
    .values({
      ...{ workspace_id: entry.workspaceId, id: uuidv7(entry.now.getTime()), at: entry.now },
      ...{ person_id: entry.personId, amount: entry.amount, why: entry.why },
      ...{ source_key: entry.sourceKey, actor: entry.actor },
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "source_key"]).doNothing())
    .returning("id")
    .execute();
  return written.length > 0;
}

/** What is to somebody's credit: the balance is the sum of the entries and stands nowhere else. */
export async function benefitsOf(
  db: Database | Transaction,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<Benefits> {
  const entries = await db
    .selectFrom("benefit_entry")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return {
    balance: await balanceOf(db, { workspaceId, personId }),
    entries: entries.map(({ id, at, amount, why, actor }) => ({
      ...{ id, at: at.toISOString(), amount, why, by: actor },
    })),
  };
}

async function balanceOf(
  db: Database | Transaction,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<number> {
  const { rows } = await sql<{ balance: number }>`
    select coalesce(sum(amount), 0)::int as balance from benefit_entry
    where workspace_id = ${workspaceId} and person_id = ${personId}::uuid
  `.execute(db);
  return rows[0]?.balance ?? 0;
}

/**
 * Adds or spends by hand; the person's row is locked, so that nobody spends the same twice.
 *
 * @throws {KnownError} 404; 409 for more than there is.
 */
export async function addBenefit(
  db: Database,
  personId: string,
  { amount, why, sourceKey }: AddBenefit,
  { workspaceId, actor, now }: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { rows } = await sql`
      select id from person where workspace_id = ${workspaceId} and id = ${personId}::uuid
      for no key update
    `.execute(trx);
    if (rows.length === 0) {
      throw new KnownError(
        404,
        "person_not_found",
        `There is no person "${personId}" in this workspace.`,
      );
    }
    const entry = { workspaceId, personId, amount, why, actor, now };
    const isNew = await writeBenefit(trx, { ...entry, sourceKey: sourceKey ?? `hand:${uuidv7()}` });
    if (!isNew) return;
    const balance = await balanceOf(trx, { workspaceId, personId });
    if (amount < 0 && balance < 0) {
      throw new KnownError(
        409,
        "benefits_short",
        `Only ${balance - amount} are to this person's credit, so ${-amount} cannot be spent.`,
      );
    }
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, action: "benefit.entered", target: personId },
      details: { amount },
    });
  });
}
