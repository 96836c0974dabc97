import { expect, test } from "vitest";
import { answer, aSurvey } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import { recordBatch } from "./record-responses.ts";
import { recordedItem } from "./recorded-item.ts";
import { getResponseDetail } from "./response-queries.ts";

const now = new Date("2026-05-20T08:00:00.123Z");

test("the reply to a new answer says what reading it back would say", async () => {
  const db = await testDatabase();
  const { workspaceId, surveyId } = await aSurvey(db, { dimensions: ["store"] });
  const person = { email: "anna@example.com", phone: null, externalId: "7", name: "Anna" };
  const answers = [
    answer({
      surveyId,
      person,
      comment: "Warm “tea”",
      properties: { store: "Riga", visits: 3, member: true },
      source: "poster",
      touchpoint: "delivery",
      tags: ["tea"],
      answeredAt: new Date("2026-05-20T07:59:59.999Z"),
    }),
    // Knows less of the same person than the first.
    answer({ surveyId, score: 0, person: { ...person, externalId: null, name: null } }),
    answer({ surveyId, score: 2, exclusion: { reason: "test", note: "a trial" } }),
    answer({ surveyId, score: 7, quarantine: { reason: "machine", until: now } }),
  ];
  const recorded = await recordBatch(db, workspaceId, answers, { now });
  for (const [index, one] of recorded.entries()) {
    const { notes, history, claimed, originalKept, ...item } = await getResponseDetail(db, {
      workspaceId,
      responseId: one.id,
    });
    expect([notes, history, claimed, originalKept]).toEqual([[], [], null, false]);
    const given = answers[index];
    expect(given && recordedItem(given, one)).toEqual(item);
  }
});

test("the reply of an anonymous survey names nobody", async () => {
  const db = await testDatabase();
  const { workspaceId, surveyId } = await aSurvey(db, { anonymous: true });
  const given = answer({
    surveyId,
    person: { email: "anna@example.com", phone: null, externalId: null, name: "Anna" },
  });
  const [recorded] = await recordBatch(db, workspaceId, [given], { now });
  expect(recorded && recordedItem(given, recorded).person).toBeNull();
});
