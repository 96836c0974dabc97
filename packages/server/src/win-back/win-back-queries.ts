import type { AskingChannel } from "@candor/contract/person.ts";
import type { WinBack } from "@candor/contract/win-back.ts";
import { type Selectable, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { WinBackTable } from "../storage/tables-win-back.ts";
import { DRAW_METHOD, type Outcome, toldOf } from "./win-back.ts";

/** So many are listed, the newest. */
const LISTED = 100;

/** All win-backs, the newest first, each with what came of it. */
export async function listWinBacks(
  db: Database,
  q: { workspaceId: string; now: Date },
): Promise<WinBack[]> {
  const rows = await db
    .selectFrom("win_back")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .orderBy("id", "desc")
    .limit(LISTED)
    .execute();
  return Promise.all(rows.map((row) => toWinBack(db, row, q.now)));
}

/** One. @throws {KnownError} 404. */
export async function getWinBack(
  db: Database,
  q: { workspaceId: string; winBackId: string; now: Date },
): Promise<WinBack> {
  const row = await db
    .selectFrom("win_back")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.winBackId)
    .executeTakeFirst();
  if (row) return toWinBack(db, row, q.now);
  throw new KnownError(
    404,
    "win_back_not_found",
    `There is no win-back "${q.winBackId}" in this workspace.`,
  );
}

async function toWinBack(db: Database, row: Selectable<WinBackTable>, now: Date): Promise<WinBack> {
  const over = row.ends_at <= now;
  return {
    id: row.id,
    name: row.name,
    surveyId: row.survey_id,
    sendingId: row.sending_id,
    channel: row.channel as AskingChannel,
    lapsedDays: row.lapsed_days,
    currency: row.currency,
    leastValue: row.least_value === null ? null : Number(row.least_value),
    outcomeDays: row.outcome_days,
    draw: { seed: row.seed, method: DRAW_METHOD },
    by: row.created_by,
    createdAt: row.created_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    over,
    ...toldOf(await outcomesOf(db, row), over),
  };
}

/** What everybody bought between the draw and its end; in the currency of the win-back. */
async function outcomesOf(db: Database, row: Selectable<WinBackTable>): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    select m.arm, p.id is not null as known,
      coalesce(bought.n, 0) > 0 as returned, coalesce(bought.amount, 0)::double precision as revenue,
      coalesce(p.last_asked_at > ${row.created_at}::timestamptz
        and p.last_asked_at <= ${row.ends_at}::timestamptz, false) as "writtenTo"
    from win_back_member m
    left join person p on p.workspace_id = ${row.workspace_id}::uuid and p.id = m.person_id
    left join lateral (
      select count(*)::int as n,
        sum(b.amount) filter (where b.currency = ${row.currency}) as amount
      from purchase b where b.workspace_id = ${row.workspace_id}::uuid and b.person_id = m.person_id
        and b.amount > 0 and b.at > ${row.created_at}::timestamptz
        and b.at <= ${row.ends_at}::timestamptz
    ) bought on true
    where m.workspace_id = ${row.workspace_id}::uuid and m.win_back_id = ${row.id}::uuid
  `.execute(db);
  return rows;
}
