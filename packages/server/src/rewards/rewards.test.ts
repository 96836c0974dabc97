import { beforeEach, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { reviseResponses } from "../responses/revise-responses.ts";
import type { Database } from "../storage/database.ts";
import { testPipeline } from "../testing/answers.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { givenRewards } from "./give-rewards.ts";
import { rewardOf } from "./reward-of.ts";
import { addCodes, getReward, saveReward } from "./rewards.ts";

const now = new Date("2026-06-01T10:00:00Z");
let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

const pool = {
  kind: "pool",
  title: { en: "10 % off" },
  sharedCode: null,
  active: true,
  lowStock: 1,
} as const;
const pipeline = testPipeline([givenRewards]);
const identity = (email: string) => ({ email, phone: null, externalId: null, name: null });

async function given(...answers: Partial<Parameters<typeof answer>[0]>[]) {
  return recordBatch(
    db,
    survey.workspaceId,
    answers.map((more) => answer({ surveyId: survey.surveyId, channel: "link", ...more })),
    { now, pipeline },
  );
}

test("everyone who answers gets a code of their own, whatever the score, once per person", async () => {
  await saveReward(db, { ...survey, reward: pool, now });
  expect(await addCodes(db, { ...survey, codes: ["A", "B", "C", "A"], now })).toEqual({
    added: 3,
    known: 0,
  });
  const [low, high] = await given({ score: 0, person: identity("a@shop.lv") }, { score: 10 });
  const of = (one: typeof low) =>
    rewardOf(db, { ...survey, responseId: one?.id ?? "", languages: ["en"] });
  expect(await of(low)).toEqual({ code: "A", title: "10 % off" });
  expect((await of(high))?.code).toBe("B");
  const [again] = await given({ score: 9, person: identity("a@shop.lv") });
  expect((await of(again))?.code).toBe("A");
  expect((await getReward(db, survey))?.stock).toEqual({ left: 1, given: 2, low: true });
  // An empty pool turns no answer away.
  const late = await given({}, {});
  expect(late.every(({ created }) => created)).toBe(true);
  expect((await getReward(db, survey))?.stock).toMatchObject({ left: 0, given: 3 });
});

test("an answer from a test mail, or of a colleague, takes no code from the customers", async () => {
  await saveReward(db, { ...survey, reward: pool, now });
  await addCodes(db, { ...survey, codes: ["A"], now });
  const [tried] = await given({ exclusion: { reason: "test", note: "answered from a test mail" } });
  expect(tried?.created).toBe(true);
  expect((await getReward(db, survey))?.stock).toMatchObject({ left: 1, given: 0 });
  const [customer] = await given({ score: 3 });
  const of = { ...survey, responseId: customer?.id ?? "", languages: ["en"] };
  expect((await rewardOf(db, of))?.code).toBe("A");
});

test("an answer that waits in quarantine, or comes from a file, earns nothing until it counts", async () => {
  await saveReward(db, { ...survey, reward: pool, now });
  await addCodes(db, { ...survey, codes: ["A", "B"], now });
  const [held] = await given(
    { quarantine: { reason: "no_human_input", until: now } },
    { channel: "import" },
  );
  expect((await getReward(db, survey))?.stock?.given).toBe(0);
  await reviseResponses(db, survey.workspaceId, [held?.id ?? ""], () => ({ quarantine: null }), {
    actor: "customer",
    now,
    pipeline,
  });
  expect((await getReward(db, survey))?.stock?.given).toBe(1);
});

test("an answer from before there was a reward earns none when somebody tags it", async () => {
  const [old] = await given({});
  await saveReward(db, { ...survey, reward: pool, now: new Date(now.getTime() + 1000) });
  await addCodes(db, { ...survey, codes: ["A"], now });
  await reviseResponses(db, survey.workspaceId, [old?.id ?? ""], () => ({ tags: ["praise"] }), {
    actor: "ann",
    now,
    pipeline,
  });
  expect((await getReward(db, survey))?.stock?.given).toBe(0);
});

test("an anonymous survey gives the same code to all, since another would lead back", async () => {
  survey = await aSurvey(db, { anonymous: true });
  await expect(saveReward(db, { ...survey, reward: pool, now })).rejects.toMatchObject({
    code: "reward_would_identify",
  });
  const shared = { ...pool, kind: "shared", sharedCode: "SPRING" } as const;
  await saveReward(db, { ...survey, reward: shared, now });
  const [one] = await given({});
  const reward = await rewardOf(db, { ...survey, responseId: one?.id ?? "", languages: [] });
  expect(reward?.code).toBe("SPRING");
});
