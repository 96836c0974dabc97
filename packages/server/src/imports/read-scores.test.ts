import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sourceOfBytes } from "./read/import-source.ts";
import { readScores, sourceOfStream } from "./read-scores.ts";

const now = new Date("2026-11-22T12:00:00Z");
const source = (text: string) => sourceOfBytes("-", Buffer.from(text), 5);

function histogram(counts: Record<number, number>): number[] {
  return Array.from({ length: 11 }, (_, score) => counts[score] ?? 0);
}

describe("scores without a server", () => {
  test("are counted from numbers between blanks and line ends", async () => {
    expect(await readScores(source("9 10\n0\r\n7  7\n N/A 11 8.5\n10"), { now })).toEqual({
      histogram: histogram({ 0: 1, 7: 2, 9: 1, 10: 2 }),
      read: 9,
      rejected: [
        { code: "no_score", rows: 1 },
        { code: "score_out_of_range", rows: 1 },
        { code: "score_not_whole", rows: 1 },
      ],
      column: null,
      warnings: [],
    });
  });

  test("are counted from the column that an import would take", async () => {
    const counted = await readScores(
      source("Date,Would you recommend us?\nlong ago,9\nlong ago,\nlong ago,10\nlong ago,3\n"),
      { now },
    );
    expect(counted).toMatchObject({
      histogram: histogram({ 9: 1, 10: 1, 3: 1 }),
      read: 4,
      rejected: [{ code: "no_score", rows: 1 }],
      column: "Would you recommend us?",
    });
  });

  test("are counted from the column that is named, however it is written, or numbered", async () => {
    const file = "shop,Staff_Rating\nRiga,9\nVisby,2\n";
    for (const column of ["Staff_Rating", "staff rating", "2"]) {
      expect((await readScores(source(file), { now, column })).histogram).toEqual(
        histogram({ 9: 1, 2: 1 }),
      );
    }
    await expect(readScores(source(file), { now, column: "mood" })).rejects.toMatchObject({
      code: "column_unknown",
      message: '"-" has no column "mood"; it has: shop, Staff_Rating',
    });
  });

  test("are not guessed: a table without a score column is refused, one column alone is taken", async () => {
    await expect(readScores(source("a,b\n9,8\n1,2\n"), { now })).rejects.toMatchObject({
      code: "no_score_column",
    });
    expect(await readScores(source("a\n9\n8\n"), { now })).toMatchObject({ column: "a", read: 2 });
  });

  test("of a scale that is not 0–10 are taken when the column is named, with a warning", async () => {
    const file = readFileSync(
      new URL("../../test-files/imports/scale-1-7.csv", import.meta.url),
      "utf8",
    );
    const counted = await readScores(source(file), { now, column: "2" });
    expect(counted.histogram).toEqual(histogram({ 1: 1, 5: 1, 7: 1 }));
    expect(counted.warnings.map((warning) => warning.code)).toEqual(["scale_by_hand"]);
  });

  test("leave out answers never finished", async () => {
    const file = readFileSync(
      new URL("../../test-files/imports/limesurvey-codes.csv", import.meta.url),
      "utf8",
    );
    expect(await readScores(source(file), { now })).toMatchObject({
      read: 3,
      rejected: [{ code: "unfinished", rows: 1 }],
    });
  });

  test("come from a stream as from a file", async () => {
    async function* stream() {
      yield Buffer.from("9\n1");
      yield Buffer.from("0\n");
    }
    expect(await readScores(await sourceOfStream("-", stream()), { now })).toMatchObject({
      histogram: histogram({ 9: 1, 10: 1 }),
    });
  });
});
