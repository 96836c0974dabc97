import { CreateSending, type PatchSending, type Sending } from "@candor/contract/sending.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import { segmentFilter } from "../people/segments.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { refuseUnknownIds } from "../workspaces/known-ids.ts";
import { lookAgain } from "./look-again.ts";
import { getSending, lockSending, type SendingAsked, sendingRow } from "./sending-queries.ts";

type Wanted = z.output<typeof CreateSending>;

/**
 * Writes a sending down as a draft; nothing goes out before it is started.
 *
 * @throws {KnownError} 404 when the survey or segment does not exist; 422 when plan and audience do not fit.
 */
export async function createSending(
  db: Database,
  made: { workspaceId: string; surveyId: string; actor: string; now: Date; sending: Wanted },
): Promise<Sending> {
  await getSurvey(db, made);
  await checkFit(db, made.workspaceId, made.sending);
  const id = uuidv7(made.now.getTime());
  await db
    .insertInto("sending")
    .values({
      workspace_id: made.workspaceId,
      id,
      survey_id: made.surveyId,
      status: "draft",
      ...columnsOf(made.sending),
      created_by: made.actor,
      created_at: made.now,
      updated_at: made.now,
    })
    .execute();
  return getSending(db, { workspaceId: made.workspaceId, sendingId: id });
}

/**
 * Changes a sending. Of one that has started only the name and the rules change: whom it asks is
 * settled then.
 *
 * @throws {KnownError} 404; 409 when it has started; 422 when plan and audience do not fit.
 */
export async function changeSending(
  db: Database,
  q: SendingAsked & { patch: z.output<typeof PatchSending>; now: Date },
): Promise<Sending> {
  await db.transaction().execute(async (trx) => {
    const before = await lockSending(trx, q);
    const settled = (["channel", "audience", "plan", "properties"] as const).filter(
      (field) => q.patch[field] !== undefined,
    );
    if (before.status !== "draft" && settled.length > 0) {
      throw new KnownError(
        409,
        "sending_started",
        `The sending "${before.name}" has started: its ${settled.join(", ")} cannot change any more. Stop it and make another one.`,
      );
    }
    const after = CreateSending.parse({
      name: before.name,
      channel: before.channel,
      audience: before.audience,
      plan: before.plan,
      rules: before.rules,
      properties: before.properties,
      ...Object.fromEntries(Object.entries(q.patch).filter(([, value]) => value !== undefined)),
    });
    await checkFit(trx, q.workspaceId, after);
    await trx
      .updateTable("sending")
      .set({ ...columnsOf(after), updated_at: q.now })
      .where("workspace_id", "=", q.workspaceId)
      .where("id", "=", q.sendingId)
      .execute();
  });
  return getSending(db, q);
}

/** Throws a draft away. @throws {KnownError} 404; 409 when it has started: its fates are kept. */
export async function deleteSending(db: Database, q: SendingAsked): Promise<void> {
  const row = await sendingRow(db, q);
  if (row.status !== "draft") {
    throw new KnownError(
      409,
      "sending_started",
      `The sending "${row.name}" has started; what became of its invitations is kept. Stop it instead.`,
    );
  }
  await db
    .deleteFrom("sending")
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.sendingId)
    .execute();
}

/**
 * Adds people to a sending of listed people, or changes what goes with them.
 *
 * @returns how many it has.
 * @throws {KnownError} 404; 422 when one of the people is not known here.
 */
export async function addMembers(
  db: Database,
  q: SendingAsked & {
    members: readonly {
      personId: string;
      properties: Readonly<Record<string, string | number | boolean>>;
    }[];
    now: Date;
  },
): Promise<number> {
  await sendingRow(db, q);
  await refuseUnknownIds(db, {
    workspaceId: q.workspaceId,
    table: "person",
    ids: q.members.map(({ personId }) => personId),
    field: "members.personId",
  });
  const members = q.members.map((m) => ({ person_id: m.personId, properties: m.properties }));
  await sql`
    insert into audience_member as a (workspace_id, sending_id, person_id, properties, added_at)
    select ${q.workspaceId}::uuid, ${q.sendingId}::uuid, p.id, m.properties, ${q.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as m(person_id uuid, properties jsonb)
    join person p on p.workspace_id = ${q.workspaceId} and p.id = m.person_id
    on conflict (workspace_id, sending_id, person_id) do update set properties = excluded.properties
  `.execute(db);
  return countMembers(db, q);
}

/** Takes people off the list; what was planned for them in this sending is cancelled. */
export async function removeMembers(
  db: Database,
  q: SendingAsked & { personIds: readonly string[]; now: Date },
): Promise<number> {
  await sendingRow(db, q);
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom("audience_member")
      .where("workspace_id", "=", q.workspaceId)
      .where("sending_id", "=", q.sendingId)
      .where("person_id", "in", [...q.personIds])
      .execute();
    await trx
      .updateTable("invitation")
      .set({
        state: "cancelled",
        reason: "cancelled",
        next_action: null,
        next_at: null,
        updated_at: q.now,
      })
      .where("workspace_id", "=", q.workspaceId)
      .where("sending_id", "=", q.sendingId)
      .where("person_id", "in", [...q.personIds])
      .where("state", "in", ["planned", "held_back"])
      .execute();
    await lookAgain(trx, q);
  });
  return countMembers(db, q);
}

async function countMembers(db: Database, q: SendingAsked): Promise<number> {
  const { members } = await db
    .selectFrom("audience_member")
    .select((e) => e.fn.countAll<number>().as("members"))
    .where("workspace_id", "=", q.workspaceId)
    .where("sending_id", "=", q.sendingId)
    .executeTakeFirstOrThrow();
  return Number(members);
}

function columnsOf(sending: Wanted) {
  return {
    name: sending.name,
    channel: sending.channel,
    audience: JSON.stringify(sending.audience),
    plan: JSON.stringify(sending.plan),
    rules: JSON.stringify(sending.rules),
    properties: JSON.stringify(sending.properties),
  };
}

async function checkFit(db: Database, workspaceId: string, sending: Wanted): Promise<void> {
  const { audience, plan } = sending;
  if ((audience.who === "event") !== (plan.kind === "event")) {
    throw new KnownError(
      422,
      "plan_does_not_fit",
      "An audience that waits for an event goes out as events happen, and no other does: choose both or neither.",
    );
  }
  if (audience.sample && (plan.kind === "drip" || plan.kind === "event")) {
    throw new KnownError(
      422,
      "plan_does_not_fit",
      "A sample is drawn once; autopilot and events go on. Ask everybody, or a segment, instead.",
    );
  }
  if (audience.segmentId) await segmentFilter(db, { workspaceId, segmentId: audience.segmentId });
  if (plan.kind === "pulse") await changeDay(db, { workspaceId, changeId: plan.changeId });
}

/** The day of a dated change. @throws {KnownError} 404. */
export async function changeDay(
  db: Database,
  q: { workspaceId: string; changeId: string },
): Promise<string> {
  const row = await db
    .selectFrom("change")
    .select("day")
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.changeId)
    .executeTakeFirst();
  if (row) return row.day;
  throw new KnownError(
    404,
    "change_not_found",
    `There is no change "${q.changeId}" in this workspace; note it under Changes first.`,
  );
}
