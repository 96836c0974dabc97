import type { CallOutcome } from "@candor/contract/interview.ts";
import { sql } from "kysely";
import { KnownError } from "../../errors/known-error.ts";
import { blockContact } from "../../people/contact-permission.ts";
import { lockAsking } from "../../sendings/fate.ts";
import type { Database, Transaction } from "../../storage/database.ts";

/** A call that brought no answer. */
export interface EndedCall {
  workspaceId: string;
  invitationId: string;
  /** Made by the screen: told twice, it counts once. */
  id: string;
  outcome: CallOutcome;
  note: string;
  callBackAt: Date | null;
  at: Date;
  interviewer: string;
}

/** Nobody answers: tried again after so long … */
const NEXT_TRY_MS = 4 * 3600_000;
/** … and so often. */
const MOST_TRIES = 5;
/** Whoever takes a call has so long before it is offered to others again. */
const TAKEN_MS = 20 * 60_000;

/**
 * Takes a call off the list for a while, so that nobody is called by two.
 *
 * @throws {KnownError} 409 when somebody else has it, or it is over.
 */
export async function takeCall(
  db: Database,
  q: { workspaceId: string; invitationId: string; now: Date },
): Promise<void> {
  const taken = await db
    .updateTable("invitation")
    .set({ next_at: new Date(q.now.getTime() + TAKEN_MS), updated_at: q.now })
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.invitationId)
    .where("channel", "=", "phone")
    .where("state", "in", ["planned", "held_back"])
    .where("next_at", "<=", q.now)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 1n) return;
  throw new KnownError(
    409,
    "call_taken",
    "A colleague is calling this person, or the call is over. Take the next one from the list.",
  );
}

/**
 * Notes how a call ended and what follows: another try, a call back at the promised hour, or the
 * end. Whoever refuses was asked and counts in the response rate.
 *
 * @throws {KnownError} 404 when there is no such call.
 */
export async function endCall(db: Database, call: EndedCall): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockAsking(trx, call.workspaceId);
    const invitation = await trx
      .selectFrom("invitation")
      .innerJoin("survey", (join) =>
        join
          .onRef("survey.workspace_id", "=", "invitation.workspace_id")
          .onRef("survey.id", "=", "invitation.survey_id"),
      )
      .select(["invitation.person_id", "invitation.state", "survey.kind"])
      .where("invitation.workspace_id", "=", call.workspaceId)
      .where("invitation.id", "=", call.invitationId)
      .where("invitation.channel", "=", "phone")
      .executeTakeFirst();
    if (!invitation) {
      throw new KnownError(404, "call_not_found", `There is no call "${call.invitationId}".`);
    }
    if (!(await noteAttempt(trx, call))) return;
    await noteAsked(trx, call, invitation);
    if (["planned", "held_back"].includes(invitation.state)) await follow(trx, call);
    if (call.outcome === "wrong_number") await blockNumber(trx, call, invitation.person_id);
  });
}

/** @returns false when this attempt was noted before. */
async function noteAttempt(trx: Transaction, call: EndedCall): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("call_attempt")
    .values({
      workspace_id: call.workspaceId,
      invitation_id: call.invitationId,
      id: call.id,
      at: call.at,
      interviewer: call.interviewer,
      outcome: call.outcome,
      note: call.note || null,
      call_back_at: call.callBackAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A call that rang is a request: quiet times count from it on every channel. */
export async function noteAsked(
  trx: Database,
  call: { workspaceId: string; at: Date },
  invitation: { person_id: string; kind: string },
): Promise<void> {
  await sql`
    insert into person_asked (workspace_id, person_id, kind, at)
    values (${call.workspaceId}::uuid, ${invitation.person_id}::uuid, ${invitation.kind}, ${call.at}::timestamptz)
    on conflict (workspace_id, person_id, kind) do update set at = greatest(person_asked.at, excluded.at)
  `.execute(trx);
  await sql`
    update person set last_asked_at = greatest(last_asked_at, ${call.at}::timestamptz)
    where workspace_id = ${call.workspaceId} and id = ${invitation.person_id}::uuid
  `.execute(trx);
}

async function follow(trx: Transaction, call: EndedCall): Promise<void> {
  const next = await nextOf(trx, call);
  await trx
    .updateTable("invitation")
    .set({
      state: next.state,
      reason: next.reason,
      detail: call.note || null,
      next_action: next.at ? "ask" : null,
      next_at: next.at,
      attempts: sql`attempts + 1`,
      asked_at: sql`coalesce(asked_at, ${call.at}::timestamptz)`,
      updated_at: call.at,
    })
    .where("workspace_id", "=", call.workspaceId)
    .where("id", "=", call.invitationId)
    .execute();
}

async function nextOf(
  trx: Transaction,
  call: EndedCall,
): Promise<{ state: string; reason: string; at: Date | null }> {
  const { outcome } = call;
  if (outcome === "call_back")
    return { state: "planned", reason: "call_back", at: call.callBackAt };
  if (outcome === "wrong_number") return { state: "bounced", reason: "wrong_number", at: null };
  if (outcome !== "no_answer") return { state: "expired", reason: outcome, at: null };
  const { tries } = await trx
    .selectFrom("call_attempt")
    .select((e) => e.fn.countAll<number>().as("tries"))
    .where("workspace_id", "=", call.workspaceId)
    .where("invitation_id", "=", call.invitationId)
    .where("outcome", "=", "no_answer")
    .executeTakeFirstOrThrow();
  if (Number(tries) >= MOST_TRIES) return { state: "expired", reason: "no_answer", at: null };
  const at = new Date(call.at.getTime() + NEXT_TRY_MS);
  return { state: "planned", reason: "no_answer", at };
}

async function blockNumber(trx: Transaction, call: EndedCall, personId: string): Promise<void> {
  const person = await trx
    .selectFrom("person")
    .select("phone")
    .where("workspace_id", "=", call.workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  for (const channel of ["phone", "sms"] as const) {
    await blockContact(trx, {
      workspaceId: call.workspaceId,
      personId,
      channel,
      reason: "bounced",
      address: person?.phone ?? null,
      detail: "wrong number",
      actor: call.interviewer,
      now: call.at,
    });
  }
}
