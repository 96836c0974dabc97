import type { DecideExclusion, ExclusionRequest } from "@candor/contract/recognition.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Answers } from "../responses/answers.ts";
import type { Database } from "../storage/database.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { isAbout, type Named } from "./answers-about.ts";
import { recognitionSettings } from "./recognition-settings.ts";

/** A colleague as the audit log and the notices name them. */
export interface Asker {
  workspaceId: string;
  actor: string;
  userId: string;
  now: Date;
}

/**
 * Whoever is rated asks for an answer about them to be left out. The log keeps that they asked.
 *
 * @throws {KnownError} 404 when the answer is not about them; 409 when they asked before.
 */
export async function askForExclusion(
  db: Database,
  asked: { responseId: string; employee: Named; reason: string },
  { workspaceId, actor, userId, now }: Asker,
): Promise<void> {
  const { responseId, employee, reason } = asked;
  const { employeeProperty } = await recognitionSettings(db, workspaceId);
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      select from response where workspace_id = ${workspaceId} and id = ${responseId}::uuid
        and deleted_at is null and ${isAbout(workspaceId, employee, employeeProperty)}
    `.execute(trx);
    if (rows.length === 0) {
      throw new KnownError(
        404,
        "answer_not_about_you",
        `There is no answer "${responseId}" about you. Ask an analyst to link it to you first.`,
      );
    }
    const made = await trx
      .insertInto("exclusion_request")
      .values({
        ...{ workspace_id: workspaceId, id: uuidv7(now.getTime()), response_id: responseId },
        ...{ employee_id: employee.id, asked_by: actor, asked_by_user: userId, reason },
        ...{ asked_at: now, state: "open", decided_by: null, decided_at: null, decision: null },
      })
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "response_id", "employee_id"]).doNothing(),
      )
      .returning("id")
      .executeTakeFirst();
    if (!made) {
      throw new KnownError(
        409,
        "exclusion_asked_before",
        "You have asked for this answer to be left out before; its state stands beside it.",
      );
    }
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, action: "exclusion.asked", target: responseId },
      details: { requestId: made.id },
    });
  });
}

export async function listExclusionRequests(
  db: Database,
  { workspaceId, state }: { workspaceId: string; state: string | null },
): Promise<ExclusionRequest[]> {
  const rows = await db
    .selectFrom("exclusion_request as q")
    .innerJoin("employee as e", (join) =>
      join.onRef("e.workspace_id", "=", "q.workspace_id").onRef("e.id", "=", "q.employee_id"),
    )
    .selectAll("q")
    .select(["e.name", "e.team_id"])
    .where("q.workspace_id", "=", workspaceId)
    .where("e.workspace_id", "=", workspaceId)
    .$if(state !== null, (some) => some.where("q.state", "=", state ?? ""))
    .orderBy("q.asked_at", "desc")
    .orderBy("q.id")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    responseId: row.response_id,
    employee: { id: row.employee_id, name: row.name, teamId: row.team_id },
    reason: row.reason,
    by: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    state: row.state as ExclusionRequest["state"],
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decision: row.decision,
  }));
}

/**
 * Somebody else decides, with a reason that whoever asked reads. Asked again for the same decision, it is carried out
 * again, so that an interrupted one can be finished.
 *
 * @throws {KnownError} 404; 403 for one's own; 409 when it was decided otherwise.
 */
export async function decideExclusion(
  { db, answers }: { db: Database; answers: Answers },
  { requestId, grant, words, as }: DecideExclusion & { requestId: string },
  { workspaceId, actor, userId, now }: Omit<Asker, "userId"> & { userId: string | null },
): Promise<void> {
  const state = grant ? "granted" : "refused";
  const responseId = await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("exclusion_request")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", requestId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new KnownError(404, "request_not_found", `Nobody asked "${requestId}".`);
    if (row.asked_by_user === userId) {
      throw new KnownError(
        403,
        "own_request",
        "You asked for this yourself, so somebody else decides it. Ask another analyst or an admin.",
      );
    }
    if (row.state !== "open" && row.state !== state) {
      throw new KnownError(409, "already_decided", `This was decided already: ${row.state}.`);
    }
    if (row.state === "open") {
      await trx
        .updateTable("exclusion_request")
        .set({ state, decided_by: actor, decided_at: now, decision: words })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", requestId)
        .execute();
      await writeAudit(trx, {
        ...{ workspaceId, actor, at: now, target: row.response_id },
        action: grant ? "exclusion.granted" : "exclusion.refused",
        details: { requestId },
      });
      await tellColleague(trx, {
        ...{ workspaceId, userId: row.asked_by_user, kind: "exclusion.outcome" },
        ...{ target: `response:${row.response_id}`, about: { decision: state } },
        ...{ byUserId: userId, now },
      });
    }
    return row.response_id;
  });
  if (!grant) return;
  await answers.revise(
    workspaceId,
    [responseId],
    () => ({ exclusion: { reason: as, note: words } }),
    { actor },
  );
}
