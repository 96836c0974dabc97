import type { CreateCase } from "@candor/contract/case.ts";
import { KnownError } from "../errors/known-error.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { requireMember } from "../teams/colleagues.ts";
import { getTeam } from "../teams/team-queries.ts";
import { listRules, sensitiveWithoutTeam } from "./case-rules.ts";
import { openCases } from "./open-cases.ts";
import { noPerson } from "./set-person.ts";
import type { CaseDeps, Worker } from "./work-case.ts";

/**
 * A complaint that somebody heard, on the phone or at the counter, or an answer that no rule caught. It counts in no
 * score.
 *
 * @returns the id of the case.
 * @throws {KnownError} 409 when the answer has a case already; 422 when it says nothing about anybody.
 */
export async function openByHand(
  { db, news }: CaseDeps,
  wanted: CreateCase,
  worker: Worker,
): Promise<string> {
  const { workspaceId } = worker;
  const { teamId, owner } = wanted;
  if (!wanted.responseId && !wanted.title && !wanted.words) {
    throw new KnownError(
      422,
      "case_empty",
      "Say what the case is about: a title, the words you heard, or an answer.",
      [{ field: "words", message: "is missing" }],
    );
  }
  if (wanted.sensitive && teamId === null) throw sensitiveWithoutTeam();
  return inTransaction(db, async (trx) => {
    // The rule that a workspace begins with is made before its first case, not forgotten because of it.
    await listRules(trx, workspaceId);
    if (teamId !== null) await getTeam(trx, { workspaceId, teamId });
    if (owner !== null) await requireMember(trx, { workspaceId, userId: owner });
    let personId = wanted.personId ?? null;
    if (personId !== null) {
      const person = await trx
        .selectFrom("person")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", personId)
        .executeTakeFirst();
      if (!person) throw noPerson(personId);
    }
    if (wanted.responseId) {
      const answer = await trx
        .selectFrom("response as r")
        .innerJoin("survey as s", (join) =>
          join.onRef("s.workspace_id", "=", "r.workspace_id").onRef("s.id", "=", "r.survey_id"),
        )
        .select(["r.person_id", "s.anonymous"])
        .where("r.workspace_id", "=", workspaceId)
        .where("s.workspace_id", "=", workspaceId)
        .where("r.id", "=", wanted.responseId)
        .where("r.deleted_at", "is", null)
        .executeTakeFirst();
      if (!answer) {
        throw new KnownError(
          422,
          "response_not_found",
          `There is no answer "${wanted.responseId}" in this workspace.`,
        );
      }
      if (answer.anonymous) throw anonymousAnswer();
      personId ??= answer.person_id;
    }
    const [caseId] = await openCases(
      trx,
      [
        {
          origin: wanted.responseId ? "response" : "manual",
          responseId: wanted.responseId ?? null,
          personId,
          title: wanted.title,
          words: wanted.words || null,
          owner,
          teamId,
          routing: "by_hand",
          priority: wanted.priority,
          targets: null,
          sensitive: wanted.sensitive,
          ruleId: null,
          because: { by: "hand" },
        },
      ],
      {
        ...{ workspaceId, actor: worker.actor, now: worker.now, news },
        byUserId: worker.viewer.userId,
      },
    );
    if (caseId) return caseId;
    const there = await trx
      .selectFrom("customer_case")
      .select("number")
      .where("workspace_id", "=", workspaceId)
      .where("response_id", "=", wanted.responseId ?? null)
      .executeTakeFirst();
    throw new KnownError(
      409,
      "case_exists",
      `This answer has a case already (${there?.number ?? "?"}). Work on that one.`,
    );
  });
}

/** Its survey promised that no answer is tied to a person or a moment; a case would be both. */
function anonymousAnswer(): KnownError {
  return new KnownError(
    422,
    "answer_anonymous",
    "This answer is of an anonymous survey, so it gets no case. Open one without it, and say in words what is to be done.",
    [{ field: "responseId", message: "is anonymous" }],
  );
}
