import type { Offer, OfferAudience, OfferState } from "@candor/contract/offer.ts";
import type { SegmentCondition, SegmentFilter } from "@candor/contract/person.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { segmentFilter } from "../people/segments.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { OfferTable } from "../storage/tables-offers.ts";

export type OfferRow = Selectable<OfferTable>;

export interface OfferAsked {
  workspaceId: string;
  offerId: string;
}

/** A code was given, was taken in, or no more are given. */
export interface OfferHappening extends OfferAsked {
  kind: "issued" | "redeemed" | "ended";
  /** The codes that it is about; none where the offer ended. */
  codes: readonly string[];
  now: Date;
}
/** Hears of it in the transaction that does it. */
export type OfferNews = (trx: Transaction, happening: OfferHappening) => Promise<void>;

export interface OfferDeps {
  db: Database;
  news: OfferNews;
}

/** Attributes that say what somebody thinks of us: an offer by them is one by the score. */
const SAYS_SCORE =
  /^(?:last|latest|first|avg|average|our|current)?[ _-]*(?:nps|score|group|tone|sentiment|rating|csat|promoter|passive|detractor)(?:[ _-]*(?:score|group|class|value))?$/i;

function byScore(condition: SegmentCondition): boolean {
  if (condition.about === "answer") {
    const { groups, scoreFrom, scoreTo } = condition;
    return groups !== undefined || scoreFrom !== undefined || scoreTo !== undefined;
  }
  if (condition.about === "attribute" || condition.about === "tag") {
    return SAYS_SCORE.test(condition.name.trim());
  }
  return false;
}

/** @throws {KnownError} 422 for an audience that reads a score, a group or a tone. */
function refuseScore({ conditions }: SegmentFilter, where: string): void {
  if (!conditions.some(byScore)) return;
  throw new KnownError(
    422,
    "offer_by_score",
    `${where} looks at what customers answered. What somebody gets never depends on their score, group or tone: choose by purchases, attributes or tags instead.`,
    [{ field: "audience", message: "reads the score" }],
  );
}

/**
 * Whom an offer is for, as the segment stands now: one that was made to look at scores meanwhile is refused too.
 *
 * @throws {KnownError} 404 for a segment that is gone; 422 for one by score.
 */
export async function audienceFilter(
  db: Database | Transaction,
  workspaceId: string,
  { segmentId, filter }: OfferAudience,
): Promise<SegmentFilter> {
  const everybody: SegmentFilter = { match: "all", conditions: [] };
  const wanted = segmentId ? await segmentFilter(db, { workspaceId, segmentId }) : filter;
  refuseScore(wanted ?? everybody, segmentId ? "This segment" : "This audience");
  return wanted ?? everybody;
}

export function stateOf(row: Pick<OfferRow, "starts_at" | "ends_at">, now: Date): OfferState {
  if (row.ends_at !== null && row.ends_at <= now) return "ended";
  return row.starts_at > now ? "planned" : "running";
}

/** @throws {KnownError} 409 unless it runs. */
export function requireRunning(row: OfferRow, now: Date): void {
  const state = stateOf(row, now);
  if (state === "running") return;
  throw new KnownError(
    409,
    "offer_not_running",
    state === "ended"
      ? "This offer has ended, so no code of it is given or taken in."
      : "This offer has not begun, so no code of it is given or taken in yet.",
  );
}

/** The row, locked, for whoever gives codes. @throws {KnownError} 404. */
export async function lockOffer(
  trx: Transaction,
  { workspaceId, offerId }: OfferAsked,
): Promise<OfferRow> {
  const row = await trx
    .selectFrom("offer")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", offerId)
    .forUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw noOffer(offerId);
}

export function noOffer(id: string): KnownError {
  return new KnownError(404, "offer_not_found", `There is no offer "${id}" in this workspace.`);
}

export function toOffer(
  row: OfferRow,
  { issued, redeemed }: { issued: number; redeemed: number },
  now: Date,
): Offer {
  return {
    ...{ id: row.id, title: row.title, audience: row.audience, state: stateOf(row, now) },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    ...{
      mostCodes: row.most_codes,
      points: row.points,
      waitsForCases: row.waits_for_cases,
      fetched: row.fetched,
    },
    ...{ issued, redeemed, createdBy: row.created_by },
    createdAt: row.created_at.toISOString(),
  };
}
