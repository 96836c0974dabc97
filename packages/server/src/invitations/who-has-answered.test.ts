import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { allowedMoment, zonesOfPeople } from "../audiences/allowed-moment.ts";
import { nextAllowed } from "../sendings/sending-window.ts";
import type { Database } from "../storage/database.ts";
import { testAnswers } from "../testing/answers.ts";
import { doors } from "../testing/asking-doors.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { testMailServer } from "../testing/mail-server.ts";
import {
  aSending,
  fates,
  plainMailChannel,
  sendDeps,
  somePeople,
  TUESDAY,
} from "../testing/sendings.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { answeredInvitations } from "./answer-invitation.ts";
import { putOffCalls } from "./put-off-calls.ts";
import { scheduleInvitation } from "./schedule-invitation.ts";
import { sendDue } from "./send-due.ts";

const DAY_MS = 86_400_000;
const always = { quietHours: null, workingDays: [1, 2, 3, 4, 5, 6, 7] };
let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

const ofSurvey = (path: string) => `/surveys/${survey.surveyId}/${path}`;

/** Somebody answers by a door that is no invitation. */
function answered(personId: string | undefined, at: Date, more: object = {}) {
  const given = answer({
    surveyId: survey.surveyId,
    personId: personId ?? "",
    channel: "web",
    answeredAt: at,
    ...more,
  });
  return testAnswers(db, [answeredInvitations]).recordMany(survey.workspaceId, [given], {
    now: at,
  });
}

test("whoever has just answered, by whatever door, is not asked again, unless the rules say that answers do not count", async () => {
  const { call } = await doors(db, survey.workspaceId);
  const [web, , machine] = await somePeople(db, survey, 3);
  const yesterday = new Date(Date.now() - DAY_MS);
  await answered(web, yesterday);
  // What may be a machine's says nothing about the person yet.
  await answered(machine, yesterday, { quarantine: { reason: "no_human_input", until: null } });
  const asked = await call("POST", ofSurvey("invitations"), { personId: web });
  expect(asked.body).toMatchObject({ state: "held_back", reason: "answered_recently" });
  expect(new Date(asked.body.at).getTime()).toBeGreaterThanOrEqual(
    yesterday.getTime() + 90 * DAY_MS,
  );
  await call("POST", `/invitations/${asked.body.invitationId}/cancel`);
  const preview = () =>
    call("POST", ofSurvey("audience/preview"), { audience: { who: "everybody" } });
  expect((await preview()).body).toMatchObject({ asked: 3, later: 1 });
  await call("PATCH", ofSurvey("asking"), { rules: { whenQuiet: "skip" } });
  expect((await preview()).body).toMatchObject({
    asked: 2,
    leftOut: [{ reason: "answered_recently", people: 1 }],
  });
  expect((await call("PATCH", "/asking-rules", { answersCount: false })).body).toMatchObject({
    answersCount: false,
    quietDaysWorkspace: 14,
  });
  expect((await preview()).body).toMatchObject({ asked: 3, later: 0, leftOut: [] });
});

test("an answer by another door ends the reminders, and a request that waits is put off", async () => {
  const smtp = await testMailServer();
  const sender = sendDeps(db, plainMailChannel(smtp.url));
  const [first, second] = await somePeople(db, survey, 2);
  await aSending(db, survey, { rules: { ...always, perMinute: 1 } });
  expect(await sendDue(sender, survey.workspaceId)).toBe(1);
  const wasAsked = smtp.received[0]?.to === "p0@shop.lv" ? first : second;
  const waits = wasAsked === first ? second : first;
  sender.now = new Date(TUESDAY.getTime() + 3600_000);
  await answered(wasAsked, sender.now);
  await answered(waits, sender.now);
  sender.now = new Date(TUESDAY.getTime() + 6 * DAY_MS);
  await sendDue(sender, survey.workspaceId);
  await smtp.stop();
  expect(smtp.received).toHaveLength(1);
  expect(await fates(db)).toEqual({ sent: 1, "held_back answered_recently": 1 });
  const { detail } = await db
    .selectFrom("invitation")
    .select("detail")
    .where("state", "=", "sent")
    .executeTakeFirstOrThrow();
  expect(detail).toBe("not reminded: already_answered");
});

test("a call that stands on the list is put off when the person answers by another door", async () => {
  const [personId] = await somePeople(db, survey, 1);
  await db.updateTable("person").set({ phone: "+37120000001" }).execute();
  const wanted = {
    workspaceId: survey.workspaceId,
    surveyId: survey.surveyId,
    personId: personId ?? "",
    channel: "phone",
    delaySeconds: 0,
    properties: {},
    origin: "interview",
    now: TUESDAY,
  } as const;
  await db.transaction().execute((trx) => scheduleInvitation(trx, wanted));
  const now = new Date(TUESDAY.getTime() + 60_000);
  await answered(personId, now);
  const after = await db.selectFrom("response").selectAll().executeTakeFirstOrThrow();
  await db.transaction().execute((trx) =>
    putOffCalls.run(trx, {
      kind: "recorded",
      workspaceId: survey.workspaceId,
      now,
      quiet: null,
      events: [
        {
          before: null,
          after,
          changes: {},
          was: null,
          became: { score: 9, counted: true },
          actor: "customer",
        },
      ],
    }),
  );
  expect(await fates(db)).toEqual({ "held_back answered_recently": 1 });
});

test("what is said of a person's turn counts quiet hours, days off and earlier plans: two requests are not both due now", async () => {
  const [personId] = await somePeople(db, survey, 1, () => ({ timeZone: "Europe/Riga" }));
  // A Saturday night in Riga.
  const now = new Date("2026-06-06T20:00:00Z");
  const wanted = {
    workspaceId: survey.workspaceId,
    surveyId: survey.surveyId,
    personId: personId ?? "",
    channel: "email",
    delaySeconds: 0,
    properties: {},
    origin: "api",
    now,
  } as const;
  const ask = () => db.transaction().execute((trx) => scheduleInvitation(trx, wanted));
  const first = await ask();
  expect(first).toMatchObject({ state: "planned", at: new Date("2026-06-08T05:00:00Z") });
  const second = await ask();
  // Ninety days later is a Sunday.
  expect(second).toMatchObject({
    state: "held_back",
    reason: "quiet_time_kind",
    at: new Date("2026-09-07T05:00:00Z"),
  });
  const third = await ask();
  expect(third.at).toEqual(new Date("2026-12-07T06:00:00Z"));
  // The first is taken back: the second does not wait for one that never comes.
  const { call } = await doors(db, survey.workspaceId);
  await call("POST", `/invitations/${first.invitationId}/cancel`);
  const { next_at } = await db
    .selectFrom("invitation")
    .select("next_at")
    .where("id", "=", second.invitationId)
    .executeTakeFirstOrThrow();
  expect(next_at?.getTime()).toBeLessThanOrEqual(Date.now());
});

test("a request to one's address and another's phone number asks neither, and says whose they are", async () => {
  const { call } = await doors(db, survey.workspaceId);
  await somePeople(db, survey, 2);
  await db
    .updateTable("person")
    .set({ phone: "+37120000001" })
    .where("email", "=", "p1@shop.lv")
    .execute();
  const person = { email: "p0@shop.lv", phone: "+37120000001" };
  const refused = { status: 409, body: { code: "two_people" } };
  expect(await call("POST", ofSurvey("invitations"), { person })).toMatchObject(refused);
  const event = { event: "visit", person };
  expect(await call("POST", ofSurvey("events"), event)).toMatchObject(refused);
  const csv = "event,email,phone\nvisit,p0@shop.lv,+37120000001";
  const { body } = await call("POST", ofSurvey("events/csv"), { csv });
  expect(body.rejected).toEqual([
    { line: 2, problem: expect.stringContaining("has this phone number") },
  ]);
});

test("the preview says on which days people would be asked, and so they are", async () => {
  const zones = ["Europe/Riga", "America/New_York", "Not/AZone"];
  const { call } = await doors(db, survey.workspaceId);
  await somePeople(db, survey, 9, (n) => ({ timeZone: zones[n % 3] ?? "UTC" }));
  // A Friday noon in London; in Riga it is quiet from 14:00 on, in New York until 10:00.
  const startsAt = "2027-06-04T12:00:00.000Z";
  await call("PATCH", ofSurvey("asking"), {
    rules: { quietHours: { from: "14:00", to: "10:00" } },
  });
  const audience = { who: "everybody" };
  const { body } = await call("POST", ofSurvey("audience/preview"), { audience, startsAt });
  expect(body.when).toEqual({
    startsAt,
    first: "2027-06-04T12:00:00.000Z",
    last: "2027-06-07T07:00:00.000Z",
    days: [
      { day: "2027-06-04", people: 6 },
      { day: "2027-06-07", people: 3 },
    ],
  });
  const plan = { kind: "once", at: startsAt };
  const made = await call("POST", ofSurvey("sendings"), { name: "June", audience, plan });
  await call("POST", `/sendings/${made.body.id}/start`);
  const { body: calendar } = await call("GET", "/sending-calendar?from=2027-06-01&to=2027-07-01");
  expect(
    calendar.data.map((row: { day: string; planned: number }) => [row.day, row.planned]),
  ).toEqual([
    ["2027-06-04", 6],
    ["2027-06-07", 3],
  ]);
});

test("the database and the server agree on the first moment at which somebody may be written to", async () => {
  const zones = ["Europe/Riga", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"];
  await somePeople(db, survey, 4, (n) => ({ timeZone: zones[n] ?? "UTC" }));
  const known = await zonesOfPeople(db, survey.workspaceId);
  expect(known).toEqual({ own: "UTC", known: expect.arrayContaining(zones) });
  const hours = [{ from: "20:00", to: "08:00" }, { from: "12:00", to: "14:00" }, null];
  const days = [[1, 2, 3, 4, 5], [6], [1, 2, 3, 4, 5, 6, 7]];
  for (const [n, zone] of zones.entries()) {
    for (const quietHours of hours) {
      for (const workingDays of days) {
        for (let step = 0; step < 12; step++) {
          const at = new Date(Date.UTC(2026, 2 + n * 2, 27) + step * 7 * 3600_000);
          const rules = { quietHours, workingDays };
          const { rows } = await sql<{ at: Date }>`
            select ${allowedMoment(sql`${at}::timestamptz`, sql`${zone}::text`, rules, known)} as at
          `.execute(db);
          expect(rows[0]?.at, `${at.toISOString()} ${zone}`).toEqual(
            nextAllowed(at, { ...rules, timeZone: zone }),
          );
        }
      }
    }
  }
});
