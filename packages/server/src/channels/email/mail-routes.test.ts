import PostalMime from "postal-mime";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../storage/database.ts";
import { doors } from "../../testing/asking-doors.ts";
import { aSurvey, type SurveyInWorkspace } from "../../testing/fixtures.ts";
import { fates, somePeople } from "../../testing/sendings.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

const ofSurvey = (path: string) => `/surveys/${survey.surveyId}/${path}`;

test("a mail is seen in every language before anybody gets it, and tried on oneself", async () => {
  const { call, smtp } = await doors(db, survey.workspaceId);
  await db
    .updateTable("survey")
    .set({ languages: ["en", "lv", "ar"] })
    .execute();
  const texts = { lv: { subject: "Sveiki", intro: "Pasakiet mums" } };
  await call("PATCH", ofSurvey("asking"), { mail: { senderName: "Anna", texts } });
  expect((await call("GET", ofSurvey("mail/preview?language=lv"))).body).toMatchObject({
    language: "lv",
    subject: "Sveiki",
    from: "Anna <shop@shop.lv>",
  });
  expect((await call("GET", ofSurvey("mail/preview?language=ar"))).body.html).toContain(
    'dir="rtl"',
  );
  const sent = await call("POST", ofSurvey("mail/test"), { to: "me@shop.lv", language: "lv" });
  expect(sent.body.reply).toMatch(/OK/);
  const mail = await PostalMime.parse(smtp.received[0]?.raw ?? "");
  expect(mail.subject).toBe("[Izmēģinājums] Sveiki");
  // Whoever tries it leaves no trace among the invitations.
  expect(await fates(db)).toEqual({});
});

test("the state of the mail server and the queue is on screen", async () => {
  const { call } = await doors(db, survey.workspaceId);
  expect((await call("GET", "/delivery")).body.data).toEqual([
    {
      channel: "email",
      state: "ok",
      since: null,
      error: null,
      nextTryAt: null,
      waiting: 0,
      sending: 0,
      unconfirmed: 0,
      sentLastHour: 0,
    },
  ]);
  await somePeople(db, survey, 3);
  const { body } = await call("POST", ofSurvey("sendings"), {
    name: "June",
    audience: { who: "everybody" },
    plan: { kind: "once" },
    // Whatever the time of day is while this runs.
    rules: { quietHours: null, workingDays: [1, 2, 3, 4, 5, 6, 7] },
  });
  await call("POST", `/sendings/${body.id}/start`);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await call("GET", "/delivery")).body.data[0]).toMatchObject({ waiting: 3 });
});
