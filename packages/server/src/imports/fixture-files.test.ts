import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixtureFolder, now, readFixture as read } from "../testing/import-fixtures.ts";
import { type Preview, previewImport } from "./preview.ts";
import { sourceOfBytes } from "./read/import-source.ts";
import { readRows } from "./read/read-rows.ts";

const codes = (preview: Preview) => preview.warnings.map((warning) => warning.code);
const fieldOf = (preview: Preview, header: string) =>
  preview.columns.find((column) => column.header === header)?.field;

describe("other tools", () => {
  test("Formbricks: unfinished answers are rejected, the person's attributes kept", async () => {
    const { preview, answers, reasons } = await read("formbricks.csv");
    expect(preview.tool).toBe("formbricks");
    expect(reasons).toEqual(["unfinished"]);
    expect(answers[0]).toMatchObject({
      score: 9,
      comment: "The baristas remember my name",
      person: { email: "anna@example.com", externalId: "user-17" },
      tags: ["vip", "spring"],
      properties: { Country: "LV", Browser: "Firefox", plan: "pro" },
      sourceKey: "formbricks:cm1aaa",
    });
  });

  test("SurveyMonkey: two head rows, labelled scores, month-first dates; a row without a score is rejected", async () => {
    const { preview, answers, reasons } = await read("surveymonkey.csv");
    expect(preview).toMatchObject({ tool: "surveymonkey", headerRows: 2, dateOrder: "mdy" });
    expect(answers.map((answer) => answer.score)).toEqual([10, 0, 7]);
    expect(reasons).toEqual(["no_score"]);
    expect(answers[0]).toMatchObject({
      comment: "Best rolls in town",
      person: { email: "anna@example.com", name: "Anna Ozola" },
      properties: { "Custom Data 1": "store-7", "Which of these did you buy?: Bread": "Bread" },
    });
    expect(answers[0]?.answeredAt.toISOString()).toBe("2026-03-04T12:16:40.000Z");
    expect(answers[2]?.answeredAt.toISOString()).toBe("2026-03-05T22:11:00.000Z");
    expect(fieldOf(preview, "IP Address")).toBe("ignore");
  });

  test("SurveyMonkey with its second row deleted: the first respondent is not eaten, and words at the ends are scores", async () => {
    const { preview, answers } = await read("surveymonkey-second-row-deleted.csv", {
      defaultDate: "2026-03-01",
    });
    expect(preview.headerRows).toBe(1);
    expect(answers.map((answer) => answer.score)).toEqual([10, 9, 8, 7, 4, 1, 6]);
    expect(answers[0]?.comment).toBe("The delivery is always on time");
    expect(codes(preview)).toEqual(["scale_1_10", "scale_words_read", "scale_words_read"]);
  });

  test("Typeform: partial answers are rejected, same-named questions stay apart", async () => {
    const { preview, answers, reasons } = await read("typeform.csv");
    expect(preview.tool).toBe("typeform");
    expect(reasons).toEqual(["unfinished"]);
    expect(answers[0]).toMatchObject({
      score: 9,
      comment: "Lovely garden",
      properties: { Other: "Shop", "Other (2)": "Fair" },
    });
  });

  test("a time zone that the head names is believed, whatever the workspace's own is", async () => {
    const typeform = await read("typeform.csv");
    expect(typeform.answers[0]?.answeredAt.toISOString()).toBe("2026-01-10T09:02:11.000Z");
    const qualtrics = await read("qualtrics.csv", {}, "America/Denver");
    expect(qualtrics.answers[0]?.answeredAt.toISOString()).toBe("2026-05-01T07:02:01.000Z");
    const byHand = await read("qualtrics.csv", { timeZone: "UTC" });
    expect(byHand.answers[0]?.answeredAt.toISOString()).toBe("2026-05-01T10:02:01.000Z");
  });

  test("AskNicely: Unix seconds, other question types left out", async () => {
    const { preview, answers, reasons } = await read("asknicely.json");
    expect(preview.tool).toBe("asknicely");
    expect(answers.map((answer) => answer.score)).toEqual([9, 2]);
    expect(reasons).toEqual(["not_nps_survey"]);
    expect(answers[0]).toMatchObject({
      comment: 'Quick, "no fuss"',
      answeredAt: new Date(1_767_003_600_000),
      askedAt: new Date(1_767_000_000_000),
      person: { externalId: "81" },
      properties: { store_c: "Riga", segment: "retail" },
    });
  });

  test("Retently: the wrapped answer of its API is unwrapped, first and last name joined", async () => {
    const { preview, answers } = await read("retently.json");
    expect(preview.tool).toBe("retently");
    expect(answers[0]).toMatchObject({
      score: 10,
      comment: "Keep going",
      person: { name: "Anna Ozola", externalId: "cu1" },
      tags: ["delivery"],
      properties: { companyName: "Ozola SIA" },
    });
    expect(answers).toHaveLength(2);
  });

  test("Wootric: answers that it excluded stay out, and are counted", async () => {
    const { preview, answers, reasons } = await read("wootric.json");
    expect(preview.tool).toBe("wootric");
    expect(answers.map((answer) => answer.score)).toEqual([9, 6]);
    expect(reasons).toEqual(["excluded_at_source"]);
    expect(answers[0]).toMatchObject({
      comment: "Simple",
      properties: { plan: "pro" },
      person: { email: "anna@example.com", externalId: "k-1" },
    });
    expect(JSON.stringify(answers)).not.toContain("192.0.2");
  });

  test("Qualtrics: three head rows; previews and unfinished answers are rejected; no address or place is kept", async () => {
    const { preview, answers, reasons } = await read("qualtrics.csv");
    expect(preview).toMatchObject({ tool: "qualtrics", headerRows: 3 });
    expect(answers.map((answer) => answer.score)).toEqual([9, 2]);
    expect(reasons).toEqual(["unfinished", "test_answer"]);
    expect(answers[0]).toMatchObject({
      comment: "Smiles\nevery morning",
      language: "lv",
      person: { email: "anna@example.com", name: "Anna Ozola", externalId: "crm-1" },
    });
    expect(answers[1]?.language).toBe("sv-SE");
    expect(JSON.stringify(answers)).not.toMatch(/192\.0\.2|56\.9/);
  });

  test("LimeSurvey by codes: an answer without a submit date was never finished", async () => {
    const { preview, answers, reasons } = await read("limesurvey-codes.csv");
    expect(preview.tool).toBe("limesurvey");
    expect(answers.map((answer) => answer.score)).toEqual([10, 4]);
    expect(answers[0]).toMatchObject({
      comment: "Ļoti garšīgi",
      language: "lv",
      properties: { STORE: "Rīga" },
    });
    expect(reasons).toEqual(["unfinished"]);
  });

  test("LimeSurvey's anonymous 1980-01-01 is no date: the file asks for one", async () => {
    const without = await read("limesurvey-codes-and-text.csv");
    expect(without.preview.tool).toBe("limesurvey");
    expect(without.reasons).toEqual(["no_date", "no_date"]);
    const { answers } = await read("limesurvey-codes-and-text.csv", { defaultDate: "2026-01-31" });
    expect(answers.map((answer) => answer.score)).toEqual([8, 0]);
    expect(answers[0]?.answeredAt.toISOString()).toBe("2026-01-30T22:00:00.000Z");
  });

  test("Google Forms in English, Russian, Latvian and Swedish", async () => {
    const english = await read("google-forms-sheet.csv");
    expect(english.preview).toMatchObject({ tool: "googleforms", dateOrder: "mdy" });
    expect(english.answers.map((answer) => answer.score)).toEqual([9, 7, 3]);
    expect(english.answers[2]?.comment).toBe('Louder voice, "please"');
    const russian = await read("google-forms-ru.csv");
    expect(russian.preview.tool).toBe("googleforms");
    expect(
      russian.answers.map((answer) => [answer.score, answer.answeredAt.toISOString()]),
    ).toEqual([
      [10, "2026-06-21T05:51:43.000Z"],
      [5, "2026-06-21T17:54:55.000Z"],
    ]);
    expect(russian.answers[0]?.comment).toBe("Всегда свежий хлеб");
    const latvian = await read("google-forms-lv.csv");
    expect(latvian.answers.map((answer) => answer.score)).toEqual([9, 10]);
    expect(latvian.answers[0]?.comment).toBe("Laipni cilvēki un garda maize");
    const swedish = await read("google-forms-sv.csv");
    expect(swedish.answers.map((answer) => answer.score)).toEqual([6, 10]);
    expect(swedish.answers[0]?.comment).toBe("Kaffet var kallt när det kom");
  });

  test("Microsoft Forms: anonymous is nobody, and ids counted from 1 are told apart by their date", async () => {
    const { preview, answers } = await read("microsoft-forms.csv");
    expect(preview).toMatchObject({ tool: "msforms", dateOrder: "mdy" });
    expect(answers.map((answer) => answer.score)).toEqual([9, 10, 0]);
    expect(answers[0]?.person).toBeUndefined();
    expect(answers[0]?.sourceKey).toBe("msforms:1@9/14/2026 11:28");
  });

  test("Indico: times to the microsecond", async () => {
    const { preview, answers } = await read("indico.csv");
    expect(preview.tool).toBe("indico");
    expect(answers.map((answer) => answer.score)).toEqual([8, 10]);
    expect(answers[0]?.answeredAt.toISOString()).toBe("2026-05-12T17:05:03.235Z");
  });

  test("Candor's own export comes back as it was: formulas unguarded, what was excluded stays out", async () => {
    const { preview, answers, reasons } = await read("candor.csv");
    expect(preview.tool).toBe("candor");
    expect(answers).toHaveLength(2);
    expect(answers[0]).toMatchObject({
      score: 9,
      comment: "=1+1 is what I wrote",
      person: { email: "anna@example.com", name: "Anna Ozola" },
      language: "lv",
      channel: "email",
      touchpoint: "checkout",
      tags: ["bread", "staff"],
      properties: { store: "Riga" },
      originalId: "0198b6f0-0000-7000-8000-000000000001",
    });
    expect(reasons).toEqual(["excluded_at_source"]);
  });
});

describe("unknown tools", () => {
  test("a Latvian table with a title above its head: every odd row is rejected with its own reason", async () => {
    const { preview, rows, answers } = await read("unknown-semicolon.csv");
    expect(preview).toMatchObject({
      tool: "unknown",
      delimiter: ";",
      headerRows: 3,
      dateOrder: "dmy",
    });
    expect(answers.map((answer) => answer.score)).toEqual([10, 0]);
    expect(answers[1]?.comment).toBe("Gaidīju 20 minūtes; neviens nenāca");
    expect(
      rows.map(({ row, result }) => [row, result.kind === "rejected" ? result.code : result.kind]),
    ).toEqual([
      [4, "answer"],
      [5, "score_out_of_range"],
      [6, "score_not_whole"],
      [7, "date_impossible"],
      [8, "no_score"],
      [9, "date_in_future"],
      [10, "score_in_words"],
      [11, "answer"],
    ]);
  });

  test("a 1–7 scale and a scale in words are named and nothing is taken for a score", async () => {
    for (const [file, code] of [
      ["scale-1-7.csv", "scale_other"],
      ["scale-words.csv", "scale_words"],
    ] as const) {
      const source = sourceOfBytes(file, readFileSync(new URL(file, fixtureFolder)));
      const preview = await previewImport(source, { now });
      expect(codes(preview)).toEqual([code]);
      expect(preview.columns.map((column) => column.field)).not.toContain("score");
      await expect(Array.fromAsync(readRows(source, preview.plan, { now }))).rejects.toMatchObject({
        status: 422,
        code: "no_score_column",
      });
    }
  });

  test("whoever maps a 1–7 column by hand is obeyed and warned", async () => {
    const { preview, answers } = await read("scale-1-7.csv", { columns: { 1: "score" } });
    expect(codes(preview)).toEqual(["scale_by_hand"]);
    expect(answers.map((answer) => answer.score)).toEqual([7, 5, 1]);
  });
});
