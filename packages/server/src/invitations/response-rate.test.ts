import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { runDueWork } from "../due-work/due-runner.ts";
import type { Database } from "../storage/database.ts";
import { aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { countInvitations, invitationCounter } from "./count-invitations.ts";
import { responseRate, responseRateReport } from "./response-rate.ts";

let db: Database;
let survey: SurveyInWorkspace;
beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const DAY_MS = 86_400_000;
const FROM = Date.parse("2026-03-01T00:00:00Z");

async function planned(count: number, random: () => number): Promise<string[]> {
  const at = new Date(FROM);
  const rows = Array.from({ length: count }, () => ({
    workspace_id: survey.workspaceId,
    id: uuidv7(),
    survey_id: survey.surveyId,
    person_id: uuidv7(),
    channel: random() < 0.7 ? "email" : "sms",
    origin: "api",
    state: "planned",
    properties: "{}",
    created_at: at,
    updated_at: at,
  }));
  for (let from = 0; from < count; from += 500) {
    await db
      .insertInto("invitation")
      .values(rows.slice(from, from + 500))
      .execute();
  }
  return rows.map(({ id }) => id);
}

/** What becomes of an invitation: it goes out, comes back, is answered, even after it came back. */
async function happens(id: string, random: () => number): Promise<void> {
  const at = new Date(FROM + random() * 10 * DAY_MS);
  const kind = random();
  const asked = sql<Date>`coalesce(asked_at, ${at}::timestamptz)`;
  const change =
    kind < 0.5
      ? { state: "sent", asked_at: asked }
      : kind < 0.65
        ? { state: "bounced", asked_at: asked }
        : kind < 0.9
          ? { state: "answered", asked_at: asked, answered_at: at }
          : { state: "reminded", asked_at: asked };
  await db.updateTable("invitation").set(change).where("id", "=", id).execute();
}

/** The same, counted one by one. */
async function oneByOne(from: string, to: string) {
  const { rows } = await sql<{ invited: number; answered: number }>`
    select count(*)::int as invited, count(answered_at)::int as answered
    from invitation i, workspace w where w.id = i.workspace_id
      and asked_at is not null and state <> 'bounced'
      and (asked_at at time zone w.time_zone)::date >= ${from}::date
      and (asked_at at time zone w.time_zone)::date < ${to}::date
  `.execute(db);
  return rows[0];
}

const uncounted = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from invitation
    where counted <> case when asked_at is null or state = 'bounced' then 0 when answered_at is null then 1 else 2 end`.execute(
    db,
  );
  return rows[0]?.n;
};

test("the response rate is right at every moment, however much of it has been counted, in any time zone", async () => {
  const random = chance(7);
  const ids = await planned(300, random);
  for (let step = 0; step < 600; step++) {
    await happens(ids[Math.floor(random() * ids.length)] ?? "", random);
    if (step % 25 !== 0) continue;
    await countInvitations(db, { ...survey, limit: Math.ceil(random() * 40) });
    // Days of a zone that is off by three quarters of an hour, and of others.
    const zone = ["Asia/Kathmandu", "Pacific/Auckland", "America/Lima", "Europe/Riga"][step % 4];
    await db
      .updateTable("workspace")
      .set({ time_zone: zone ?? "UTC" })
      .execute();
    for (const [from, to] of [
      ["2026-03-01", "2026-03-20"],
      ["2026-03-03", "2026-03-04"],
      ["2026-03-05", "2026-03-08"],
    ] as const) {
      expect(await responseRate(db, { ...survey, from, to })).toEqual(await oneByOne(from, to));
    }
  }
  while ((await countInvitations(db, survey)) > 0);
  expect(await uncounted()).toBe(0);
  const all = await oneByOne("2026-01-01", "2027-01-01");
  expect(await responseRate(db, survey)).toEqual(all);
  const { data } = await responseRateReport(db, { ...survey, by: "channel" });
  expect(data.map(({ value }) => value).sort()).toEqual(["email", "sms"]);
  expect(data.reduce((sum, { invited }) => sum + invited, 0)).toBe(all?.invited);
});

test("counting while people answer and while somebody looks loses nothing and counts nothing twice", async () => {
  const random = chance(11);
  const ids = await planned(400, random);
  await Promise.all([
    (async () => {
      for (let step = 0; step < 300; step++) {
        await happens(ids[Math.floor(random() * ids.length)] ?? "", random);
      }
    })(),
    ...[1, 2].map(async () => {
      for (let step = 0; step < 60; step++) await countInvitations(db, { ...survey, limit: 30 });
    }),
  ]);
  while ((await countInvitations(db, survey)) > 0);
  expect(await responseRate(db, survey)).toEqual(await oneByOne("2026-01-01", "2027-01-01"));
});

test("a survey with many invitations is counted by itself, and its rate is read from few rows", async () => {
  const random = chance(3);
  await planned(3000, random);
  await sql`update invitation set state = 'sent', asked_at = ${new Date(FROM)}::timestamptz`.execute(
    db,
  );
  const due = runDueWork([invitationCounter({ db })], {
    db,
    worker: "test",
    clock: () => new Date(),
    onError: (error) => expect.unreachable(String(error)),
    pollMs: 50,
    sweepMs: 100,
  });
  onTestFinished(() => due.stop());
  await expect.poll(uncounted, { timeout: 20_000 }).toBe(0);
  const { rows } = await sql<{ invited: number }>`select invited from invitation_tally`.execute(db);
  expect(rows.reduce((sum, { invited }) => sum + invited, 0)).toBe(3000);
  expect(rows.length).toBeLessThanOrEqual(2);
  expect(await responseRate(db, survey)).toEqual({ invited: 3000, answered: 0 });
});
