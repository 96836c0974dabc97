import type { LookAtSignal, Signal } from "@candor/contract/integrity.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Answers } from "../responses/answers.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import type { Finding } from "./finding.ts";
import { idsOf } from "./looked-answers.ts";
import { findUnusual } from "./unusual.ts";

/** So many answers are left out at a time: each hold of the lock is a part of a second. */
const SLICE = 200;

/** What somebody said of unusual things in a survey, by their ids. */
export async function looksOf(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<Map<string, NonNullable<Signal["looked"]>>> {
  const rows = await db
    .selectFrom("signal_look")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.signal,
      {
        verdict: row.verdict as NonNullable<Signal["looked"]>["verdict"],
        note: row.note,
        by: row.looked_by,
        at: row.looked_at.toISOString(),
        answers: row.answers,
      },
    ]),
  );
}

/**
 * Says what came of looking at something unusual: that it is fine, or that its answers do not count, with the reason.
 *
 * @throws {KnownError} 404 when there is no such finding (any more); 422 when a whole place would be left out, or
 *   nothing says why.
 */
export async function lookAtSignal(
  deps: { db: Database; answers: Answers },
  scope: ResponseScope,
  q: LookAtSignal & { actor: string; now: Date },
): Promise<void> {
  const { findings } = await findUnusual(deps.db, scope);
  const finding = findings.find(({ id }) => id === q.signal);
  if (!finding) {
    throw new KnownError(
      404,
      "signal_not_found",
      `Nothing unusual goes by "${q.signal}" in these answers (any more); look at the list again.`,
    );
  }
  if (q.verdict === "left_out") await leaveOut(deps, scope, finding, q);
  const said = {
    ...{ verdict: q.verdict, note: q.note || null, answers: finding.answers },
    ...{ looked_by: q.actor, looked_at: q.now },
  };
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .insertInto("signal_look")
      .values({
        ...{ workspace_id: scope.workspaceId, survey_id: scope.surveyId, signal: q.signal },
        ...said,
      })
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "survey_id", "signal"]).doUpdateSet(said),
      )
      .execute();
    await writeAudit(trx, {
      workspaceId: scope.workspaceId,
      actor: q.actor,
      action: q.verdict === "left_out" ? "signal.left_out" : "signal.fine",
      target: finding.kind,
      details: { surveyId: scope.surveyId, answers: finding.answers, note: q.note ?? null },
    });
  });
}

/** Answers go out one by one with the reason, as by hand: each is counted, listed and can come back. */
async function leaveOut(
  { db, answers }: { db: Database; answers: Answers },
  scope: ResponseScope,
  finding: Finding,
  { note = "", actor }: { note?: string | undefined; actor: string },
): Promise<void> {
  if (!finding.removable) {
    throw new KnownError(
      422,
      "signal_not_removable",
      "Answers of a whole place are not left out at once: open them, and leave out those that you know a reason for.",
    );
  }
  if (note === "") {
    throw new KnownError(
      422,
      "reason_missing",
      "An answer is left out of a score only with a reason; say in a few words which.",
      [{ field: "note", message: "is required" }],
    );
  }
  const ids = await idsOf(db, scope, finding.where);
  for (let from = 0; from < ids.length; from += SLICE) {
    await answers.revise(
      scope.workspaceId,
      ids.slice(from, from + SLICE),
      (row) =>
        row.exclusion_reason !== null || row.deleted_at !== null
          ? null
          : { exclusion: { reason: "other", note } },
      { actor },
    );
  }
}
