import type { RefusedMail, RefusedWhy } from "@candor/contract/mail-in.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";

const KEPT_DAYS = 30;
/** A flood under ever new names is counted, not listed. */
const MOST_NAMES_A_DAY = 100;
const SHOWN = 50;

/** Keeps that a mail was refused, so that colleagues see what did not reach them. */
export async function noteRefused(
  db: Database,
  refused: {
    workspaceId: string;
    why: RefusedWhy;
    from: string;
    /** The conversation it was for, or the workspace. */
    about: string;
    now: Date;
  },
): Promise<void> {
  const { workspaceId, why, about, now } = refused;
  const day = now.toISOString().slice(0, 10);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from mail_refused where workspace_id = ${workspaceId} and day = ${day}::date
  `.execute(db);
  const isFlood = (rows[0]?.n ?? 0) >= MOST_NAMES_A_DAY;
  const from = isFlood ? "" : cutText(storableText(refused.from).trim().toLowerCase(), 320);
  await sql`
    insert into mail_refused as m (workspace_id, day, why, from_address, about, times, first_at, last_at)
    values (${workspaceId}, ${day}::date, ${why}, ${from}, ${isFlood ? workspaceId : about}::uuid, 1,
      ${now}::timestamptz, ${now}::timestamptz)
    on conflict (workspace_id, day, why, from_address, about)
      do update set times = m.times + 1, last_at = excluded.last_at
  `.execute(db);
  const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10);
  await sql`
    delete from mail_refused where workspace_id = ${workspaceId} and day < ${oldest}::date
  `.execute(db);
}

/** What was refused in the last thirty days, the newest first. */
export async function refusedMails(
  db: Database,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<RefusedMail[]> {
  const since = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const { rows } = await sql<{
    why: RefusedWhy;
    from_address: string;
    times: number;
    first_at: Date;
    last_at: Date;
    case_id: string | null;
    number: number | null;
  }>`
    select m.why, m.from_address, m.times, m.first_at, m.last_at, c.id as case_id, c.number
    from mail_refused m
    left join conversation v on v.workspace_id = ${workspaceId} and v.id = m.about
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = v.case_id
    where m.workspace_id = ${workspaceId} and m.last_at > ${since}::timestamptz
    order by m.last_at desc, m.from_address limit ${SHOWN}
  `.execute(db);
  return rows.map((row) => ({
    why: row.why,
    from: row.from_address,
    times: row.times,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    case:
      row.case_id === null || row.number === null ? null : { id: row.case_id, number: row.number },
  }));
}
