import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { personalHash } from "../workspaces/personal-hash.ts";
import type { ReferralNews } from "./referral.ts";
import type { ReferralLink } from "./referral-links.ts";

/** Browsers of one network address that count for one link on one day: a family, a class, and no machine. */
export const MOST_OF_A_NETWORK = 20;
/** So many days a browser is known again, as a hash: today's, whatever the clock says elsewhere. */
const KEPT_DAYS = 2;

export interface Arrival {
  /** The network address; hashed with the day and the link, and never written down. */
  from: string;
  userAgent: string;
  now: Date;
}

/**
 * Counts somebody who came through a link: one browser once a day. What is kept to know it again is a keyed hash for
 * this link and day, which says nothing elsewhere and is gone in two days.
 *
 * @returns whether it counted.
 */
export async function countArrival(
  { db, news }: { db: Database; news: ReferralNews },
  { workspace_id: workspaceId, id: linkId }: Pick<ReferralLink, "workspace_id" | "id">,
  { from, userAgent, now }: Arrival,
): Promise<boolean> {
  const day = await dayIn(db, workspaceId, now);
  const of = `${linkId} ${day} ${from}`;
  const [browser, network] = [
    personalHash(`referral browser ${of} ${userAgent}`),
    personalHash(`referral network ${of}`),
  ];
  return inTransaction(db, async (trx) => {
    // One at a time for a link: the limit of a network holds, and a day's row is one.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`referral ${linkId}`}, 0))`.execute(
      trx,
    );
    const { rows } = await sql<{ known: boolean; others: number }>`
      select coalesce(bool_or(browser = ${browser}), false) as known, count(*)::int as others from referral_seen
      where workspace_id = ${workspaceId} and link_id = ${linkId}::uuid and day = ${day}::date
        and network = ${network}
    `.execute(trx);
    const [seen] = rows;
    if (!seen || seen.known || seen.others >= MOST_OF_A_NETWORK) return false;
    const place = { workspace_id: workspaceId, link_id: linkId, day };
    await trx
      .insertInto("referral_seen")
      .values({ ...place, browser, network })
      .execute();
    await sql`
      insert into referral_day as d (workspace_id, link_id, day, arrivals)
      values (${workspaceId}::uuid, ${linkId}::uuid, ${day}::date, 1)
      on conflict (workspace_id, link_id, day) do update set arrivals = d.arrivals + 1
    `.execute(trx);
    await news(trx, { workspaceId, linkId, kind: "arrived", now });
    return true;
  });
}

/** Every night what browsers were known by goes; what was counted stays. */
export async function forgetBrowsers(db: Database, workspaceId: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600_000).toISOString().slice(0, 10);
  await sql`
    delete from referral_seen where workspace_id = ${workspaceId} and day < ${before}::date
  `.execute(db);
}

/** The day by the workspace's clock. */
async function dayIn(db: Database, workspaceId: string, now: Date): Promise<string> {
  const { rows } = await sql<{ day: string }>`
    select (${now}::timestamptz at time zone time_zone)::date::text as day from workspace where id = ${workspaceId}
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`the workspace ${workspaceId} is gone`);
  return row.day;
}
