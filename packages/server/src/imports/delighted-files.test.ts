import { describe, expect, test } from "vitest";
import { readFixture as read } from "../testing/import-fixtures.ts";

describe("Delighted", () => {
  test("answers in a CSV keep their ids, dates, people, tags and properties", async () => {
    const { preview, answers } = await read("delighted-responses.csv");
    expect(preview).toMatchObject({ tool: "delighted", kind: "answers", headerRows: 1 });
    expect(answers.map((answer) => answer.score)).toEqual([10, 7, 3, 0]);
    expect(answers[0]).toMatchObject({
      comment: "Fast, friendly",
      originalId: "5001",
      sourceKey: "delighted:5001",
      person: { email: "anna@example.com", name: "Anna Ozola", externalId: "9001" },
      tags: ["service", "speed"],
      properties: { "Delighted Source": "Email", "Delighted Browser": "Firefox", Store: "Riga" },
    });
    expect(answers[0]?.answeredAt.toISOString()).toBe("2026-03-02T08:15:00.000Z");
    expect(answers[2]?.comment).toBe("Waited 40 minutes\nand nobody came");
    expect(answers[3]?.person).toBeUndefined();
  });

  test("people in a CSV are people, and one without an address is rejected", async () => {
    const { preview, rows, reasons } = await read("delighted-people.csv");
    expect(preview).toMatchObject({ tool: "delighted", kind: "people" });
    expect(rows[0]?.result).toMatchObject({
      kind: "person",
      person: { email: "anna@example.com", name: "Anna Ozola", phone: "+37120000001" },
      language: "lv",
      properties: { Store: "Riga", "Question Product Name": "Hilltop Coffee" },
    });
    expect(reasons).toEqual(["email_unreadable"]);
  });

  test("a JSON dump of survey responses becomes answers, with the answers to other questions left out and said", async () => {
    const { preview, answers, reasons } = await read("delighted-survey-responses.json");
    expect(preview).toMatchObject({ tool: "delighted", kind: "answers" });
    expect(reasons).toEqual(["not_nps_survey"]);
    expect(answers).toHaveLength(2);
    expect(answers[0]).toMatchObject({
      score: 9,
      comment: "Warm bread, warm people",
      originalId: "210554372",
      person: {
        externalId: "771",
        email: "anna@example.com",
        phone: "+37120000001",
        name: "Anna Ozola",
      },
      tags: ["bread", "staff, front"],
      properties: {
        Plan: "pro",
        "Delighted Source": "Email",
        "property score": "vip",
        "How often do you visit?": "Weekly",
        "Delighted Notes": "called back",
      },
    });
    expect(answers[0]?.answeredAt.toISOString()).toBe("2020-01-26T19:52:44.000Z");
    expect(answers[1]).toMatchObject({ score: 4, comment: null, person: { externalId: "772" } });
  });

  test("dumps of people, unsubscribes and bounces are told apart, and 'last asked' is kept", async () => {
    const people = await read("delighted-people.ndjson");
    expect(people.preview.kind).toBe("people");
    expect(people.rows[0]?.result).toMatchObject({
      kind: "person",
      person: { externalId: "771", email: "anna@example.com" },
      lastAskedAt: new Date(1_580_060_000_000),
    });
    const unsubscribes = await read("delighted-unsubscribes.json");
    expect(unsubscribes.rows[0]?.result).toMatchObject({
      kind: "unsubscribe",
      person: { email: "clara@example.com", externalId: "773" },
      at: new Date(1_641_289_576_000),
    });
    const bounces = await read("delighted-bounces.json");
    expect(bounces.rows[0]?.result).toMatchObject({
      kind: "bounce",
      person: { email: "gone@example.com" },
    });
  });

  test("a Singer file with all streams mixed gives each row its own kind", async () => {
    const { rows } = await read("delighted-singer.ndjson");
    expect(rows.map((row) => row.result.kind)).toEqual(["unsubscribe", "person", "answer"]);
    expect(rows[2]?.result).toMatchObject({ sourceKey: "delighted:210554372", score: 9 });
  });
});
