import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import type { MappingChanges } from "./guess/make-plan.ts";
import { previewImport } from "./preview.ts";
import { type ImportSource, sourceOfBytes } from "./read/import-source.ts";
import { readRows } from "./read/read-rows.ts";
import { readScores } from "./read-scores.ts";

const now = new Date("2026-11-22T12:00:00Z");

const csv = (...lines: string[]) => sourceOfBytes("file.csv", Buffer.from(lines.join("\n")));

/** What an import makes of a file: its answers, why rows are none, and what it says. */
async function taken(source: ImportSource, changes: MappingChanges = {}) {
  const preview = await previewImport(source, {
    now,
    changes: { defaultDate: "2026-01-01", ...changes },
  });
  const said = preview.warnings.map(({ code }) => code);
  const fields = preview.columns.map(({ field }) => field);
  if (!fields.includes("score")) return { preview, said, fields, answers: [], why: [] };
  const results = (await Array.fromAsync(readRows(source, preview.plan, { now }))).map(
    ({ result }) => result,
  );
  const answers = results.filter((result) => result.kind === "answer");
  const why = results.flatMap((result) => (result.kind === "rejected" ? [result.code] : []));
  return { preview, said, fields, answers, why };
}

const scores = (answers: { score: number }[]) => answers.map(({ score }) => score);

async function book(fill: (book: ExcelJS.Workbook) => void) {
  const made = new ExcelJS.Workbook();
  fill(made);
  return sourceOfBytes("book.xlsx", Buffer.from(await made.xlsx.writeBuffer()));
}

describe("a table that is not one answer a row", () => {
  test.each([
    [
      [
        "score,count",
        "0,2",
        "1,0",
        "2,1",
        "3,1",
        "4,1",
        "5,4",
        "6,5",
        "7,14",
        "8,22",
        "9,20",
        "10,30",
      ],
    ],
    [["Оценка;Количество", "10;30", "9;20", "8;22", "7;14", "6;5", "Итого;91"]],
    [["Vērtējums,Skaits,%", "8,3,30%", "9,4,40%", "10,3,30%"]],
    [["Betyg\tAntal svar", "10\t5", "9\t2", "8\t4", "3\t1"]],
    [
      [
        "store,score,responses",
        "Riga,9,12",
        "Riga,10,30",
        "Riga,3,4",
        "Tartu,9,7",
        "Tartu,10,9",
        "Tartu,8,2",
      ],
    ],
    [["month,0,1,2,3,4,5,6,7,8,9,10", "Jan,1,0,0,2,1,3,2,5,8,9,12", "Feb,0,0,1,1,1,2,2,4,9,9,10"]],
  ])("is asked about when it counts answers, and nothing is taken: %j", async (lines) => {
    const { said, answers } = await taken(csv(...lines));
    expect(answers).toEqual([]);
    expect(said).toContain("counts_table");
    await expect(readScores(csv(...lines), { now })).rejects.toMatchObject({
      code: "no_score_column",
    });
  });

  test("is taken all the same when somebody says that they are answers", async () => {
    const file = csv("score,count", "9,2", "10,1", "3,4");
    expect(scores((await taken(file, { columns: { 0: "score" } })).answers)).toEqual([9, 10, 3]);
  });

  test("few answers with a number beside them are answers, not counts", async () => {
    const file = csv("customer no,score", "1204,9", "1300,10", "1777,3");
    expect(scores((await taken(file)).answers)).toEqual([9, 10, 3]);
  });

  test.each([
    ["English", ["Average,8", "Minimum,6", "Maximum,10", "Count,20"]],
    ["Russian", ["Среднее,8", "Итого:,10"]],
    ["Latvian", ["Vidēji,8", "Kopā,9"]],
    ["Swedish", ["Medelvärde,8", "Summa,10"]],
    ["German", ["Durchschnitt,8", "Anzahl,5"]],
    ["with its number in the label", ["Average score: 8,8", "NPS +20,10"]],
  ])("its totals at the bottom are no customers, in %s", async (_, totals) => {
    const people = Array.from({ length: 20 }, (_, i) => `Customer ${i},${[10, 9, 8, 6][i % 4]}`);
    const { answers, why } = await taken(csv("Customer,Score", ...people, ...totals));
    expect(answers).toHaveLength(20);
    expect(why).toEqual(totals.map(() => "summary_row"));
  });

  test("its sums without a label at the bottom are no customers either", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `2026-01-${10 + (i % 9)},K${i},${i % 11}`);
    const { answers, why } = await taken(csv("Date,Customer,NPS", ...rows, "", ",,8", ",,5"));
    expect(answers).toHaveLength(20);
    expect(why).toEqual(["summary_row", "summary_row"]);
  });

  test("a customer called Total who answered is a customer", async () => {
    const rows = Array.from(
      { length: 12 },
      (_, i) => `2026-01-1${i % 9},a${i}@shop.lv,Firm ${i},9`,
    );
    const file = csv("Date,Email,Company,NPS", ...rows, "2026-01-20,t@total.fr,Total,4");
    expect((await taken(file)).answers).toHaveLength(13);
  });

  test("a word that many rows have is a choice, not a total", async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${["Average", "Good"][i % 2]},${i % 11}`);
    expect((await taken(csv("Service,NPS", ...rows))).answers).toHaveLength(12);
  });

  test("two of them side by side are asked about", async () => {
    const file = csv("Name,Score,,Name,Score", "Ann,9,,Eve,3", "Bob,10,,Max,4", "Kim,8,,,");
    const { said, answers } = await taken(file);
    expect([said[0], answers]).toEqual(["tables_side_by_side", []]);
  });

  test("a table of something else beside the answers is left out and named", async () => {
    const file = csv(
      "Date,NPS,Comment,,Product,Sold",
      "2026-01-01,9,good,,Tea,100",
      "2026-01-02,10,fine,,Rum,200",
      "2026-01-03,8,,,,",
      "2026-01-04,3,bad,,,",
      "2026-01-05,7,,,,",
    );
    const { said, answers, fields } = await taken(file);
    expect(scores(answers)).toEqual([9, 10, 8, 3, 7]);
    expect(said).toContain("other_table");
    expect(fields.slice(4)).toEqual(["ignore", "ignore"]);
    expect(answers[0]?.properties).toEqual({});
  });

  test("the head that files put together keep in their middle is no answer", async () => {
    const file = csv("Date,NPS", "2026-01-01,9", "Date,NPS", "2026-01-02,4");
    expect((await taken(file)).why).toEqual(["repeated_head"]);
  });
});

describe("a workbook", () => {
  const months = (extra: (made: ExcelJS.Workbook) => void = () => {}) =>
    book((made) => {
      const form = ["Date", "NPS", "Comment"];
      for (const [month, values] of Object.entries({ Jan: [9, 10], Feb: [3], Mar: [7, 8, 10] })) {
        const sheet = made.addWorksheet(month);
        sheet.addRow(month === "Feb" ? ["NPS", "Comment", "Date"] : form);
        for (const [i, score] of values.entries()) {
          const date = `2026-0${i + 1}-01`;
          sheet.addRow(month === "Feb" ? [score, "c", date] : [date, score, "c"]);
        }
      }
      extra(made);
    });

  test("with a sheet for each month is read whole, whatever the order of the columns", async () => {
    const { answers, said } = await taken(await months());
    expect(scores(answers)).toEqual([9, 10, 3, 7, 8, 10]);
    expect(answers.every(({ comment }) => comment === "c")).toBe(true);
    expect(said).toContain("sheets_read");
  });

  test("says which sheets it did not read, hidden ones too", async () => {
    const { preview } = await taken(
      await months((made) => {
        made.addWorksheet("Plan").addRows([
          ["Shop", "Target"],
          ["Riga", 50],
        ]);
        made.addWorksheet("Old", { state: "hidden" }).addRows([
          ["Date", "NPS"],
          ["2020-01-01", 3],
        ]);
      }),
    );
    const unread = preview.warnings.find(({ code }) => code === "sheets_unread");
    expect(unread?.args).toMatchObject({ sheets: "“Plan”, “Old”", count: 2 });
  });

  test("is read from the sheets that somebody names", async () => {
    const { answers } = await taken(await months(), { sheets: ["Feb", "jan"] });
    expect(scores(answers)).toEqual([3, 9, 10]);
    await expect(taken(await months(), { sheets: ["June"] })).rejects.toMatchObject({
      code: "sheet_missing",
    });
  });

  test("names the sheet and the line of a row that is rejected", async () => {
    const source = await months((made) =>
      made.getWorksheet("Mar")?.addRow(["2026-01-01", "x", ""]),
    );
    const { preview } = await taken(source);
    const rows = await Array.fromAsync(readRows(source, preview.plan, { now }));
    expect(rows.at(-1)?.result).toMatchObject({ args: { sheet: "Mar", line: 5 } });
    expect(new Set(rows.map(({ row }) => row)).size).toBe(rows.length);
  });
});

describe("the answer's id", () => {
  const pages = [1, 2, 3, 4, 5, 3, 4, 5].map((n) => `r${n},2026-01-0${n},${n + 4}`);

  test("that comes twice is the same answer, and counts once", async () => {
    const file = csv("Response ID,Date,Score", ...pages);
    const { answers, fields } = await taken(file);
    expect(fields[0]).toBe("responseId");
    expect(new Set(answers.map(({ sourceKey }) => sourceKey)).size).toBe(5);
    const counted = await readScores(file, { now });
    expect(counted.histogram.reduce((sum, n) => sum + n, 0)).toBe(5);
    expect(counted.rejected).toEqual([{ code: "repeated_id", rows: 3 }]);
  });

  test("may be blank in some rows, which are answers of their own", async () => {
    const { answers, fields } = await taken(
      csv(
        "Response ID,Date,Score",
        "a,2026-01-01,9",
        ",2026-01-02,8",
        "b,2026-01-03,3",
        ",2026-01-02,8",
      ),
    );
    expect(fields[0]).toBe("responseId");
    expect(new Set(answers.map(({ sourceKey }) => sourceKey)).size).toBe(4);
  });

  test("is not the id of customers who answered several times", async () => {
    const rows = [1, 2, 3, 1, 2, 3].map((n, i) => `${n},${[9, 3, 7, 10, 4, 8][i]}`);
    const { fields, answers } = await taken(csv("id,score", ...rows));
    expect(fields[0]).not.toBe("responseId");
    expect(answers).toHaveLength(6);
  });
});

describe("an answer that is none", () => {
  test.each([
    ["Status", ["Complete", "Partial", "Disqualified", "Complete"]],
    ["Response Status", ["Completed", "Started", "Terminated", "Completed"]],
    ["Статус", ["Завершено", "Частично", "Дисквалифицирован", "Завершено"]],
    ["Statuss", ["Pabeigts", "Daļēji", "Diskvalificēts", "Pabeigts"]],
    ["Status", ["Slutförd", "Delvis", "Diskvalificerad", "Slutförd"]],
    ["Status", ["Abgeschlossen", "Teilweise", "Disqualifiziert", "Abgeschlossen"]],
    ["Statut", ["Terminé", "Partiel", "Disqualifié", "Terminé"]],
    ["Estado", ["Completado", "Parcial", "Descalificado", "Completado"]],
    ["Stato", ["Completato", "Parziale", "Squalificato", "Completato"]],
    ["Stan", ["Ukończona", "Częściowa", "Zdyskwalifikowana", "Ukończona"]],
    ["Antwoordstatus", ["Voltooid", "Gedeeltelijk", "Gediskwalificeerd", "Voltooid"]],
    ["How it ended", ["Completed", "Incomplete", "Screened out", "Completed"]],
  ])("is told by %s: %j", async (head, words) => {
    const rows = words.map((word, i) => `2026-01-0${i + 1},${word},${[9, 2, 1, 10][i]}`);
    const { answers, why } = await taken(csv(`Date,${head},NPS`, ...rows));
    expect(scores(answers)).toEqual([9, 10]);
    expect(why).toEqual(["unfinished", "disqualified"]);
  });

  test.each([
    ["Finished", "True", "False"],
    ["Finished", "Wahr", "Falsch"],
    ["Finished", "VRAI", "FAUX"],
    ["Finished", "Истина", "Ложь"],
    ["Completed", "Jā", "Nē"],
    ["Finished", "Sant", "Falskt"],
    ["Progress", "100", "45"],
  ])("was never finished where %s says %s or %s", async (head, yes, no) => {
    const file = csv(`Date,${head},NPS`, `2026-01-01,${yes},9`, `2026-01-02,${no},2`);
    expect(scores((await taken(file)).answers)).toEqual([9]);
  });

  test.each([
    ["Test", "Yes", "No"],
    ["Mode", "test", "live"],
    ["Is preview", "TRUE", "FALSE"],
    ["Vorschau", "Ja", "Nein"],
  ])("was a trial where %s says %s", async (head, trial, real) => {
    const file = csv(`Date,${head},NPS`, `2026-01-01,${real},9`, `2026-01-02,${trial},2`);
    expect((await taken(file)).why).toEqual(["test_answer"]);
  });

  test("is not told by the status of an order or a ticket", async () => {
    const file = csv(
      "Date,Order status,Ticket,NPS",
      "2026-01-01,Completed,Open,9",
      "2026-01-02,Partial,Closed,2",
    );
    const { answers, fields } = await taken(file);
    expect(answers).toHaveLength(2);
    expect(fields[1]).toBe("property:Order status");
  });

  test.each([
    ["-99"],
    ["−1"],
    ["99"],
    ["999"],
    ["N/A"],
    ["refused"],
    ["затрудняюсь ответить"],
    ["grūti pateikt"],
    ["weiß nicht"],
    ["nie wiem"],
  ])("stands in a score column as %s, and is left out", async (code) => {
    const rows = [9, 10, 3, 7, 8].map((score) => `2026-01-01,${score}`);
    const { answers, why, said } = await taken(
      csv("Date,NPS", ...rows, `2026-01-02,${code}`, `2026-01-03,${code}`),
    );
    expect(answers).toHaveLength(5);
    expect(["no_score", "no_answer_code"]).toContain(why[0]);
    if (/\d/.test(code)) expect(said).toContain("no_answer_codes");
  });
});

describe("the day of an answer", () => {
  const day = async (heads: string, cells: string) =>
    (await taken(csv(`${heads},NPS`, `${cells},9`))).answers[0]?.answeredAt
      .toISOString()
      .slice(0, 10);

  test.each([
    [
      "Created at,Start date,Submitted on,Exported at",
      "2026-01-01,2026-01-02,2026-01-03,2026-01-04",
    ],
    [
      "Exported,Invited at,Date of response,Updated at",
      "2026-01-04,2026-01-01,2026-01-03,2026-01-09",
    ],
    [
      "Дата создания,Дата начала,Дата завершения,Дата выгрузки",
      "2026-01-01,2026-01-02,2026-01-03,2026-01-04",
    ],
    [
      "Izveides datums,Sākuma laiks,Iesniegšanas datums,Eksporta datums",
      "2026-01-01,2026-01-02,2026-01-03,2026-01-04",
    ],
    ["Skapad datum,Starttid,Svarsdatum,Exportdatum", "2026-01-01,2026-01-02,2026-01-03,2026-01-04"],
    [
      "Erstellt am Datum,Startzeit,Abgabedatum,Exportdatum",
      "2026-01-01,2026-01-02,2026-01-03,2026-01-04",
    ],
    [
      "Date de création,Date de début,Date de réponse,Date d'export",
      "2026-01-01,2026-01-02,2026-01-03,2026-01-04",
    ],
    [
      "Fecha de inicio,Fecha de creación,Fecha de respuesta,Fecha de exportación",
      "2026-01-02,2026-01-01,2026-01-03,2026-01-04",
    ],
    ["Date of birth,Purchase date,Completed date", "1990-01-01,2026-01-02,2026-01-03"],
  ])("is the day it was given: %s", async (heads, cells) => {
    expect(await day(heads, cells)).toBe("2026-01-03");
  });

  test("is a plain date before a begin, and a begin before nothing", async () => {
    expect(await day("Started,Date", "2026-01-02,2026-01-03")).toBe("2026-01-03");
    expect(await day("Start time,Plan", "2026-01-02,pro")).toBe("2026-01-02");
  });

  test("is never the day of the export or of a birth", async () => {
    const { said } = await taken(csv("Export date,Date of birth,NPS", "2026-01-01,1980-01-01,9"), {
      defaultDate: undefined as never,
    });
    expect(said).toContain("no_dates");
  });

  test("that is later today somewhere else costs its row alone", async () => {
    const { answers, why } = await taken(
      csv("Date,NPS", "2026-11-22 09:00,9", "2026-11-22 23:00,3", "2026-11-21,8"),
    );
    expect(scores(answers)).toEqual([9, 8]);
    expect(why).toEqual(["date_in_future"]);
  });
});

describe("of several score columns", () => {
  const rows = Array.from({ length: 12 }, (_, i) => [i % 11, 10, (i * 3) % 11, 9]);
  const file = (...heads: string[]) =>
    csv(heads.join(","), ...rows.map((row) => row.slice(0, heads.length).join(",")));

  test.each([
    ["How likely are you to recommend us?"],
    ["Насколько вероятно, что вы нас порекомендуете?"],
    ["Готовы ли вы рекомендовать нас?"],
    ["Cik iespējams, ka jūs mūs ieteiktu draugam?"],
    ["Hur troligt är det att du skulle rekommendera oss?"],
    ["Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?"],
    ["Quelle est la probabilité que vous nous recommandiez ?"],
    ["¿Qué probabilidad hay de que nos recomiende?"],
    ["Qual a probabilidade de nos recomendar?"],
    ["Quanto è probabile che ci consiglieresti?"],
    ["Hoe waarschijnlijk is het dat u ons aanbeveelt?"],
    ["Jak prawdopodobne jest, że polecisz nas znajomym?"],
    ["Kuinka todennäköisesti suosittelisit meitä?"],
    ["nps_recommend"],
    ["Recommendation score (0-10)"],
  ])(
    "the one that asks about recommending is taken, and the others are named by place: %s",
    async (question) => {
      const { fields, preview } = await taken(file("nps_support", `"${question}"`, "nps_price"));
      expect(fields[1]).toBe("score");
      const other = preview.warnings.find(({ code }) => code === "other_scores");
      expect(other?.args.other).toBe("1. “nps_support”, 3. “nps_price”");
    },
  );

  test("none is taken where their names say the same", async () => {
    const { answers, said } = await taken(file("NPS sales", "NPS support", "NPS price"));
    expect([answers, said[0]]).toEqual([[], "several_scores"]);
  });

  test("a yes-or-no column about recommending does not hide the one in numbers", async () => {
    const lines = rows.map(([a], i) => `${a},${i % 2 ? "Yes" : "No"}`);
    const { fields } = await taken(
      csv("Recommendation rating,Has recommended us before", ...lines),
    );
    expect(fields[0]).toBe("score");
  });

  test("an average is none", async () => {
    const { fields } = await taken(file("Average NPS", "NPS"));
    expect(fields[1]).toBe("score");
  });
});

describe("the comment", () => {
  const firms = [
    "Riga Coffee Roasters",
    "Nordic Timber Group",
    "Baltic Freight Lines",
    "Old Town Books",
  ];

  test.each(["Company", "Shop name", "Uzņēmums", "Компания", "Företag", "Plan", "Unternehmen"])(
    "is not the name of a company, shop or plan: %s",
    async (head) => {
      const { fields } = await taken(
        csv(`${head},NPS`, ...firms.map((firm, i) => `${firm},${i + 6}`)),
      );
      expect(fields[0]).toBe(`property:${head}`);
    },
  );

  test("is not a column of names without a head that says so", async () => {
    const { fields } = await taken(csv("Q2,NPS", ...firms.map((firm, i) => `${firm},${i + 6}`)));
    expect(fields[0]).toBe("property:Q2");
  });

  test.each([
    "Why did you give this score?",
    "Почему вы поставили такую оценку?",
    "Kāpēc tāds vērtējums?",
    "Varför gav du det betyget?",
    "Warum diese Bewertung?",
    "Pourquoi cette note ?",
    "¿Por qué esa nota?",
    "Perché questo voto?",
    "Waarom deze score?",
    "Dlaczego taka ocena?",
    "Please tell us the reason",
  ])("is what a header asks why, with however few and short answers: %s", async (question) => {
    const { fields, answers } = await taken(
      csv(
        `Company,NPS,"${question}"`,
        "Riga Coffee Roasters,9,ok",
        "Nordic Timber Group,3,",
        "Old Town Books,8,slow",
      ),
    );
    expect(fields[2]).toBe("comment");
    expect(answers.map(({ comment }) => comment)).toEqual(["ok", null, "slow"]);
  });

  test("is nothing where somebody wrote N/A or a dash", async () => {
    const { answers } = await taken(csv("NPS,Comment", "9,N/A", "8,-", "7,fine"));
    expect(answers.map(({ comment }) => comment)).toEqual([null, null, "fine"]);
  });
});

describe("columns and heads", () => {
  test("unnamed thin columns at the right cost no rows, padded or not", async () => {
    const options = ["phone", ",mail", ",,shop", ",,,web"];
    const padded = Array.from({ length: 12 }, (_, i) =>
      `${i % 11},c,${options[i % 4]}`.padEnd(9, " "),
    );
    const { answers, why } = await taken(
      csv("NPS,Comment,Ways", ...padded.map((line) => line.trim())),
    );
    expect([answers.length, why]).toEqual([12, []]);
  });

  test("a comma in somebody's text is still found", async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `2026-01-01,${i % 11},fine`);
    const { why } = await taken(csv("Date,NPS,Comment", ...rows, "2026-01-02,9,good, but slow"));
    expect(why).toEqual(["too_many_cells"]);
  });

  test.each([
    ["question, then parts", ["Date,Q1,Q1,Q2", ",Score,Label,Answer"]],
    [
      "codes, then questions",
      ["date,q1,q1l,q2", "Date of answer,How likely to recommend?,Label of it,Why is that?"],
    ],
    [
      "three of them",
      ["Date,How likely to recommend,,Why", ",Score,Label,Answer", "timestamp,integer,text,text"],
    ],
  ])("a second head is a head, whichever tool wrote it: %s", async (_, heads) => {
    const rows = [9, 3, 10, 7].map(
      (score, i) => `2026-01-0${i + 1},${score},Label,text number ${i}`,
    );
    const { preview, why } = await taken(csv(...heads, ...rows), { columns: { 1: "score" } });
    expect(preview.headerRows).toBe(heads.length);
    expect(why).toEqual([]);
  });

  test("a first answer in words is no second head", async () => {
    const { preview } = await taken(
      csv("NPS,Comment", "extremely likely,good", "9,fine", "3,bad", "8,"),
    );
    expect(preview.headerRows).toBe(1);
    const none = await taken(csv("NPS,Comment", "n/a,no idea", "9,fine", "3,bad", "8,"));
    expect(none.preview.headerRows).toBe(1);
  });
});

describe("text that cannot be stored", () => {
  test.each([
    ["a NUL", "ba\0d"],
    ["half a surrogate", "ba\ud83dd"],
  ])(
    "%s in a comment costs nothing: the preview, the rows and the score are whole",
    async (_, word) => {
      const bytes = Buffer.from(
        JSON.stringify([
          { score: 9, comment: "x" },
          { score: 3, comment: word },
        ]),
      );
      for (const source of [
        csv("score,comment", "9,x", `3,${word}`),
        sourceOfBytes("a.json", bytes),
      ]) {
        const { answers, preview } = await taken(source);
        expect(scores(answers)).toEqual([9, 3]);
        expect(JSON.stringify(preview)).not.toMatch(/\\u0000|\\ud83d/);
        expect(answers[1]?.comment?.isWellFormed()).toBe(true);
      }
    },
  );

  test("a property, a name and a tag longer than a reader takes are cut or left out, and it is said", async () => {
    const { answers } = await taken(
      csv(
        "NPS,Email,Name,Tags,Plan",
        `9,a@b.lv,${"N".repeat(300)},"${"t".repeat(80)},ok",${"😀".repeat(900)}`,
      ),
    );
    const [answer] = answers;
    expect(answer?.person?.name).toHaveLength(200);
    expect(answer?.properties.Plan).toHaveLength(1000);
    expect(answer?.properties.Plan?.isWellFormed()).toBe(true);
    expect(answer?.tags).toEqual(["ok"]);
    expect(answer?.notes.map(({ code }) => code).sort()).toEqual([
      "name_cut",
      "tags_left_out",
      "value_cut",
    ]);
  });

  test("more columns than an answer may have properties are left out, and it is said", async () => {
    const heads = Array.from({ length: 400 }, (_, i) => `p${i}`).join(",");
    const cells = Array.from({ length: 400 }, () => "x y").join(",");
    const { answers } = await taken(csv(`NPS,${heads}`, `9,${cells}`));
    expect(Object.keys(answers[0]?.properties ?? {})).toHaveLength(200);
    expect(answers[0]?.notes).toEqual([{ code: "properties_left_out", args: { count: 200 } }]);
  });
});
