import { randomBytes } from "node:crypto";
import { AudienceSpec, type Sample } from "@candor/contract/audience.ts";
import { type DrawRecord, type Sending, SendingPlan } from "@candor/contract/sending.ts";
import { sql } from "kysely";
import { allocate, countStrata, DRAW_METHOD } from "../audiences/draw-sample.ts";
import type { Judged } from "../audiences/judge-people.ts";
import { judgedAudience } from "../audiences/preview-audience.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { lockAsking } from "./fate.ts";
import { lookAgain } from "./look-again.ts";
import { planDripRound, planInvitations } from "./plan-invitations.ts";
import { changeDay } from "./save-sending.ts";
import {
  getSending,
  lockSending,
  type SendingAsked,
  type SendingRow,
  sendingRow,
} from "./sending-queries.ts";
import { dayIn, daysLater, momentOf } from "./sending-window.ts";

export interface SendingAct extends SendingAsked {
  actor: string;
  now: Date;
}

/** When the day's share of autopilot is chosen, by the workspace's clock. */
const ROUND_CLOCK = "09:00";
const ROUND_HOURS = 8;

/**
 * Starts a sending: settles who is asked and writes an invitation, or the reason for none, for
 * everybody it speaks of. What is due goes out from then on.
 *
 * @throws {KnownError} 404; 409 when it has started or the survey is closed.
 */
export async function startSending(db: Database, act: SendingAct): Promise<Sending> {
  await db.transaction().execute(async (trx) => {
    await lockAsking(trx, act.workspaceId);
    const row = await lockSending(trx, act);
    if (row.status !== "draft") throw wrongStatus(row, "started");
    const survey = await getSurvey(trx, { workspaceId: act.workspaceId, surveyId: row.survey_id });
    if (survey.status !== "open") {
      throw new KnownError(
        409,
        "survey_closed",
        `The survey "${survey.name}" takes no answers; open it before asking anybody.`,
      );
    }
    const plan = SendingPlan.parse(row.plan);
    const zone = await timeZoneOf(trx, act.workspaceId);
    const startsAt = await startOf(trx, act, plan, zone);
    const changes = { status: "running", started_at: act.now, starts_at: startsAt };
    await update(trx, act, changes);
    if (plan.kind === "drip") {
      await runRound(trx, act, row, plan.everyDays, zone);
    } else if (plan.kind !== "event") {
      await planOnce(trx, act, row, plan, startsAt, zone);
    }
    await audit(trx, act, row.name, "sending.started");
  });
  return getSending(db, act);
}

/** Nothing goes out until it is resumed. @throws {KnownError} 404, 409. */
export function pauseSending(db: Database, act: SendingAct): Promise<Sending> {
  return move(db, act, { from: ["running"], to: "paused" });
}

/** Goes on where it was paused. @throws {KnownError} 404, 409. */
export function resumeSending(db: Database, act: SendingAct): Promise<Sending> {
  return move(db, act, { from: ["paused"], to: "running" });
}

/**
 * Ends a sending: what has not gone out is cancelled, no reminder goes out; answers still count.
 *
 * @throws {KnownError} 404, 409.
 */
export async function stopSending(db: Database, act: SendingAct): Promise<Sending> {
  return move(db, act, { from: ["running", "paused"], to: "stopped" }, async (trx) => {
    await trx
      .updateTable("invitation")
      .set({
        state: "cancelled",
        reason: "stopped",
        next_action: null,
        next_at: null,
        updated_at: act.now,
      })
      .where("workspace_id", "=", act.workspaceId)
      .where("sending_id", "=", act.sendingId)
      .where("state", "in", ["planned", "held_back"])
      .execute();
    await trx
      .updateTable("invitation")
      .set({ next_action: null, next_at: null, updated_at: act.now })
      .where("workspace_id", "=", act.workspaceId)
      .where("sending_id", "=", act.sendingId)
      .where("next_action", "=", "remind")
      .execute();
    await lookAgain(trx, act);
  });
}

/** The rounds of autopilot that are due. @returns how many people are asked by them. */
export async function runDueRounds(
  db: Database,
  q: { workspaceId: string; now: Date },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await lockAsking(trx, q.workspaceId);
    const rows = await trx
      .selectFrom("sending")
      .selectAll()
      .where("workspace_id", "=", q.workspaceId)
      .where("status", "=", "running")
      .where("next_round_at", "<=", q.now)
      .execute();
    if (rows.length === 0) return 0;
    const zone = await timeZoneOf(trx, q.workspaceId);
    let asked = 0;
    for (const row of rows) {
      const plan = SendingPlan.parse(row.plan);
      if (plan.kind !== "drip") continue;
      asked += await runRound(trx, { ...q, sendingId: row.id }, row, plan.everyDays, zone);
    }
    return asked;
  });
}

/** A sending of one round is finished when nothing is left to go out. */
export async function finishSendings(
  db: Database,
  q: { workspaceId: string; now: Date },
): Promise<void> {
  await sql`
    update sending s set status = 'finished', finished_at = ${q.now}::timestamptz, updated_at = ${q.now}::timestamptz
    where s.workspace_id = ${q.workspaceId} and s.status = 'running'
      and s.plan ->> 'kind' in ('once', 'waves', 'pulse')
      and not exists (select from invitation i where i.workspace_id = ${q.workspaceId} and i.sending_id = s.id
        and (i.state in ('planned', 'held_back', 'sending') or i.next_action in ('ask', 'remind')))
  `.execute(db);
}

async function planOnce(
  trx: Transaction,
  act: SendingAct,
  row: SendingRow,
  plan: Exclude<SendingPlan, { kind: "drip" | "event" }>,
  startsAt: Date,
  zone: string,
): Promise<void> {
  const audience = AudienceSpec.parse(row.audience);
  const judged = await judgedOf(trx, act, row, startsAt);
  const seed = audience.sample?.seed ?? randomBytes(9).toString("base64url");
  const draw = audience.sample ? await drawRecord(trx, judged, audience.sample, seed, act) : null;
  if (draw) await update(trx, act, { draw: JSON.stringify(draw) });
  const waves =
    plan.kind === "waves"
      ? Array.from({ length: plan.waves }, (_, n) => daysLater(startsAt, n * plan.everyDays, zone))
      : [startsAt];
  const planned = await planInvitations(trx, {
    ...act,
    surveyId: row.survey_id,
    judged,
    sample: draw && {
      seed,
      strata: draw.strata,
      quotas: audience.sample?.quotas !== undefined,
    },
    waves,
    waveSeed: `${row.id}:${seed}`,
    properties: row.properties,
  });
  // So many new rows at once make old statistics lie, and the first mails would be found by scanning.
  if (planned > MANY) await sql`analyze invitation`.execute(trx);
}

const MANY = 500;

async function drawRecord(
  trx: Transaction,
  judged: Judged,
  sample: Sample,
  seed: string,
  act: SendingAct,
): Promise<DrawRecord> {
  const eligible = await countStrata(trx, judged);
  const strata = allocate(sample, eligible);
  const { people } = await trx
    .selectFrom("person")
    .select((e) => e.fn.countAll<number>().as("people"))
    .where("workspace_id", "=", act.workspaceId)
    .executeTakeFirstOrThrow();
  return {
    seed,
    method: DRAW_METHOD,
    drawnAt: act.now.toISOString(),
    drawnBy: act.actor,
    people: Number(people),
    eligible: [...eligible.values()].reduce((sum, n) => sum + n, 0),
    drawn: strata.reduce((sum, stratum) => sum + stratum.drawn, 0),
    strata,
  };
}

async function runRound(
  trx: Transaction,
  q: SendingAsked & { now: Date },
  row: SendingRow,
  everyDays: number,
  zone: string,
): Promise<number> {
  const judged = await judgedOf(trx, q, row, q.now);
  const today = dayIn(q.now, zone);
  const asked = await planDripRound(trx, {
    ...q,
    surveyId: row.survey_id,
    judged,
    everyDays,
    round: Math.floor(Date.parse(today) / 86_400_000),
    overHours: ROUND_HOURS,
    properties: row.properties,
  });
  const next = daysLater(momentOf(today, ROUND_CLOCK, zone), 1, zone);
  await update(trx, q, { next_round_at: next });
  return asked;
}

function judgedOf(trx: Transaction, q: SendingAsked, row: SendingRow, at: Date): Promise<Judged> {
  return judgedAudience(trx, {
    workspaceId: q.workspaceId,
    surveyId: row.survey_id,
    audience: AudienceSpec.parse(row.audience),
    channel: row.channel as Judged["channel"],
    sendingId: row.id,
    rules: row.rules,
    now: at,
  });
}

async function startOf(
  trx: Transaction,
  act: SendingAct,
  plan: SendingPlan,
  zone: string,
): Promise<Date> {
  if (plan.kind === "pulse") {
    const day = await changeDay(trx, { workspaceId: act.workspaceId, changeId: plan.changeId });
    const at = daysLater(momentOf(day, plan.at, zone), plan.daysAfter, zone);
    return notBefore(at, act.now);
  }
  const wanted = plan.kind === "once" || plan.kind === "waves" ? plan.at : undefined;
  const at = wanted ? new Date(wanted) : act.now;
  return notBefore(at, act.now);
}

/** What is due already is due now. */
function notBefore(at: Date, now: Date): Date {
  return new Date(Math.max(at.getTime(), now.getTime()));
}

async function move(
  db: Database,
  act: SendingAct,
  change: { from: string[]; to: string },
  also: (trx: Transaction) => Promise<void> = async () => {},
): Promise<Sending> {
  await db.transaction().execute(async (trx) => {
    await lockAsking(trx, act.workspaceId);
    const row = await sendingRow(trx, act);
    if (!change.from.includes(row.status)) throw wrongStatus(row, change.to);
    await update(trx, act, {
      status: change.to,
      ...(change.to === "stopped" ? { finished_at: act.now } : {}),
    });
    await also(trx);
    await audit(trx, act, row.name, `sending.${change.to}`);
  });
  return getSending(db, act);
}

async function update(
  trx: Transaction,
  q: SendingAsked & { now: Date },
  values: Partial<{
    status: string;
    started_at: Date;
    starts_at: Date;
    finished_at: Date;
    next_round_at: Date;
    draw: string;
  }>,
): Promise<void> {
  await trx
    .updateTable("sending")
    .set({ ...values, updated_at: q.now })
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.sendingId)
    .execute();
}

async function audit(
  trx: Transaction,
  act: SendingAct,
  name: string,
  action: string,
): Promise<void> {
  await writeAudit(trx, {
    workspaceId: act.workspaceId,
    actor: act.actor,
    action,
    target: name,
    details: { sendingId: act.sendingId },
  });
}

async function timeZoneOf(trx: Transaction, workspaceId: string): Promise<string> {
  const { time_zone } = await trx
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return time_zone;
}

function wrongStatus(row: SendingRow, wanted: string): KnownError {
  return new KnownError(
    409,
    "sending_status",
    `The sending "${row.name}" is ${row.status} and cannot be ${wanted} now.`,
  );
}
