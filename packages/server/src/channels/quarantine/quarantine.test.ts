import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeEach, expect, test } from "vitest";
import { answeredInvitations } from "../../invitations/answer-invitation.ts";
import { recordLinkLoad } from "../../invitations/open-invitation.ts";
import type { Answers } from "../../responses/answers.ts";
import type { Database } from "../../storage/database.ts";
import { testAnswers } from "../../testing/answers.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";
import { decideByHand, decideQuarantine, suspicion } from "./quarantine.ts";

const delivered = new Date("2026-06-02T10:00:00Z");
const after = (seconds: number) => new Date(delivered.getTime() + seconds * 1000);
let db: Database;
let survey: SurveyInWorkspace;
let answers: Answers;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
  answers = testAnswers(db, [answeredInvitations]);
});

/** An invitation that was delivered, whose links were loaded like this, and its unconfirmed answer. */
async function unconfirmed(loads: { score: number | "honeypot"; seconds: number }[]) {
  const { workspaceId, surveyId } = survey;
  const invitationId = uuidv7();
  const personId = uuidv7();
  await db
    .insertInto("invitation")
    .values({
      workspace_id: workspaceId,
      id: invitationId,
      survey_id: surveyId,
      person_id: personId,
      channel: "email",
      origin: "api",
      state: "sent",
      next_action: "remind",
      next_at: after(86_400),
      created_at: delivered,
      updated_at: delivered,
    })
    .execute();
  await db
    .insertInto("message")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(),
      invitation_id: invitationId,
      channel: "email",
      purpose: "ask",
      state: "sent",
      address: "ann@shop.lv",
      handed_at: delivered,
      created_at: delivered,
    })
    .execute();
  const invitation = { workspaceId, surveyId, invitationId, personId, anonymous: false } as never;
  for (const { score, seconds } of loads) {
    await recordLinkLoad(db, invitation, { score, at: after(seconds) });
  }
  const last = Math.max(...loads.map((load) => load.seconds));
  const [recorded] = await answers.recordMany(
    workspaceId,
    [
      answer({
        surveyId,
        invitationId,
        personId,
        answeredAt: after(last),
        quarantine: { reason: "no_human_input", until: after(last + 3600) },
      }),
    ],
    { now: after(last) },
  );
  return { responseId: recorded?.id ?? "", decideAt: after(last + 3600) };
}

async function standing(responseId: string) {
  const row = await db
    .selectFrom("response")
    .select(["cells", "quarantine_reason", "exclusion_reason"])
    .where("id", "=", responseId)
    .executeTakeFirstOrThrow();
  const { state } = await db.selectFrom("invitation").select("state").executeTakeFirstOrThrow();
  return { ...row, counted: row.cells !== null, fate: state };
}

test("an answer that nobody confirmed counts after an hour in which nothing spoke against it", async () => {
  const { responseId, decideAt } = await unconfirmed([
    { score: 9, seconds: 300 },
    { score: 9, seconds: 310 },
  ]);
  const q = { workspaceId: survey.workspaceId };
  const early = new Date(decideAt.getTime() - 1000);
  expect(await decideQuarantine({ db, answers }, { ...q, now: early })).toEqual({
    letIn: 0,
    kept: 0,
  });
  expect(await standing(responseId)).toMatchObject({ counted: false, fate: "sent" });
  expect(await decideQuarantine({ db, answers }, { ...q, now: decideAt })).toEqual({
    letIn: 1,
    kept: 0,
  });
  expect(await standing(responseId)).toMatchObject({ counted: true, fate: "answered" });
});

test.each([
  [
    "several_scores_opened",
    [
      { score: 9, seconds: 300 },
      { score: 3, seconds: 1200 },
    ],
  ],
  [
    "honeypot_opened",
    [
      { score: 9, seconds: 300 },
      { score: "honeypot" as const, seconds: 301 },
    ],
  ],
  ["opened_at_once", [{ score: 9, seconds: 59 }]],
])("it does not count when a machine may have opened it: %s", async (reason, loads) => {
  const { responseId, decideAt } = await unconfirmed(loads);
  const q = { workspaceId: survey.workspaceId, now: new Date(decideAt.getTime() + 3600_000) };
  expect(await decideQuarantine({ db, answers }, q)).toEqual({ letIn: 0, kept: 1 });
  expect(await standing(responseId)).toMatchObject({ counted: false, quarantine_reason: reason });
  // It is decided once; from then on a person decides.
  expect(await decideQuarantine({ db, answers }, q)).toEqual({ letIn: 0, kept: 0 });
});

test("a person lets an answer in, or throws it out for good", async () => {
  const { responseId } = await unconfirmed([{ score: 9, seconds: 1 }]);
  const q = { workspaceId: survey.workspaceId, responseId, actor: "ann", now: after(99) };
  await decideByHand(answers, { ...q, letIn: false });
  expect(await standing(responseId)).toMatchObject({ counted: false, exclusion_reason: "other" });
  const second = await unconfirmed([{ score: 9, seconds: 1 }]);
  await decideByHand(answers, { ...q, responseId: second.responseId, letIn: true });
  expect(await standing(second.responseId)).toMatchObject({ counted: true });
});

test("exactly a minute after delivery is a person's time", () => {
  const loads = (seconds: number) => ({
    scores: [{ score: 9, at: after(seconds) }],
    honeypot: false,
    deliveredAt: delivered,
  });
  expect(suspicion(loads(59.9))).toBe("opened_at_once");
  expect(suspicion(loads(60))).toBeNull();
  expect(suspicion({ ...loads(0), deliveredAt: null })).toBeNull();
});

test("nothing is kept of who opened what in an anonymous survey", async () => {
  const invitation = { workspaceId: survey.workspaceId, invitationId: uuidv7(), anonymous: true };
  await recordLinkLoad(db, invitation as never, { score: 9, at: delivered });
  expect(await db.selectFrom("link_load").selectAll().execute()).toEqual([]);
});
