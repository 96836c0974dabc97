import type { Fate } from "@candor/contract/invitation.ts";
import type { AskingChannel } from "@candor/contract/person.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { zonesOfPeople } from "../audiences/allowed-moment.ts";
import { rulesInForce } from "../audiences/asking-rules.ts";
import { type JudgedRow, judgePeople } from "../audiences/judge-people.ts";
import { lockAsking } from "../sendings/fate.ts";
import { lookAgain } from "../sendings/look-again.ts";
import { nextAllowed, zoneOr } from "../sendings/sending-window.ts";
import type { Transaction } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

/** One person to be asked, by a program, an event or a colleague. */
export interface InvitationWanted {
  workspaceId: string;
  surveyId: string;
  personId: string;
  channel: AskingChannel;
  /** Not before so many seconds from now. */
  delaySeconds: number;
  properties: Readonly<Record<string, string | number | boolean>>;
  /** `api`, `event`, `delighted`, `interview`. */
  origin: string;
  sendingId?: string | null;
  touchpoint?: string | null;
  language?: string | null;
  /** The order's number or the like: the same one again asks nobody again. */
  externalId?: string | null;
  /** Rules of the sending, where there is one. */
  rules?: object;
  now: Date;
}

export interface ScheduledInvitation {
  invitationId: string;
  state: Fate;
  /** Why not, or why later. */
  reason: string | null;
  /** When they will be asked, as far as can be foreseen. */
  at: Date | null;
}

/**
 * Asks one person after a delay, unless a rule says no: then the invitation is kept with its
 * reason, and nothing goes out. Rules are asked again when it is due.
 *
 * @throws {KnownError} 404 when the survey does not exist.
 */
export async function scheduleInvitation(
  trx: Transaction,
  wanted: InvitationWanted,
): Promise<ScheduledInvitation> {
  await lockAsking(trx, wanted.workspaceId);
  const survey = await getSurvey(trx, wanted);
  const known = await sameAgain(trx, wanted);
  if (known) return known;
  const at = new Date(wanted.now.getTime() + wanted.delaySeconds * 1000);
  const { person, fate } = await foreseen(trx, wanted, survey, at);
  const invitationId = uuidv7(wanted.now.getTime());
  await trx
    .insertInto("invitation")
    .values({
      workspace_id: wanted.workspaceId,
      id: invitationId,
      survey_id: wanted.surveyId,
      sending_id: wanted.sendingId ?? null,
      // Several events of one person in one sending are several rounds.
      round: wanted.sendingId ? await nextRound(trx, wanted) : 0,
      person_id: wanted.personId,
      channel: wanted.channel,
      origin: wanted.origin,
      state: fate.state,
      reason: fate.reason,
      next_action: fate.at ? "ask" : null,
      next_at: fate.at,
      language: wanted.language ?? person?.language ?? null,
      touchpoint: wanted.touchpoint ?? null,
      properties: JSON.stringify(wanted.properties),
      first_planned_at: fate.at ? at : null,
      external_id: wanted.externalId ?? null,
      created_at: wanted.now,
      updated_at: wanted.now,
    })
    .execute();
  return { invitationId, ...fate };
}

/** More plans of one person than this are not followed to their end; the rest is seen when one is due. */
const MOST_PLANS = 50;

/**
 * What becomes of a request as far as can be foreseen: when the person will really be asked, after
 * quiet hours, days off, quiet times and what is planned for them already.
 */
async function foreseen(
  trx: Transaction,
  wanted: InvitationWanted,
  survey: { kind: string; status: string },
  at: Date,
): Promise<{ person: JudgedRow | undefined; fate: Omit<ScheduledInvitation, "invitationId"> }> {
  const rules = await rulesInForce(trx, { ...wanted, own: wanted.rules ?? {} });
  const zones = await zonesOfPeople(trx, wanted.workspaceId);
  const judge = async (moment: Date) => {
    const { rows } = await sql<JudgedRow>`${judgePeople({
      workspaceId: wanted.workspaceId,
      surveyKind: survey.kind,
      channel: wanted.channel,
      rules,
      at: moment,
      personIds: [wanted.personId],
      plansCount: zones,
    })}`.execute(trx);
    return rows[0];
  };
  const no = (reason: string | null) => ({ state: "not_asked" as const, reason, at: null });
  let moment = at;
  let reason: string | null = null;
  let person = await judge(moment);
  if (!person) return { person, fate: no("person_erased") };
  if (survey.status !== "open") return { person, fate: no("survey_closed") };
  if (person.reason) return { person, fate: no(person.reason) };
  const allowed = (from: Date) =>
    nextAllowed(from, { ...rules, timeZone: zoneOr(person?.time_zone ?? null, zones.own) });
  for (let plans = 0; person?.quiet_until && plans < MOST_PLANS; plans++) {
    if (rules.whenQuiet === "skip") return { person, fate: no(person.quiet_reason) };
    reason ??= person.quiet_reason;
    moment = allowed(person.quiet_until);
    person = await judge(moment);
  }
  const state = reason === null ? "planned" : "held_back";
  return { person, fate: { state, reason, at: allowed(moment) } };
}

async function sameAgain(
  trx: Transaction,
  wanted: InvitationWanted,
): Promise<ScheduledInvitation | null> {
  if (!wanted.externalId) return null;
  const row = await trx
    .selectFrom("invitation")
    .select(["id", "state", "reason", "next_at"])
    .where("workspace_id", "=", wanted.workspaceId)
    .where("survey_id", "=", wanted.surveyId)
    .where("person_id", "=", wanted.personId)
    .where("external_id", "=", wanted.externalId)
    .where(sql<boolean>`sending_id is not distinct from ${wanted.sendingId ?? null}::uuid`)
    .executeTakeFirst();
  return row
    ? { invitationId: row.id, state: row.state as Fate, reason: row.reason, at: row.next_at }
    : null;
}

async function nextRound(trx: Transaction, wanted: InvitationWanted): Promise<number> {
  const row = await trx
    .selectFrom("invitation")
    .select((e) => e.fn.max("round").as("last"))
    .where("workspace_id", "=", wanted.workspaceId)
    .where("sending_id", "=", wanted.sendingId ?? null)
    .where("person_id", "=", wanted.personId)
    .executeTakeFirst();
  return (row?.last ?? -1) + 1;
}

/**
 * Takes back what was scheduled for a person and has not gone out.
 *
 * @returns how many invitations were cancelled.
 */
export async function cancelPending(
  trx: Transaction,
  q: { workspaceId: string; personId: string; surveyId?: string; origin?: string; now: Date },
): Promise<number> {
  let query = trx
    .updateTable("invitation")
    .set({
      state: "cancelled",
      reason: "cancelled",
      next_action: null,
      next_at: null,
      updated_at: q.now,
    })
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .where("state", "in", ["planned", "held_back"]);
  if (q.surveyId) query = query.where("survey_id", "=", q.surveyId);
  if (q.origin) query = query.where("origin", "=", q.origin);
  const { numUpdatedRows } = await query.executeTakeFirst();
  await lookAgain(trx, q);
  return Number(numUpdatedRows);
}
