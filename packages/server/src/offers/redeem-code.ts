import type { Redeemed } from "@candor/contract/offer.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { writeBenefit } from "./benefits.ts";
import { lockOffer, type OfferDeps, requireRunning } from "./offer.ts";
import { type CodeRow, toCode } from "./offer-queries.ts";

/**
 * Takes a code in, once: of many who try at the same moment one succeeds. What it brings is written to the customer's
 * benefits in the same transaction.
 *
 * @throws {KnownError} 404 for a code that was never given; 409 for one that was taken in, or whose offer is over.
 */
export async function redeemCode(
  { db, news }: OfferDeps,
  given: string,
  by: By,
): Promise<Redeemed> {
  const { workspaceId, actor, now } = by;
  const code = given.trim().toUpperCase();
  return inTransaction(db, async (trx) => {
    const known = await trx
      .selectFrom("offer_code")
      .select("offer_id")
      .where("workspace_id", "=", workspaceId)
      .where("code", "=", code)
      .executeTakeFirst();
    if (!known) throw noCode(code);
    const asked = { workspaceId, offerId: known.offer_id };
    const offer = await lockOffer(trx, asked);
    requireRunning(offer, now);
    const { numUpdatedRows } = await trx
      .updateTable("offer_code")
      .set({ redeemed_at: now, redeemed_by: actor })
      .where("workspace_id", "=", workspaceId)
      .where("code", "=", code)
      .where("redeemed_at", "is", null)
      .executeTakeFirst();
    const { rows } = await sql<CodeRow>`
      select c.*, coalesce(p.name, p.email) as name from offer_code c
      left join person p on p.workspace_id = ${workspaceId} and p.id = c.person_id
      where c.workspace_id = ${workspaceId} and c.code = ${code}
    `.execute(trx);
    const [row] = rows;
    if (!row) throw noCode(code);
    if (numUpdatedRows === 0n) throw takenIn(row);
    const points = row.person_id === null ? 0 : offer.points;
    if (row.person_id !== null && points > 0) {
      await writeBenefit(trx, {
        ...{ workspaceId, personId: row.person_id, amount: points, actor, now },
        ...{ why: code, sourceKey: `offer:${code}` },
      });
    }
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, action: "offer.redeemed", target: offer.id },
      details: {},
    });
    await news(trx, { ...asked, kind: "redeemed", codes: [code], now });
    return { ...toCode(row), title: offer.title, points };
  });
}

function noCode(code: string): KnownError {
  return new KnownError(
    404,
    "offer_code_not_found",
    `No code "${code}" was given in this workspace. Look whether it was read right.`,
  );
}

function takenIn(row: CodeRow): KnownError {
  const at = row.redeemed_at?.toISOString().slice(0, 16).replace("T", " ");
  return new KnownError(
    409,
    "offer_code_used",
    `The code "${row.code}" was taken in already, at ${at} UTC by ${row.redeemed_by}.`,
  );
}
