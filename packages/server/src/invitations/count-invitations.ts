import { sql } from "kysely";
import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork } from "../due-work/due-work.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { SHOULD_COUNT, UNCOUNTED } from "../storage/uncounted-invitations.ts";

/** Folding invitations into their tally. */
export const COUNT_INVITATIONS = defineDueWork("count-invitations", { lanes: 2, turnMs: 15_000 });

/** Folded in one transaction; whoever changes one of these waits for so long. */
const SLICE = 1000;
/** Fewer are read beside the tally, as cheaply as they could be counted. */
const WORTH_COUNTING = 500;

/**
 * Every day is made of these whichever the time zone, so that a workspace may change its own. A time zone
 * that is off by other than quarters of an hour has not been in use since 1972.
 */
export const SLOT = sql.raw("date_bin('15 minutes', asked_at, '2000-01-01 00:00:00Z')");

/** What an invitation adds to what the tally holds of it already. */
export const MISSING = sql.raw(
  `(${SHOULD_COUNT} > 0)::int - (counted > 0)::int as invited, (${SHOULD_COUNT} = 2)::int - (counted = 2)::int as answered`,
);

/**
 * Folds some of the invitations that changed into the tally: in one statement, so that each stands either there or
 * among those that a rate reads beside it.
 *
 * @returns how many; fewer than a slice when that was all.
 */
export async function countInvitations(
  db: Database,
  { workspaceId, limit = SLICE }: { workspaceId: string; limit?: number },
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ n: number }>`
      with due as materialized (
        select id, survey_id, channel, asked_at, ${SLOT} as slot,
          ${sql.raw(SHOULD_COUNT)} as become, ${MISSING}
        from invitation where workspace_id = ${workspaceId} and ${sql.raw(UNCOUNTED)}
        limit ${limit} for update skip locked
      ), counted as (
        update invitation i set counted = due.become from due
        where i.workspace_id = ${workspaceId} and i.id = due.id returning i.id
      ), sums as materialized (
        select survey_id, slot, channel, sum(invited)::int as invited, sum(answered)::int as answered
        from due where slot is not null group by survey_id, slot, channel
      ), tallied as (
        insert into invitation_tally as t (workspace_id, survey_id, slot, channel, invited, answered)
        select ${workspaceId}::uuid, s.survey_id, s.slot, s.channel, s.invited, s.answered from sums s
        order by s.survey_id, s.slot, s.channel
        on conflict (workspace_id, survey_id, slot, channel) do update
          set invited = t.invited + excluded.invited, answered = t.answered + excluded.answered
        returning t.slot
      )
      select count(*)::int as n from counted
    `.execute(trx);
    return rows[0]?.n ?? 0;
  });
}

/** Counting as due work; nobody wakes it, since whoever changes an invitation need not know of it. */
export function invitationCounter({ db }: { db: Database }): DueWorker {
  return {
    kind: COUNT_INVITATIONS,
    async takeTurn({ workspaceId, signal }) {
      while (!signal.aborted && (await countInvitations(db, { workspaceId })) === SLICE);
      return null;
    },
    async sweep() {
      const { rows } = await sql<{ workspaceId: string }>`
        select workspace_id as "workspaceId" from invitation where ${sql.raw(UNCOUNTED)}
        group by workspace_id having count(*) >= ${WORTH_COUNTING}::int
      `.execute(db);
      return rows;
    },
  };
}
