import { randomInt } from "node:crypto";
import type { OfferIssued } from "@candor/contract/offer.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { segmentCondition } from "../people/segment-sql.ts";
import type { Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import {
  audienceFilter,
  lockOffer,
  type OfferAsked,
  type OfferDeps,
  type OfferRow,
  requireRunning,
} from "./offer.ts";
import { hasOpenCase } from "./offer-queries.ts";

/** So many get a code in one request; whoever is left gets theirs by asking again. */
const AT_ONCE = 5000;

interface Candidate {
  id: string;
  has: boolean;
  open: boolean;
}

/**
 * Gives codes, each person one and never more than there are: the offer's row is locked from the count to the end, so
 * that requests at once stand in line.
 *
 * @throws {KnownError} 404; 409 unless it runs; 422 for somebody it is not for, and for an audience by score.
 */
export async function issueCodes(
  { db, news }: OfferDeps,
  asked: OfferAsked,
  { personId }: { personId: string | null },
  by: By,
): Promise<OfferIssued> {
  const { workspaceId, actor, now } = by;
  return inTransaction(db, async (trx) => {
    const row = await lockOffer(trx, asked);
    requireRunning(row, now);
    const people = await candidates(trx, row, personId, now);
    if (personId !== null && people.length === 0) throw notForThem(personId);
    const waits = (one: Candidate) => !one.has && one.open && row.waits_for_cases;
    const free = people.filter((one) => !one.has && !waits(one));
    const given = free.slice(0, await left(trx, row));
    const codes = given.map(({ id }) => ({ person_id: id, code: newCode() }));
    for (const part of chunks(codes)) {
      await trx
        .insertInto("offer_code")
        .values(
          part.map((one) => ({
            ...{ workspace_id: workspaceId, offer_id: row.id, ...one },
            ...{ issued_at: now, redeemed_at: null, redeemed_by: null },
          })),
        )
        .execute();
    }
    if (codes.length > 0) {
      const target = row.id;
      const details = { codes: codes.length };
      await writeAudit(trx, {
        ...{ workspaceId, actor, at: now, action: "offer.issued", target, details },
      });
      const named = codes.map(({ code }) => code);
      await news(trx, { ...asked, kind: "issued", codes: named, now });
    }
    return {
      issued: codes.length,
      leftOut: {
        has: people.filter(({ has }) => has).length,
        openCase: people.filter(waits).length,
        noneLeft: free.length - given.length,
      },
    };
  });
}

async function candidates(
  trx: Transaction,
  row: OfferRow,
  personId: string | null,
  now: Date,
): Promise<Candidate[]> {
  const workspaceId = row.workspace_id;
  const filter = await audienceFilter(trx, workspaceId, row.audience);
  const { rows } = await sql<Candidate>`
    select p.id, ${hasOpenCase(workspaceId)} as open,
      exists (select from offer_code c where c.workspace_id = ${workspaceId}
        and c.offer_id = ${row.id}::uuid and c.person_id = p.id) as has
    from person p where p.workspace_id = ${workspaceId}
      and ${segmentCondition(filter, { workspaceId, now })}
      ${personId === null ? sql`` : sql`and p.id = ${personId}::uuid`}
    order by has, p.id limit ${AT_ONCE}
  `.execute(trx);
  return rows;
}

async function left(trx: Transaction, row: OfferRow): Promise<number> {
  if (row.most_codes === null) return AT_ONCE;
  const { given } = await trx
    .selectFrom("offer_code")
    .select((eb) => eb.fn.countAll<string>().as("given"))
    .where("workspace_id", "=", row.workspace_id)
    .where("offer_id", "=", row.id)
    .executeTakeFirstOrThrow();
  return Math.max(0, row.most_codes - Number(given));
}

/** Letters and digits that are not taken for one another when read out. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** 31^10 possibilities: nobody guesses one, and no two are alike. */
function newCode(): string {
  const signs = Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]);
  return `${signs.slice(0, 5).join("")}-${signs.slice(5).join("")}`;
}

function chunks<T>(all: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < all.length; at += 500) found.push(all.slice(at, at + 500));
  return found;
}

function notForThem(personId: string): KnownError {
  return new KnownError(
    422,
    "offer_not_for_them",
    `The person "${personId}" is not among those this offer is for, so no code was given.`,
    [{ field: "personId", message: "is not in the audience" }],
  );
}
