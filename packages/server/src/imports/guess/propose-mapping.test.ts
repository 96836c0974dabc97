import { describe, expect, test } from "vitest";
import { type Preview, previewImport } from "../preview.ts";
import { sourceOfBytes } from "../read/import-source.ts";

const now = new Date("2026-11-22T12:00:00Z");

async function preview(...lines: string[]): Promise<Preview> {
  return previewImport(sourceOfBytes("file.csv", Buffer.from(lines.join("\n"))), { now });
}

const fields = (shown: Preview) => shown.columns.map((column) => column.field);
const codes = (shown: Preview) => shown.warnings.map((warning) => warning.code);

describe("the score column", () => {
  test.each([
    ["How likely are you to recommend us to a friend?"],
    ["NPS"],
    ["nps_0_10"],
    ["Likelihood to Recommend"],
    ["Dans quelle mesure recommanderiez-vous notre magasin ?"],
    ["Насколько вероятно, что вы порекомендуете нас?"],
    ["Готовы ли Вы рекомендовать нас?"],
    ["Cik iespējams, ka Jūs ieteiktu mūs?"],
    ["Vai Jūs ieteiksiet mūs draugiem?"],
    ["Hur troligt är det att du skulle rekommendera oss?"],
    ["Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?"],
    ["¿Qué tan probable es que nos recomiendes?"],
    ["Quanto è probabile che ci raccomandi?"],
    ["Hoe waarschijnlijk is het dat u ons aanbeveelt?"],
    ["Kui tõenäoliselt soovitate meid?"],
    ["Score"],
    ["Оценка"],
    ["Vērtējums"],
    ["Betyg"],
  ])("is known by its words: %s", async (header) => {
    const shown = await preview(`Visits,"${header}",Shop`, "3,9,Riga", "5,3,Riga", "4,10,Visby");
    expect(fields(shown)[1]).toBe("score");
  });

  test.each([
    ["Any recommendations?"],
    ["Рекомендации"],
    ["Jūsu ieteikumi"],
    ["Rekommendationer"],
    ["Visits last year"],
  ])("is not taken from the noun or from numbers alone: %s", async (header) => {
    const shown = await preview(`"${header}",Shop`, "9,Riga", "3,Riga", "10,Visby");
    expect(fields(shown)).not.toContain("score");
    expect(codes(shown)[0]).toMatch(/^no_score/);
  });

  test("is the one that speaks of recommending, among many of the same scale", async () => {
    const shown = await preview(
      "satisfaction_0_10,Would you recommend us?,Staff (0-10)",
      "9,8,10",
      "10,3,9",
      "8,9,7",
    );
    expect(fields(shown)[1]).toBe("score");
  });

  test("of two that say the same is none before somebody chooses, and both are named by their place", async () => {
    const shown = await preview("NPS product,NPS service", "9,8", "10,3", "0,9");
    expect(fields(shown)).toEqual(["property:NPS product", "property:NPS service"]);
    expect(shown.warnings[0]?.args).toEqual({
      columns: "1. “NPS product”, 2. “NPS service”",
      count: 2,
    });
    expect(codes(shown)).toContain("several_scores");
  });

  test("where there is none but some could be, those are named", async () => {
    const shown = await preview("Q1,Q2", "9,a", "0,b", "4,c", "7,d");
    expect(shown.warnings[0]).toEqual({
      code: "no_score_named",
      args: { columns: "1. “Q1”", count: 1 },
    });
  });

  test.each([
    ["scale_yes_no", ["0", "1", "1", "0"]],
    ["scale_groups", ["Promoter", "Detractor", "Passive", "Promoter"]],
    ["scale_words", ["Yes", "No", "No", "Yes"]],
    ["scale_unclear", ["5", "3", "4", "1"]],
    ["scale_other", ["80", "33", "100", "90"]],
    ["score_column_empty", ["", "", "", ""]],
  ])("on another scale is refused as %s", async (code, cells) => {
    const shown = await preview(
      "Shop,Would you recommend us?",
      ...cells.map((cell) => `Riga,${cell}`),
    );
    expect(fields(shown)).not.toContain("score");
    expect(codes(shown)[0]).toBe(code);
  });

  test("called by the word itself is taken though a few answers could be on a shorter scale, with a warning", async () => {
    const few = await preview("Score,Comment", "4,x", "6,y");
    expect(fields(few)[0]).toBe("score");
    expect(codes(few)).toContain("scale_few");
    const many = await preview(
      "Score,Comment",
      ...Array.from({ length: 12 }, (_, i) => `${1 + (i % 7)},x`),
    );
    expect(fields(many)[0]).not.toBe("score");
    expect(codes(many)).toContain("scale_other");
  });

  test("of a download of rejected rows is taken however few rows were mended", async () => {
    const mended = await preview(
      "Would you recommend us?,Date,rejected_because",
      "4,2026-01-02,date_impossible",
    );
    expect(fields(mended)).toEqual(["score", "answeredAt", "ignore"]);
  });

  test("whose top is in words reads them as 10; the bottom is 1, or 0 where a 1 is met", async () => {
    const one = await preview(
      "Would you recommend us?",
      "Strongly agree",
      "9",
      "5",
      "2",
      "Strongly disagree",
      "8",
    );
    expect(one.plan.mapping.scaleWords).toEqual({ "strongly agree": 10, "strongly disagree": 1 });
    expect(codes(one)).toContain("scale_1_10");
    const zero = await preview(
      "Would you recommend us?",
      "Strongly agree",
      "9",
      "5",
      "1",
      "Strongly disagree",
      "8",
    );
    expect(zero.plan.mapping.scaleWords).toEqual({ "strongly agree": 10, "strongly disagree": 0 });
    const both = await preview(
      "Would you recommend us?",
      "Strongly agree",
      "9",
      "10",
      "1",
      "5",
      "8",
    );
    expect(both.plan.mapping.scaleWords).toEqual({});
    expect(both.sample.reasons).toEqual([{ code: "score_in_words", rows: 1 }]);
  });
});

describe("the other columns", () => {
  test("are told by names in four languages", async () => {
    expect(
      fields(
        await preview(
          "Дата;Почта;Телефон;Имя;Фамилия;NPS;Комментарий",
          "02.03.2026;a@b.lv;+37120000001;Анна;Озола;9;да",
        ),
      ),
    ).toEqual(["answeredAt", "email", "phone", "name", "name", "score", "comment"]);
    expect(
      fields(
        await preview(
          "Datums;E-pasts;Tālrunis;Vārds;NPS;Komentārs;Valoda",
          "02.03.2026;a@b.lv;+37120000001;Anna;9;jā;lv",
        ),
      ),
    ).toEqual(["answeredAt", "email", "phone", "name", "score", "comment", "language"]);
    expect(
      fields(
        await preview(
          "Datum;E-post;Telefon;Namn;NPS;Kommentar;Kundnummer",
          "2026-03-02;a@b.lv;+46700000001;Bo;9;ja;K-1",
        ),
      ),
    ).toEqual(["answeredAt", "email", "phone", "name", "score", "comment", "externalId"]);
  });

  test("are told by their values where names say nothing", async () => {
    const shown = await preview(
      "a,b,c,NPS",
      "2026-01-02 10:00,x@example.com,192.0.2.1,9",
      "2026-01-03 11:00,y@example.com,192.0.2.2,2",
    );
    expect(fields(shown)).toEqual(["answeredAt", "email", "ignore", "score"]);
  });

  test("that claim what their values deny are kept as properties", async () => {
    const shown = await preview("Email,Date,Id,NPS", "yes,soon,1,9", "no,later,1,2");
    expect(fields(shown)).toEqual(["property:Email", "property:Date", "property:Id", "score"]);
  });

  test("with the same or very long names become properties apart, at most 100 characters long", async () => {
    const long = "x".repeat(150);
    const shown = await preview(`Other,Other,${long},${long},NPS`, "a,b,c,d,9", "e,f,g,h,3");
    const names = fields(shown).slice(0, 4);
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name.length).toBeLessThanOrEqual("property:".length + 100);
  });

  test("long ids are no dates", async () => {
    const shown = await preview("Respondent,NPS", "3237988710,9", "3237988711,3");
    expect(fields(shown)[0]).toBe("responseId");
  });

  test("the group that follows from the score is left out", async () => {
    const shown = await preview("NPS,Category", "9,Promoter", "3,Detractor", "8,Passive");
    expect(fields(shown)).toEqual(["score", "ignore"]);
  });

  test("a comment stands beside the score, or asks why, or is the only text", async () => {
    const beside = await preview(
      "Would you recommend us?,,Colour",
      "9,because it is near,red",
      "3,,blue",
    );
    expect(fields(beside)[1]).toBe("comment");
    const asking = await preview(
      "Opening words,NPS,What is the main reason?",
      "a word or two here,9,it is near to my home",
      "other words here,3,it is far from it",
    );
    expect(fields(asking)).toEqual(["property:Opening words", "score", "comment"]);
  });
});

describe("a preview", () => {
  test("asks for a date where the file has none", async () => {
    const shown = await preview("NPS", "9", "3");
    expect(codes(shown)).toEqual(["no_dates"]);
    expect(shown.sample).toMatchObject({ rows: 2, accepted: 2 });
  });

  test("asks for the order of day and month where nothing tells it, looking through the whole file first", async () => {
    const lines = Array.from(
      { length: 6_000 },
      (_, i) => `0${1 + (i % 9)}/0${1 + ((i * 7) % 9)}/2026,9`,
    );
    const asked = await preview("Date,NPS", ...lines);
    expect(asked.dateOrder).toBe("ambiguous");
    expect(codes(asked)).toEqual(["dates_ambiguous"]);
    const told = await preview("Date,NPS", ...lines, "03/31/2026,9");
    expect(told.dateOrder).toBe("mdy");
  });

  test("shows the first rows with what would become of them", async () => {
    const shown = await preview(
      "Date,NPS",
      "2026-01-02,9",
      "2026-01-02,12",
      ...Array.from({ length: 30 }, () => "2026-01-03,8"),
    );
    expect(shown.rows).toHaveLength(20);
    expect(shown.rows.slice(0, 2)).toEqual([
      { row: 2, cells: ["2026-01-02", "9"], outcome: "answer", reason: null },
      {
        row: 3,
        cells: ["2026-01-02", "12"],
        outcome: "rejected",
        reason: { code: "score_out_of_range", args: { value: "12" } },
      },
    ]);
  });

  test("takes a change of columns, and refuses columns and fields that do not exist", async () => {
    const source = sourceOfBytes("file.csv", Buffer.from("A,B\n9,3\n10,4\n"));
    const changed = await previewImport(source, {
      now,
      changes: { columns: { 0: "score", 1: "property:staff" } },
    });
    expect(fields(changed)).toEqual(["score", "property:staff"]);
    expect(changed.columns[0]?.why).toBe("by_hand");
    await expect(
      previewImport(source, { now, changes: { columns: { 7: "score" } } }),
    ).rejects.toMatchObject({ code: "column_unknown" });
    await expect(
      previewImport(source, { now, changes: { columns: { 0: "nonsense" } } }),
    ).rejects.toMatchObject({ code: "field_unknown" });
    await expect(previewImport(source, { now, timeZone: "Mars/Olympus" })).rejects.toMatchObject({
      code: "time_zone_unknown",
    });
  });

  test("of people is of people, and of a file with e-mails and questions is not", async () => {
    expect((await preview("Email,Name,Plan", "a@example.com,A,pro")).kind).toBe("people");
    expect((await preview("Email,Do you like it here?", "a@example.com,yes")).kind).toBe("answers");
  });
});
