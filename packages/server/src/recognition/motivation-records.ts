import {
  type CreateMotivation,
  type DecideMotivation,
  LEAST_ANSWERS_OF_REWARD,
  type MotivationEvidence,
  type MotivationRecord,
} from "@candor/contract/motivation.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { daysOf } from "../scores/period.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { requireEmployee } from "./link-employee.ts";
import { motivationEvidence } from "./motivation-evidence.ts";

/** A colleague who proposes or decides; two different ones, so that no key can be either. */
export interface Deciding {
  workspaceId: string;
  actor: string;
  userId: string;
  now: Date;
}

const MOST_DAYS = 366;

/** @throws {KnownError} 422 for days that are not over, the wrong way round, or more than a year. */
export async function evidenceFor(
  db: Database,
  q: { workspaceId: string; employeeId: string; from: string; to: string; now: Date },
): Promise<MotivationEvidence> {
  const employee = await requireEmployee(db, q);
  const today = await todayOf(db, q.workspaceId, q.now);
  if (q.from >= q.to || q.to > today || daysOf(q) > MOST_DAYS) {
    throw new KnownError(
      422,
      "period_not_over",
      "A reward rests on days that are over, a year at most; `to` is the day after the last, today at the latest.",
      [{ field: "to", message: "must be after from, and not after today" }],
    );
  }
  return motivationEvidence(db, { ...q, employee });
}

/**
 * Proposes a reward by results; nothing is given before somebody else confirmed it. The evidence is reckoned here and kept.
 *
 * @throws {KnownError} 422 under thirty answers; 403 for oneself.
 */
export async function proposeMotivation(
  db: Database,
  wanted: CreateMotivation,
  by: Deciding,
): Promise<string> {
  const { workspaceId, actor, userId, now } = by;
  const { employeeId, from, to, reward, reason } = wanted;
  await refuseOneself(db, { workspaceId, employeeId, userId });
  const evidence = await evidenceFor(db, { workspaceId, employeeId, from, to, now });
  if (evidence.answers < LEAST_ANSWERS_OF_REWARD) {
    throw new KnownError(
      422,
      "too_few_answers",
      `There are ${evidence.answers} answers about this employee in these days, and a reward by results needs ${LEAST_ANSWERS_OF_REWARD}. Take a longer time, or thank them in words.`,
      [{ field: "from", message: "is too late for so few answers" }],
    );
  }
  const id = uuidv7(now.getTime());
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("motivation_record")
      .values({
        ...{ workspace_id: workspaceId, id, employee_id: employeeId, reward, reason },
        ...{ evidence: JSON.stringify(evidence), state: "proposed", proposed_at: now },
        ...{ proposed_by: actor, proposed_by_user: userId },
        ...{ decided_by: null, decided_by_user: null, decided_at: null, decision: null },
      })
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, action: "motivation.proposed", target: id },
      details: { employeeId, answers: evidence.answers, signals: evidence.signals.length },
    });
  });
  return id;
}

async function refuseOneself(
  db: Pick<Database, "selectFrom">,
  { workspaceId, employeeId, userId }: { workspaceId: string; employeeId: string; userId: string },
): Promise<void> {
  const employee = await requireEmployee(db, { workspaceId, employeeId });
  if (employee.user_id !== userId) return;
  throw new KnownError(
    403,
    "own_reward",
    "This reward is your own: two others propose and confirm it.",
  );
}

const STATES = { confirm: "confirmed", refuse: "refused", withdraw: "withdrawn" } as const;

/**
 * Confirms or refuses what somebody else proposed, or takes back what oneself did.
 *
 * @throws {KnownError} 404; 403 to who proposed it, or is rewarded; 409 when it was decided.
 */
export async function decideMotivation(
  db: Database,
  { motivationId, decision, words }: DecideMotivation & { motivationId: string },
  { workspaceId, actor, userId, now }: Deciding,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("motivation_record")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", motivationId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) {
      throw new KnownError(404, "motivation_not_found", `There is no reward "${motivationId}".`);
    }
    await refuseOneself(trx, { workspaceId, employeeId: row.employee_id, userId });
    const isOwn = row.proposed_by_user === userId;
    if (isOwn !== (decision === "withdraw")) {
      throw new KnownError(
        403,
        "second_person_needed",
        isOwn
          ? "You proposed this reward, so somebody else confirms or refuses it. Ask another admin."
          : "Only who proposed this reward takes it back. Refuse it instead.",
      );
    }
    const state = STATES[decision];
    if (row.state !== "proposed") {
      throw new KnownError(409, "already_decided", `This was decided already: ${row.state}.`);
    }
    await trx
      .updateTable("motivation_record")
      .set({ state, decided_by: actor, decided_by_user: userId, decided_at: now, decision: words })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", motivationId)
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, action: `motivation.${state}`, target: motivationId },
      details: { employeeId: row.employee_id },
    });
  });
}

/** Rewards by results, the newest first: all of them to those who manage, to anybody else their own once confirmed. */
export async function listMotivation(
  db: Database,
  q: { workspaceId: string; userId: string | null; mayManage: boolean; id?: string },
): Promise<MotivationRecord[]> {
  const rows = await db
    .selectFrom("motivation_record as m")
    .innerJoin("employee as e", (join) =>
      join.onRef("e.workspace_id", "=", "m.workspace_id").onRef("e.id", "=", "m.employee_id"),
    )
    .selectAll("m")
    .select(["e.name", "e.team_id", "e.user_id"])
    .where("m.workspace_id", "=", q.workspaceId)
    .where("e.workspace_id", "=", q.workspaceId)
    .$if(q.id !== undefined, (some) => some.where("m.id", "=", q.id ?? ""))
    .$if(!q.mayManage, (some) =>
      some.where("e.user_id", "=", q.userId).where("m.state", "=", "confirmed"),
    )
    .orderBy("m.proposed_at", "desc")
    .orderBy("m.id", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => {
    const mayDecide = q.mayManage && q.userId !== null && row.state === "proposed";
    const isOwn = row.proposed_by_user === q.userId;
    return {
      id: row.id,
      employee: { id: row.employee_id, name: row.name, teamId: row.team_id },
      ...{ reward: row.reward, reason: row.reason, decision: row.decision },
      state: row.state as MotivationRecord["state"],
      evidence: row.evidence,
      ...{ proposedBy: row.proposed_by, proposedAt: row.proposed_at.toISOString() },
      ...{ decidedBy: row.decided_by, decidedAt: row.decided_at?.toISOString() ?? null },
      mayConfirm: mayDecide && !isOwn && row.user_id !== q.userId,
      mayWithdraw: mayDecide && isOwn,
    };
  });
}
