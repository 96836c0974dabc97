import type { CreatePromise } from "@candor/contract/promise.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { dayAt } from "../calendars/work-days.ts";
import { type CaseRow, refuseMerged } from "../cases/case.ts";
import { hoursOf } from "../cases/case-clocks.ts";
import { noPerson } from "../cases/set-person.ts";
import { keepWork, lockCase, type Worker } from "../cases/work-case.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { requireMember } from "../teams/colleagues.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { dueMoment } from "./due-moment.ts";
import { tellingBefore } from "./promise.ts";
import { PROMISES } from "./promise-news.ts";
import { inCase, type PromiseDeps, writePromiseEvents } from "./work-promise.ts";

/**
 * Writes down what was said to a customer, by when, and whose it is. The date is written once.
 *
 * @returns the id of the promise.
 * @throws {KnownError} 422 for a promise to nobody, without a date, or of a letter that was not written in its case.
 */
export async function makePromise(
  { db, news, caseNews }: PromiseDeps,
  wanted: CreatePromise,
  worker: Worker,
): Promise<string> {
  const { workspaceId, actor, now } = worker;
  return inTransaction(db, async (trx) => {
    const ofCase = await caseOf(trx, wanted, worker);
    const toAll = wanted.audience === "public";
    if (toAll) refuseOneOf(wanted);
    const personId = toAll ? null : await personOf(trx, wanted, ofCase, workspaceId);
    const messageId = wanted.messageId;
    if (messageId !== null) await requireLetter(trx, { workspaceId, messageId, ofCase });
    const owner = wanted.owner ?? ofCase?.owner ?? worker.userId;
    if (owner === null) throw ownerMissing();
    await requireMember(trx, { workspaceId, userId: owner });
    const { counted } = await hoursOf(trx, { workspaceId, teamId: ofCase?.team_id ?? null });
    const given = { at: wanted.dueAt, on: wanted.dueOn };
    const dueAt = dueMoment(counted, given, { field: "dueAt", after: now });
    if (dueAt === null) throw dateMissing();
    const telling = tellingBefore(counted, dueAt, now);
    const id = uuidv7(now.getTime());
    const row = { workspace_id: workspaceId, id, person_id: personId };
    await trx
      .insertInto("promise")
      .values({
        ...row,
        audience: wanted.audience,
        case_id: ofCase?.id ?? null,
        message_id: messageId,
        words: wanted.words,
        made_at: now,
        made_by: actor,
        owner,
        first_due_at: dueAt,
        due_at: dueAt,
        state: "open",
        ...telling,
      })
      .execute();
    const made = { kind: "made" as const, newDueAt: dueAt, words: wanted.words };
    await writePromiseEvents(trx, row, [made], { actor, now });
    if (ofCase) {
      const worked = { happened: [inCase("promised", dueAt, wanted.words)] };
      await keepWork(trx, { row: ofCase, worked, actor, now, news: caseNews });
    }
    await news(trx, { workspaceId, promiseId: id, kind: "made", now });
    await tellColleague(trx, {
      ...{ workspaceId, userId: owner, kind: "promise.yours", target: `promise:${id}`, now },
      ...{ about: { by: actor, day: dayAt(counted, dueAt).toString() }, byUserId: worker.userId },
    });
    await wake(trx, PROMISES, { workspaceId }, { now, at: telling.tell_at ?? dueAt });
    return id;
  });
}

/** What everybody reads is of nobody's case and in nobody's letter. */
function refuseOneOf({ personId, caseId, messageId }: CreatePromise): void {
  if (personId === undefined && caseId === null && messageId === null) return;
  throw new KnownError(
    422,
    "promise_public",
    "A promise to everybody names no customer, no case and no letter: it is read on the public page.",
    [{ field: "audience", message: "does not go with a customer" }],
  );
}

async function caseOf(
  trx: Transaction,
  { caseId }: CreatePromise,
  { workspaceId, viewer }: Worker,
): Promise<CaseRow | null> {
  if (caseId === null) return null;
  const row = await lockCase(trx, { workspaceId, caseId }, viewer);
  refuseMerged(row);
  return row;
}

async function personOf(
  trx: Transaction,
  wanted: CreatePromise,
  ofCase: CaseRow | null,
  workspaceId: string,
): Promise<string> {
  const personId = wanted.personId ?? ofCase?.person_id ?? null;
  if (personId === null || (ofCase && ofCase.person_id !== personId)) {
    throw new KnownError(
      422,
      "promise_person",
      ofCase
        ? `Case ${ofCase.number} is of ${ofCase.person_id === null ? "nobody yet: say whose it is first" : "somebody else"}.`
        : "Say to whom it was promised: personId, or caseId.",
      [{ field: "personId", message: "is not whose case it is" }],
    );
  }
  const person = await trx
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person) throw noPerson(personId);
  return personId;
}

async function requireLetter(
  trx: Transaction,
  given: { workspaceId: string; messageId: string; ofCase: CaseRow | null },
): Promise<void> {
  const { workspaceId, messageId, ofCase } = given;
  const letter = ofCase
    ? await trx
        .selectFrom("conversation_message as m")
        .innerJoin("conversation as c", (join) =>
          join
            .onRef("c.workspace_id", "=", "m.workspace_id")
            .onRef("c.id", "=", "m.conversation_id"),
        )
        .select("m.id")
        .where("m.workspace_id", "=", workspaceId)
        .where("c.workspace_id", "=", workspaceId)
        .where("c.case_id", "=", ofCase.id)
        .where("m.id", "=", messageId)
        .where("m.direction", "=", "out")
        .executeTakeFirst()
    : undefined;
  if (letter) return;
  throw new KnownError(
    422,
    "promise_letter",
    `There is no letter "${messageId}" of ours in the conversation of this case.`,
    [{ field: "messageId", message: "is no letter of this case" }],
  );
}

function dateMissing(): KnownError {
  return new KnownError(
    422,
    "promise_due",
    "A promise has a date: a moment (dueAt), or a day (dueOn) at whose end of work it is due.",
    [{ field: "dueAt", message: "is missing" }],
  );
}

function ownerMissing(): KnownError {
  return new KnownError(
    422,
    "key_owns_nothing",
    "A key can own no promise. Name the colleague who keeps it: owner.",
    [{ field: "owner", message: "is missing" }],
  );
}
