import { randomBytes } from "node:crypto";
import { AudienceSpec } from "@candor/contract/audience.ts";
import { type Sending, SendingPlan } from "@candor/contract/sending.ts";
import { sql } from "kysely";
import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork, wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { drawRecord } from "./draw-record.ts";
import { lockAsking } from "./fate.ts";
import { gatherCandidates, writeSlice } from "./plan-invitations.ts";
import { audienceOf, runRound } from "./run-round.ts";
import { changeDay } from "./save-sending.ts";
import { audit, type SendingAct, timeZoneOf, updateSending, wrongStatus } from "./sending-act.ts";
import { getSending, lockSending, type SendingAsked, type SendingRow } from "./sending-queries.ts";
import { daysLater, momentOf } from "./sending-window.ts";
import { wakeSender } from "./wake-sender.ts";

/** Sendings that are being started; a lane each. */
export const START_SENDINGS = defineDueWork("start-sendings", { lanes: 4, turnMs: 15_000 });

/** To so few people a sending starts where it is asked for; to more it starts in the background. */
const AT_ONCE = 1000;
/** Invitations written in one transaction. */
const SLICE = 2000;
/** So many new rows at once make old statistics lie, and the first mails would be found by scanning. */
const MANY = 500;

/**
 * Starts a sending: settles who is asked and writes an invitation, or the reason for none, for
 * everybody it speaks of. Where they are many it answers at once with the status `starting`, and a job
 * writes them down; the first mail goes out when the last of them is.
 *
 * @param act.graceSeconds so long nobody is written down, and `undoStart` leaves no trace but in the audit log.
 * @throws {KnownError} 404; 409 when it has started or the survey is closed.
 */
export async function startSending(db: Database, act: StartAct): Promise<Sending> {
  const starting = await inTransaction(db, (trx) => begin(trx, act));
  if (starting && !act.graceSeconds && (await fewPeople(db, act.workspaceId))) {
    while (await continueStart(db, act, act.now));
  }
  return getSending(db, act);
}

interface StartAct extends SendingAct {
  graceSeconds?: number;
}

/**
 * Takes a start back while its grace lasts: the sending is a draft again, and nobody was written down.
 *
 * @throws {KnownError} 404; 409 when the grace is over: then it can be stopped.
 */
export async function undoStart(db: Database, act: SendingAct): Promise<Sending> {
  await inTransaction(db, async (trx) => {
    await lockAsking(trx, act.workspaceId);
    const row = await lockSending(trx, act);
    const inGrace = row.status === "starting" && row.undo_until && row.undo_until > act.now;
    if (!inGrace || row.to_plan !== null) {
      throw new KnownError(
        409,
        "start_not_undoable",
        `The sending "${row.name}" is ${row.status}, and its start cannot be taken back; stop it instead.`,
      );
    }
    await updateSending(trx, act, {
      status: "draft",
      started_at: null,
      starts_at: null,
      undo_until: null,
    });
    await audit(trx, act, row.name, "sending.start_undone");
  });
  return getSending(db, act);
}

async function begin(trx: Transaction, act: StartAct): Promise<boolean> {
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
  await refuseInSample(trx, act, row.channel);
  const plan = SendingPlan.parse(row.plan);
  const zone = await timeZoneOf(trx, act.workspaceId);
  const startsAt = await startOf(trx, act, plan, zone);
  const undoUntil = act.graceSeconds ? new Date(act.now.getTime() + act.graceSeconds * 1000) : null;
  const waits = writesDown(plan) || undoUntil !== null;
  const status = waits ? "starting" : "running";
  const times = { started_at: act.now, starts_at: startsAt, undo_until: undoUntil };
  await updateSending(trx, act, { status, ...times });
  if (!waits && plan.kind === "drip") await runRound(trx, act, row, plan.everyDays, zone);
  if (waits) {
    const place = { workspaceId: act.workspaceId, lane: act.sendingId };
    await wake(trx, START_SENDINGS, place, { now: act.now, at: undoUntil ?? act.now });
  }
  await audit(trx, act, row.name, "sending.started");
  return waits;
}

/** Autopilot and events ask people by and by; all others are written down when the sending starts. */
function writesDown({ kind }: SendingPlan): boolean {
  return kind !== "drip" && kind !== "event";
}

/** Calls are made by hand, and may be tried; letters to example addresses would go nowhere. */
async function refuseInSample(
  trx: Transaction,
  { workspaceId }: SendingAct,
  channel: string,
): Promise<void> {
  const workspace = await trx
    .selectFrom("workspace")
    .select("is_sample")
    .where("id", "=", workspaceId)
    .executeTakeFirst();
  if (!workspace?.is_sample || channel === "phone") return;
  throw new KnownError(
    409,
    "sample_sends_nothing",
    "This is the sample: its people have example addresses, and nothing is ever sent to them. Start a sending in your own workspace.",
  );
}

/** Whether nobody can be waiting long: a look at as many people as are written down at once. */
async function fewPeople(db: Database, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from person where workspace_id = ${workspaceId}
      limit ${AT_ONCE + 1}) as first_ones
  `.execute(db);
  return (rows[0]?.n ?? 0) <= AT_ONCE;
}

/** Starting as due work: slice by slice, by whichever process has the turn. */
export function sendingStarter(deps: { db: Database; clock: () => Date }): DueWorker {
  return {
    kind: START_SENDINGS,
    async takeTurn({ workspaceId, lane, signal }) {
      const q = { workspaceId, sendingId: lane };
      while (!signal.aborted && (await continueStart(deps.db, q, deps.clock())));
      return null;
    },
    async sweep(now) {
      const rows = await deps.db
        .selectFrom("sending")
        .select(["workspace_id", "id"])
        .where("status", "=", "starting")
        .where((eb) => eb.or([eb("undo_until", "is", null), eb("undo_until", "<=", now)]))
        .execute();
      return rows.map((row) => ({ workspaceId: row.workspace_id, lane: row.id }));
    },
  };
}

/**
 * The next step of starting: who it is about, then slice after slice of them. Each is one transaction,
 * and leaves in the table how far it is: killed anywhere, the next process goes on from there, and
 * everybody is written down once.
 *
 * @returns whether there is more to do.
 */
export async function continueStart(db: Database, q: SendingAsked, now: Date): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    await lockWhereItAsks(trx, q);
    const row = await startingRow(trx, q);
    if (!row || (row.undo_until && row.undo_until > now)) return false;
    const kind = SendingPlan.parse(row.plan);
    if (!writesDown(kind)) {
      await updateSending(trx, { ...q, now }, { status: "running" });
      const zone = await timeZoneOf(trx, q.workspaceId);
      if (kind.kind === "drip") await runRound(trx, { ...q, now }, row, kind.everyDays, zone);
      await wakeSender(trx, { workspaceId: q.workspaceId, now });
      return false;
    }
    if (row.to_plan === null) {
      await gather(trx, q, row);
      return true;
    }
    const started = row.started_at ?? now;
    const plan = { ...q, surveyId: row.survey_id, channel: row.channel, now: started };
    const written = await writeSlice(trx, { ...plan, properties: row.properties, limit: SLICE });
    if (written > 0) {
      await updateSending(trx, { ...q, now }, { planned: row.planned + written });
      return true;
    }
    await updateSending(trx, { ...q, now }, { status: "running", planned: row.to_plan });
    if (row.to_plan > MANY) await sql`analyze invitation`.execute(trx);
    await wakeSender(trx, { workspaceId: q.workspaceId, now });
    return false;
  });
}

/**
 * The steps that judge people keep others from asking meanwhile, and say so before they take the sending: whoever
 * stops it locks in this order too. Writing a slice down asks nobody.
 */
async function lockWhereItAsks(trx: Transaction, q: SendingAsked): Promise<void> {
  const ahead = await trx
    .selectFrom("sending")
    .select(["plan", "to_plan"])
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.sendingId)
    .executeTakeFirst();
  if (ahead && (ahead.to_plan === null || !writesDown(SendingPlan.parse(ahead.plan)))) {
    await lockAsking(trx, q.workspaceId);
  }
}

/** The sending while it starts; others who would go on with it, or stop it, wait. */
async function startingRow(trx: Transaction, q: SendingAsked): Promise<SendingRow | undefined> {
  return trx
    .selectFrom("sending")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.sendingId)
    .where("status", "=", "starting")
    .forUpdate()
    .executeTakeFirst();
}

async function gather(trx: Transaction, q: SendingAsked, row: SendingRow): Promise<void> {
  const plan = SendingPlan.parse(row.plan);
  const startsAt = row.starts_at ?? row.started_at ?? row.updated_at;
  const now = row.started_at ?? row.updated_at;
  const zone = await timeZoneOf(trx, q.workspaceId);
  const audience = AudienceSpec.parse(row.audience);
  const judged = await audienceOf(trx, q, row, startsAt);
  const seed = audience.sample?.seed ?? randomBytes(9).toString("base64url");
  const by = { workspaceId: q.workspaceId, seed, actor: await starterOf(trx, q, row), now };
  const draw = audience.sample ? await drawRecord(trx, judged, audience.sample, by) : null;
  const waves =
    plan.kind === "waves"
      ? Array.from({ length: plan.waves }, (_, n) => daysLater(startsAt, n * plan.everyDays, zone))
      : [startsAt];
  const people = await gatherCandidates(trx, {
    ...q,
    judged,
    sample: draw && { seed, strata: draw.strata, quotas: audience.sample?.quotas !== undefined },
    waves,
    waveSeed: `${row.id}:${seed}`,
  });
  const drawn = draw ? { draw: JSON.stringify(draw) } : {};
  await updateSending(trx, { ...q, now }, { to_plan: people, ...drawn });
}

/** Who pressed the button: it stands in the audit log. */
async function starterOf(trx: Transaction, q: SendingAsked, row: SendingRow): Promise<string> {
  const { rows } = await sql<{ actor: string }>`
    select actor from audit_entry where workspace_id = ${q.workspaceId}
      and action = 'sending.started' and details ->> 'sendingId' = ${q.sendingId}
    order by at desc limit 1
  `.execute(trx);
  return rows[0]?.actor ?? row.created_by;
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
