import type {
  AssignCase,
  ContactCase,
  PatchCase,
  ReopenCase,
  ResolveCase,
} from "@candor/contract/case.ts";
import { usersByIds } from "../auth/user-queries.ts";
import { withdrawChecks } from "../conversations/write-letter.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { requireMember } from "../teams/colleagues.ts";
import { getTeam } from "../teams/team-queries.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { type CaseRow, isActive, refuseMerged, requireMove, TARGETS } from "./case.ts";
import {
  pauseResolution,
  resumeResolution,
  retargetClocks,
  startClock,
  stopClocks,
} from "./case-clocks.ts";
import { sensitiveWithoutTeam } from "./case-rules.ts";
import { refuseWhileOwed } from "./owed.ts";
import { requireCause } from "./root-causes.ts";
import { setPerson } from "./set-person.ts";
import type { Worked, Worker } from "./work-case.ts";

/** One of the things that a colleague does with a case that is locked. */
export type CaseWork = (trx: Transaction, row: CaseRow) => Promise<Worked | null>;

/** Takes a case that nobody has. @throws {KnownError} 409 that names who was faster. */
export function claim(worker: Worker): CaseWork {
  return async (trx, row) => {
    refuseMerged(row);
    const userId = requireUser(worker);
    if (row.owner === userId) return null;
    if (row.owner !== null) {
      const owner = (await usersByIds(trx, [row.owner])).get(row.owner);
      throw new KnownError(
        409,
        "case_taken",
        `${owner?.name || owner?.email || "Somebody"} has case ${row.number} already. Ask them, or assign it to yourself.`,
      );
    }
    return { set: { owner: userId }, happened: [{ kind: "claimed", data: { to: userId } }] };
  };
}

/** Gives a case to a colleague, a team, or back to everybody. */
export function assign(worker: Worker, to: AssignCase): CaseWork {
  return async (trx, row) => {
    refuseMerged(row);
    const { workspaceId } = worker;
    const owner = to.owner === undefined ? row.owner : to.owner;
    const teamId = to.teamId === undefined ? row.team_id : to.teamId;
    if (owner !== null && owner !== row.owner)
      await requireMember(trx, { workspaceId, userId: owner });
    if (teamId !== null && teamId !== row.team_id) await getTeam(trx, { workspaceId, teamId });
    if (row.sensitive && teamId === null) throw sensitiveWithoutTeam();
    const happened = [];
    const note = to.note ? { note: to.note } : {};
    if (owner !== row.owner) {
      happened.push({ kind: "assigned", data: { from: row.owner, to: owner, ...note } });
    }
    if (teamId !== row.team_id) {
      happened.push({ kind: "team_changed", data: { from: row.team_id, to: teamId, ...note } });
    }
    if (happened.length === 0) return null;
    const set = { owner, team_id: teamId };
    if (teamId !== row.team_id && (await retargetClocks(trx, { ...row, ...set }, worker.now))) {
      happened.push({ kind: "due_changed", data: { why: "team" } });
    }
    if (owner !== null && owner !== row.owner) {
      await tellColleague(trx, {
        workspaceId,
        userId: owner,
        kind: "case.yours",
        target: `case:${row.id}`,
        about: { number: row.number, by: worker.actor },
        byUserId: worker.userId,
        now: worker.now,
      });
    }
    return { set, happened };
  };
}

/** Changes what is named. Another priority has other targets; what waited for the customer goes on waiting. */
export function patch(worker: Worker, wanted: PatchCase): CaseWork {
  return async (trx, row) => {
    refuseMerged(row);
    const happened = [];
    const set: Partial<CaseRow> = {};
    if (wanted.title !== undefined && wanted.title !== row.title) {
      set.title = wanted.title;
      happened.push({ kind: "renamed" });
    }
    if (wanted.priority !== undefined && wanted.priority !== row.priority) {
      set.priority = wanted.priority;
      set.targets = TARGETS[wanted.priority];
      happened.push({ kind: "priority", data: { from: row.priority, to: wanted.priority } });
      if (await retargetClocks(trx, { ...row, ...set }, worker.now)) {
        happened.push({ kind: "due_changed", data: { why: "priority" } });
      }
    }
    if (wanted.causeId !== undefined && wanted.causeId !== row.cause_id) {
      if (wanted.causeId !== null) await requireCause(trx, worker.workspaceId, wanted.causeId);
      set.cause_id = wanted.causeId;
      happened.push({ kind: "cause", data: { from: row.cause_id, to: wanted.causeId } });
    }
    if (wanted.personId !== undefined && wanted.personId !== row.person_id) {
      await setPerson(trx, row, wanted.personId);
      set.person_id = wanted.personId;
      happened.push({ kind: "person" });
    }
    if (wanted.sensitive !== undefined && wanted.sensitive !== row.sensitive) {
      if (wanted.sensitive && row.team_id === null) throw sensitiveWithoutTeam();
      set.sensitive = wanted.sensitive;
      happened.push({ kind: wanted.sensitive ? "made_sensitive" : "made_open" });
    }
    return happened.length === 0 ? null : { set, happened };
  };
}

/** Writes down what colleagues should know; no customer sees it. */
export function note(text: string): CaseWork {
  return async () => ({ happened: [{ kind: "note", data: { text } }] });
}

/**
 * We got in touch, or they did. Only somebody who was reached stops the clocks of contact; their word starts the
 * clock of the next reply, and ours makes the case wait for them where it is said.
 */
export function contact(worker: Worker, wanted: ContactCase): CaseWork {
  return async (trx, row) => {
    refuseMerged(row);
    const { now } = worker;
    const { direction, way, result, note: text, waits, next } = wanted;
    const said = { way, ...(text ? { note: text } : {}) };
    const set: Partial<CaseRow> = {};
    const happened = [];
    if (direction === "in") {
      happened.push({ kind: "customer_wrote", data: said });
      if (!isActive(row)) {
        await reopenClocks(trx, row, now);
        happened.push({ kind: "reopened", data: { why: "customer" } });
        Object.assign(set, reopenedColumns(row));
      } else if (row.state === "waiting") {
        await resumeResolution(trx, row, now);
        happened.push({ kind: "opened_again" });
        set.state = "open";
      }
      await startClock(trx, row, "next_reply", now);
      // What is new ends a snooze.
      set.snoozed_until = null;
      return { set, happened };
    }
    happened.push({ kind: "contact", data: { ...said, result } });
    if (result === "reached") {
      await stopClocks(trx, row, ["first_contact", "next_reply"], { now, by: "met" });
      if (row.first_contact_at === null) set.first_contact_at = now;
      if (waits && row.state === "open") {
        await pauseResolution(trx, row, now);
        happened.push({ kind: "waiting" });
        set.state = "waiting";
      }
    }
    if (next !== null) {
      set.snoozed_until = new Date(next);
      happened.push({ kind: "snoozed", data: { until: next } });
    }
    return { set, happened };
  };
}

/** Hides a case for a while; every clock goes on. */
export function snooze(until: string | null, now: Date): CaseWork {
  return async (_trx, row) => {
    refuseMerged(row);
    const at = until === null ? null : new Date(until);
    if (at !== null && at <= now) {
      throw new KnownError(422, "snooze_past", "A case is snoozed until some time to come.", [
        { field: "until", message: "must be in the future" },
      ]);
    }
    if (!isActive(row)) requireMove(row, "waiting");
    if (at?.getTime() === row.snoozed_until?.getTime()) return null;
    return {
      set: { snoozed_until: at },
      happened: [at ? { kind: "snoozed", data: { until } } : { kind: "woke" }],
    };
  };
}

/** What came of it, and why it had come to it. Every clock stops; one that is late was missed when it was due. */
export function resolve(worker: Worker, wanted: Omit<ResolveCase, "version">): CaseWork {
  return async (trx, row) => {
    requireMove(row, "resolved");
    await refuseWhileOwed(trx, row);
    const { now, workspaceId } = worker;
    if (wanted.causeId !== null) await requireCause(trx, workspaceId, wanted.causeId);
    await stopClocks(trx, row, ["first_contact", "next_reply"], { now, by: "cancelled" });
    await stopClocks(trx, row, ["resolution"], { now, by: "met" });
    const { outcome, causeId, note: text, close } = wanted;
    const data = { outcome, causeId, ...(text ? { note: text } : {}) };
    return {
      set: {
        state: close ? "closed" : "resolved",
        outcome,
        cause_id: causeId,
        // What was noted before stays unless something else is said.
        ...(text === undefined ? {} : { outcome_note: text || null }),
        resolved_at: now,
        closed_at: close ? now : null,
        snoozed_until: null,
        owner: row.owner ?? worker.userId,
      },
      happened: [{ kind: "resolved", data }, ...(close ? [{ kind: "closed" }] : [])],
    };
  };
}

/** Begins again with fresh clocks; what was judged before stays judged. */
export function reopen(worker: Worker, { reason }: ReopenCase): CaseWork {
  return async (trx, row) => {
    requireMove(row, "open");
    if (isActive(row)) return null;
    await reopenClocks(trx, row, worker.now);
    await withdrawChecks(trx, { workspaceId: row.workspace_id, caseId: row.id });
    return { set: reopenedColumns(row), happened: [{ kind: "reopened", data: { reason } }] };
  };
}

/** Begins again with fresh clocks; the next word is ours. */
export async function reopenClocks(trx: Transaction, row: CaseRow, now: Date): Promise<void> {
  await startClock(trx, row, "resolution", now);
  await startClock(trx, row, "next_reply", now);
}

export function reopenedColumns(row: CaseRow): Partial<CaseRow> {
  return { state: "open", resolved_at: null, closed_at: null, reopened: row.reopened + 1 };
}

function requireUser({ userId }: Worker): string {
  if (userId !== null) return userId;
  throw new KnownError(
    422,
    "key_owns_nothing",
    "A key cannot take a case for itself. Assign it to a colleague instead.",
  );
}
