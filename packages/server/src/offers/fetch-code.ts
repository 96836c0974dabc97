import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { segmentCondition } from "../people/segment-sql.ts";
import { titleIn } from "../rewards/reward-of.ts";
import type { Database } from "../storage/database.ts";
import { issueCodes } from "./issue-codes.ts";
import { audienceFilter, type OfferDeps, type OfferRow } from "./offer.ts";
import { hasOpenCase } from "./offer-queries.ts";

/** An offer of which somebody may fetch a code. */
export interface OpenOffer {
  offerId: string;
  title: string;
  endsAt: Date | null;
}

interface Whose {
  workspaceId: string;
  personId: string;
  now: Date;
}

/** So many offers are looked at for one page, those made last first. */
const MOST = 50;

/** Offers that run, are for this person now, have codes left, and of which they have none yet. */
export async function offersToFetch(
  db: Database,
  q: Whose & { language: string },
): Promise<OpenOffer[]> {
  const { workspaceId, personId, language, now } = q;
  const { rows } = await sql<OfferRow>`
    select o.* from offer o
    where o.workspace_id = ${workspaceId} and o.fetched
      and o.starts_at <= ${now}::timestamptz and (o.ends_at is null or o.ends_at > ${now}::timestamptz)
      and not exists (select from offer_code c where c.workspace_id = ${workspaceId}
        and c.offer_id = o.id and c.person_id = ${personId}::uuid)
      and (o.most_codes is null or o.most_codes > (select count(*) from offer_code d
        where d.workspace_id = ${workspaceId} and d.offer_id = o.id))
    order by o.id desc limit ${MOST}
  `.execute(db);
  const open: OpenOffer[] = [];
  for (const row of rows) {
    if (!(await isFor(db, row, q))) continue;
    open.push({ offerId: row.id, title: titleIn(row.title, [language]), endsAt: row.ends_at });
  }
  return open;
}

async function isFor(db: Database, row: OfferRow, { workspaceId, personId, now }: Whose) {
  const filter = await audienceFilter(db, workspaceId, row.audience).catch((error: unknown) => {
    // Its segment is gone, or has learnt to look at scores: then it is for nobody.
    if (error instanceof KnownError) return null;
    throw error;
  });
  if (filter === null) return false;
  const { rows } = await sql<{ open: boolean }>`
    select ${hasOpenCase(workspaceId)} as open from person p
    where p.workspace_id = ${workspaceId} and p.id = ${personId}::uuid
      and ${segmentCondition(filter, { workspaceId, now })}
  `.execute(db);
  const [them] = rows;
  return them !== undefined && !(them.open && row.waits_for_cases);
}

/**
 * Gives somebody their code because they asked for it on their own page; asked for twice, or by many at once, it is the
 * same one, and never more are given than there are.
 *
 * @returns whether they have one now.
 */
export async function fetchCode(
  deps: OfferDeps,
  offerId: string,
  { workspaceId, personId, now }: Whose,
): Promise<boolean> {
  const asked = { workspaceId, offerId };
  const row = await deps.db
    .selectFrom("offer")
    .select("fetched")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", offerId)
    .executeTakeFirst();
  if (!row?.fetched) return false;
  try {
    const by = { workspaceId, actor: "customer", userId: null, now };
    const { issued, leftOut } = await issueCodes(deps, asked, { personId }, by);
    return issued + leftOut.has > 0;
  } catch (error) {
    if (error instanceof KnownError) return false;
    throw error;
  }
}
