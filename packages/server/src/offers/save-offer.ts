import type { CreateOffer, PatchOffer } from "@candor/contract/offer.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { audienceFilter, lockOffer, type OfferAsked, type OfferDeps, stateOf } from "./offer.ts";

/** Makes an offer; nobody has a code yet. @returns its id. @throws {KnownError} 404, 422 by score or reversed days. */
export async function createOffer({ db }: OfferDeps, wanted: CreateOffer, by: By): Promise<string> {
  const { workspaceId, actor, now } = by;
  const startsAt = wanted.startsAt ? new Date(wanted.startsAt) : now;
  const endsAt = wanted.endsAt === null ? null : new Date(wanted.endsAt);
  if (endsAt !== null && endsAt <= startsAt) throw endsFirst();
  return inTransaction(db, async (trx) => {
    await audienceFilter(trx, workspaceId, wanted.audience);
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("offer")
      .values({
        ...{ workspace_id: workspaceId, id, created_by: actor, created_at: now },
        title: JSON.stringify(wanted.title),
        audience: JSON.stringify(wanted.audience),
        ...{ starts_at: startsAt, ends_at: endsAt, most_codes: wanted.mostCodes },
        ...{ points: wanted.points, waits_for_cases: wanted.waitsForCases },
        fetched: wanted.fetched,
      })
      .execute();
    await audit(trx, by, "offer.made", id);
    return id;
  });
}

/** Changes its words or its end; whom it is for stays, since codes were given by it. @throws {KnownError} 404, 409, 422. */
export async function patchOffer(
  { db, news }: OfferDeps,
  asked: OfferAsked,
  { title, endsAt, ended }: PatchOffer,
  by: By,
): Promise<void> {
  const { now } = by;
  await inTransaction(db, async (trx) => {
    const row = await lockOffer(trx, asked);
    if (stateOf(row, now) === "ended") {
      throw new KnownError(409, "offer_ended", "This offer has ended and is not changed any more.");
    }
    const until = ended ? now : endsAt === undefined ? row.ends_at : endsAt && new Date(endsAt);
    if (!ended && until !== null && until <= row.starts_at) throw endsFirst();
    await trx
      .updateTable("offer")
      .set({ ends_at: until, ...(title ? { title: JSON.stringify(title) } : {}) })
      .where("workspace_id", "=", asked.workspaceId)
      .where("id", "=", asked.offerId)
      .execute();
    await audit(trx, by, ended ? "offer.ended" : "offer.changed", asked.offerId);
    if (ended) await news(trx, { ...asked, kind: "ended", codes: [], now });
  });
}

function audit(trx: Transaction, { workspaceId, actor, now }: By, action: string, id: string) {
  return writeAudit(trx, { workspaceId, actor, at: now, action, target: id, details: {} });
}

function endsFirst(): KnownError {
  return new KnownError(
    422,
    "offer_ends_first",
    "The offer would end before it begins. Name a later end, or none.",
    [{ field: "endsAt", message: "must be after the beginning" }],
  );
}
