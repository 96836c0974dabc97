import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { presenceOf } from "../teams/colleagues.ts";
import { getTeam } from "../teams/team-queries.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import type { CaseNews } from "./case-news.ts";
import { NOBODY_LOOKS } from "./case-visibility.ts";
import { keepWork, lockCase } from "./work-case.ts";

/** What the desk's own work needs. */
export interface DeskDeps {
  db: Database;
  news: CaseNews;
  clock: () => Date;
}

const BATCH = 100;

/**
 * Gives cases that wait for an owner to whoever is there: in turn, or to whoever has the fewest. While nobody is
 * there they wait, unassigned and visible.
 *
 * @returns how many were given to somebody.
 */
export async function dealOut(deps: DeskDeps, workspaceId: string): Promise<number> {
  const { db, news, clock } = deps;
  const now = clock();
  const present = await presentByQueue(deps, workspaceId, now);
  // Of each queue where somebody is there: what waits for an empty team keeps nothing of another's waiting.
  const waiting = await firstOfEach(db, workspaceId, [...present.keys()]);
  let given = 0;
  for (const one of waiting) {
    const there = present.get(one.queue) ?? [];
    await inTransaction(db, async (trx) => {
      // The desk's row is locked: two processes that deal at once deal one after the other.
      const last = await lockDesk(trx, workspaceId);
      const row = await lockCase(trx, { workspaceId, caseId: one.id }, NOBODY_LOOKS);
      if (row.owner !== null || row.state !== "open" || row.merged_into !== null) return;
      const loads = await loadsOf(trx, workspaceId, there);
      const to = one.routing === "least_load" ? fewest(there, loads) : nextAfter(there, last);
      await trx
        .updateTable("case_desk")
        .set({ dealt_to: to })
        .where("workspace_id", "=", workspaceId)
        .execute();
      const data = { to, how: one.routing, load: loads.get(to) ?? 0, present: there.length };
      const worked = { set: { owner: to }, happened: [{ kind: "dealt", data }] };
      await keepWork(trx, { row, worked, actor: "candor", now, news });
      await tellColleague(trx, {
        workspaceId,
        userId: to,
        kind: "case.yours",
        target: `case:${row.id}`,
        about: { number: row.number, by: "Candor" },
        byUserId: null,
        now,
      });
      given += 1;
    });
  }
  return given;
}

interface Waiting {
  id: string;
  routing: string;
  queue: string;
}

/** Cases wait in a queue for each team, apart where only the team may see them. */
const QUEUE = sql<string>`concat(team_id::text, ' ', sensitive::text)`;
const UNOWNED = sql<boolean>`state = 'open' and merged_into is null and owner is null
  and routing <> 'by_hand'`;

/** Who is there for each queue in which something waits; a queue that nobody is there for is left out. */
async function presentByQueue(
  deps: DeskDeps,
  workspaceId: string,
  now: Date,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ queue: string; team_id: string | null; sensitive: boolean }>`
    select distinct ${QUEUE} as queue, team_id, sensitive from customer_case
    where workspace_id = ${workspaceId} and ${UNOWNED}
  `.execute(deps.db);
  const present = new Map<string, string[]>();
  for (const { queue, team_id: teamId, sensitive } of rows) {
    const there = await presentIn(deps, { workspaceId, teamId, sensitive, now });
    if (there.length > 0) present.set(queue, there);
  }
  return present;
}

async function firstOfEach(
  db: Database,
  workspaceId: string,
  queues: readonly string[],
): Promise<Waiting[]> {
  if (queues.length === 0) return [];
  const { rows } = await sql<Waiting>`
    select id, routing, ${QUEUE} as queue from customer_case
    where workspace_id = ${workspaceId} and ${UNOWNED} and ${QUEUE} = any(${[...queues]}::text[])
    order by sort_at, id limit ${BATCH}
  `.execute(db);
  return rows;
}

/**
 * Members of a team (or everybody, where there is none) who can be given work now, in a fixed order. The work of a
 * team that is no more is everybody's, unless only that team may see it.
 */
async function presentIn(
  { db }: DeskDeps,
  queue: { workspaceId: string; teamId: string | null; sensitive: boolean; now: Date },
): Promise<string[]> {
  const { workspaceId, teamId, now } = queue;
  const named = teamId === null ? null : await getTeam(db, { workspaceId, teamId });
  if (named?.archivedAt && queue.sensitive) return [];
  const team = named?.archivedAt ? null : named;
  // Members stand in a table of their own place: one query a place, so that nothing is joined across a cluster.
  const members = await db
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .orderBy("user_id")
    .execute();
  const userIds = members
    .map(({ user_id }) => user_id)
    .filter((id) => team === null || team.members.some(({ userId }) => userId === id));
  const presence = await presenceOf(db, {
    workspaceId,
    userIds,
    now,
    calendarId: team?.calendarId ?? null,
  });
  return userIds.filter((userId) => presence.get(userId)?.presence === "present");
}

async function lockDesk(trx: Transaction, workspaceId: string): Promise<string | null> {
  const row = await trx
    .selectFrom("case_desk")
    .select("dealt_to")
    .where("workspace_id", "=", workspaceId)
    .forUpdate()
    .executeTakeFirst();
  return row?.dealt_to ?? null;
}

async function loadsOf(
  trx: Transaction,
  workspaceId: string,
  userIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ owner: string; n: number }>`
    select owner, count(*)::int as n from customer_case where workspace_id = ${workspaceId}
      and owner = any(${[...userIds]}::text[]) and state in ('open', 'waiting') and merged_into is null
    group by owner
  `.execute(trx);
  return new Map(rows.map(({ owner, n }) => [owner, n]));
}

function fewest(there: readonly string[], loads: ReadonlyMap<string, number>): string {
  return there.toSorted((a, b) => (loads.get(a) ?? 0) - (loads.get(b) ?? 0))[0] ?? "";
}

/** The one after whoever got the last case; the order is that of ids, so that all take turns. */
function nextAfter(there: readonly string[], last: string | null): string {
  return there.find((userId) => last !== null && userId > last) ?? there[0] ?? "";
}
