import { describe, expect, test } from "vitest";
import { columnHeads, words } from "./column-heads.ts";
import { findHeader } from "./find-header.ts";

const records = (...rows: string[][]) => rows.map((cells, i) => ({ row: i + 1, cells }));
const headerRows = (...rows: string[][]) => findHeader(records(...rows)).headerRows;

describe("the head of a table", () => {
  test("is the first record, when it is of words", () => {
    expect(headerRows(["Score", "Comment"], ["9", "good"], ["3", ""])).toBe(1);
    expect(headerRows(["Score"], ["9"], ["3"])).toBe(1);
  });

  test("is found below titles and blank lines", () => {
    expect(
      headerRows(
        ["Report of May", "", ""],
        ["", "", ""],
        ["Date", "Score", "Why"],
        ["2026-05-01", "9", "x"],
      ),
    ).toBe(3);
  });

  test("may hold years or counted columns, and is a head all the same", () => {
    expect(headerRows(["Shop", "2024", "2025", "2026"], ["Riga", "1", "2", "3"])).toBe(1);
    expect(headerRows(["Id", "1", "2", "3", "4"], ["a", "5", "5", "4", "2"])).toBe(1);
  });

  test("is missing when the first record is a respondent: nobody is eaten", () => {
    expect(headerRows(["9", "Very good"], ["3", "Too slow"])).toBe(0);
    expect(headerRows(["2026-05-01", "9", "Very good"], ["2026-05-02", "3", ""])).toBe(0);
    expect(headerRows(["anna@example.com", "great"], ["bo@example.com", "fine"])).toBe(0);
    expect(headerRows(["", "1985", "1993"], ["Riga", "1", "2"])).toBe(0);
  });

  test("of a file that holds nothing else is a head", () => {
    expect(headerRows(["Score", "Comment"])).toBe(1);
  });

  test("of SurveyMonkey is two records, and one where the second was deleted by hand", () => {
    const head = ["Respondent ID", "End Date", "Would you recommend us?", ""];
    const options = ["", "", "Response", "Why?"];
    const first = ["118000001", "03/04/2026 02:16:40 PM", "9", "because"];
    expect(headerRows(head, options, first, first)).toBe(2);
    expect(headerRows(head, first, first)).toBe(1);
    expect(headerRows(["Would you recommend us?", ""], ["Response", "Why?"], ["9", "yes"])).toBe(2);
    expect(
      headerRows(["Would you recommend us?", ""], ["9", "Response was quick"], ["9", "yes"]),
    ).toBe(1);
  });

  test("of SurveyMonkey in another language is known by the ids it lacks", () => {
    const head = ["Respondent ID", "Vai ieteiktu?", "Ko pirkāt?", ""];
    expect(
      headerRows(head, ["", "Atbilde", "Kafija", "Maize"], ["118000001", "9", "", "Maize"]),
    ).toBe(2);
  });

  test("of Qualtrics is three records, two where the third was deleted, one where both were", () => {
    const codes = ["StartDate", "ResponseId", "Q1"];
    const texts = ["Start Date", "Response ID", "How likely …?"];
    const ids = ['{"ImportId":"startDate"}', '{"ImportId":"_recordId"}', '{"ImportId":"QID1"}'];
    const first = ["2026-05-01 10:00:00", "R_1", "9"];
    expect(headerRows(codes, texts, ids, first)).toBe(3);
    expect(headerRows(codes, texts, first)).toBe(2);
    expect(headerRows(codes, first)).toBe(1);
  });
});

describe("the names of columns", () => {
  test("join a question with its option, and pass the question on to the columns it spans", () => {
    const heads = columnHeads(
      [
        ["Recommend?", "", "Bought?", ""],
        ["Response", "Why?", "Coffee", "Bread"],
      ],
      4,
    );
    expect(heads.map((head) => head.title)).toEqual([
      "Recommend?",
      "Recommend?: Why?",
      "Bought?: Coffee",
      "Bought?: Bread",
    ]);
  });

  test("are the texts in Qualtrics, with the codes kept for recognition", () => {
    const heads = columnHeads(
      [
        ["StartDate", "ResponseId", "Q1"],
        ["Sākuma datums", "Atbildes ID", "Cik iespējams?"],
        ['{"ImportId":"startDate"}', "", ""],
      ],
      3,
    );
    expect(heads[2]).toMatchObject({ title: "Cik iespējams?", code: "Q1" });
  });

  test("say which column it is where the file says nothing", () => {
    expect(columnHeads([["a", ""]], 2).map((head) => head.title)).toEqual(["a", "Column 2"]);
    expect(columnHeads([], 1).map((head) => head.title)).toEqual(["Column 1"]);
  });

  test.each([
    ["LikelyToRecommend", "likely to recommend"],
    ["Likely-To-Recommend", "likely to recommend"],
    ["nps_0_10", "nps 0 10"],
    ["  E-mail: ", "e mail"],
    ["Why?", "why"],
  ])("%j is compared as %j", (name, plain) => {
    expect(words(name)).toBe(plain);
  });
});
