import { seededRandom } from "@candor/stats";
import { beforeEach, describe, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { reviseResponses } from "../responses/revise-responses.ts";
import type { Database } from "../storage/database.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import { breakdown } from "./breakdown.ts";
import { compareClosed, compareOpen } from "./compare-scores.ts";
import { histogram, histogramsByDay } from "./histogram-queries.ts";
import { latestSteps, previousPeriod } from "./period.ts";
import { scoreReport } from "./score-report.ts";
import { surveyScore } from "./survey-score.ts";
import { trend } from "./trend.ts";

let db: Database;
let survey: SurveyInWorkspace;
const nobodyAsked = async () => ({ invited: 0, answered: 0 });

beforeEach(async () => {
  db = await testDatabase();
  survey = await aSurvey(db, { dimensions: ["store"], timeZone: "Europe/Riga" });
});

/** So many answers of each score, spread over stores and days of May. */
async function answers(counts: Record<number, number>, given = {}): Promise<void> {
  const batch = Object.entries(counts).flatMap(([score, n]) =>
    Array.from({ length: n }, (_, i) =>
      answer({
        surveyId: survey.surveyId,
        score: Number(score),
        properties: { store: `store ${i % 3}`, plan: i % 2 ? "pro" : "free" },
        answeredAt: new Date(Date.UTC(2026, 4, 1 + ((i * 7) % 30), 12)),
        ...given,
      }),
    ),
  );
  await recordBatch(db, survey.workspaceId, batch);
}

const all = () => scopeOf(survey, {});

describe("what may be shown", () => {
  test("an empty survey has no score, and nine answers are counts alone", async () => {
    expect(scoreReport(await histogram(db, all()))).toMatchObject({ score: null, answers: 0 });
    await answers({ 10: 9 });
    expect(scoreReport(await histogram(db, all()))).toMatchObject({
      score: null,
      interval: null,
      answers: 9,
      promoters: 9,
      lowBase: true,
    });
  });

  test("ten answers have a score marked as a low base, thirty are no low base", async () => {
    await answers({ 10: 5, 3: 5 });
    expect(scoreReport(await histogram(db, all()))).toMatchObject({ score: 0, lowBase: true });
    await answers({ 10: 20 });
    const report = scoreReport(await histogram(db, all()));
    expect(report).toMatchObject({ answers: 30, lowBase: false });
    expect(report.interval?.lower).toBeLessThan(report.score ?? 0);
    expect(report.interval?.upper).toBeLessThanOrEqual(100);
  });
});

describe("days", () => {
  test("an answer belongs to the day of the workspace's clock, and periods are half-open", async () => {
    // 23:30 in Riga on 31 May, and half an hour after midnight on 1 June.
    await recordBatch(db, survey.workspaceId, [
      answer({ surveyId: survey.surveyId, score: 9, answeredAt: new Date("2026-05-31T20:30:00Z") }),
      answer({ surveyId: survey.surveyId, score: 2, answeredAt: new Date("2026-05-31T21:30:00Z") }),
    ]);
    const may = scopeOf(survey, { from: "2026-05-01", to: "2026-06-01" });
    expect(scoreReport(await histogram(db, may))).toMatchObject({ promoters: 1, detractors: 0 });
    const june = scopeOf(survey, { from: "2026-06-01", to: "2026-07-01" });
    expect(scoreReport(await histogram(db, june))).toMatchObject({ promoters: 0, detractors: 1 });
  });

  test("the period before a month is the month before, and before ten days ten days", () => {
    expect(previousPeriod({ from: "2026-03-01", to: "2026-04-01" })).toEqual({
      from: "2026-02-01",
      to: "2026-03-01",
    });
    expect(previousPeriod({ from: "2026-03-05", to: "2026-03-15" })).toEqual({
      from: "2026-02-23",
      to: "2026-03-05",
    });
  });

  test("weeks begin on Monday, across the end of a year and a change of the clock", () => {
    expect(latestSteps({ from: "2026-12-30", to: "2027-01-06" }, "week", 9).steps).toEqual([
      { from: "2026-12-28", to: "2027-01-04" },
      { from: "2027-01-04", to: "2027-01-11" },
    ]);
    expect(latestSteps({ from: "2026-03-28", to: "2026-03-31" }, "day", 9).steps).toHaveLength(3);
  });

  test("a trend never ends silently: too many days are told in weeks, and what is cut is said", async () => {
    await answers({ 10: 12 }, { answeredAt: new Date("2022-03-10T12:00:00Z") });
    await answers({ 9: 11 }, { answeredAt: new Date("2026-05-10T12:00:00Z") });
    const days = await trend(db, all(), "day");
    expect(days).toMatchObject({ by: "week", wanted: "day", cutBefore: null });
    expect(days.points.reduce((sum, point) => sum + point.answers, 0)).toBe(23);
    const cut = await trend(db, all(), "day", 12);
    expect(cut).toMatchObject({ by: "month", wanted: "day", cutBefore: "2025-06-01" });
    expect(cut.points).toHaveLength(12);
    expect(cut.points.at(-1)).toMatchObject({ from: "2026-05-01", answers: 11 });
  });

  test("a month without answers is a point without a score, not a gap", async () => {
    await answers({ 10: 12 }, { answeredAt: new Date("2026-03-10T12:00:00Z") });
    await answers({ 9: 12 }, { answeredAt: new Date("2026-05-10T12:00:00Z") });
    const { points } = await trend(db, all(), "month");
    expect(points.map(({ from, answers: n, score }) => [from, n, score])).toEqual([
      ["2026-03-01", 12, 100],
      ["2026-04-01", 0, null],
      ["2026-05-01", 12, 100],
    ]);
  });
});

describe("filters", () => {
  test("tallies and answers tell the same story under every filter", async () => {
    await answers({ 0: 7, 6: 11, 8: 13, 10: 23 });
    for (const filter of [
      [],
      ["store=store 1"],
      ["store=store 1", "store=store 2"],
      ["channel=api"],
    ]) {
      const tallied = scopeOf(survey, { filter, from: "2026-05-05", to: "2026-05-25" });
      // A second property can only be answered from the answers themselves.
      const free = await histogram(
        db,
        scopeOf(survey, { ...period, filter: [...filter, "plan=free"] }),
      );
      const pro = await histogram(
        db,
        scopeOf(survey, { ...period, filter: [...filter, "plan=pro"] }),
      );
      expect(await histogram(db, tallied)).toEqual(free.map((n, score) => n + (pro[score] ?? 0)));
    }
  });
  const period = { from: "2026-05-05", to: "2026-05-25" };

  test("days add up to the whole, and so do the rows of a breakdown", async () => {
    await answers({ 1: 5, 7: 9, 9: 31 });
    await answers({ 9: 4 }, { properties: {} });
    const whole = await histogram(db, all());
    const sum = (rows: { counts: number[] }[]) =>
      whole.map((_, score) => rows.reduce((total, { counts }) => total + (counts[score] ?? 0), 0));
    expect(sum(await histogramsByDay(db, all()))).toEqual(whole);
    const { rows } = await breakdown(db, all(), "store");
    expect(sum(rows.map((row) => ({ counts: row.histogram })))).toEqual(whole);
    expect(rows.map(({ value }) => value)).toContain("");
  });

  test("counting the latest answer of each person counts each of them once", async () => {
    const ann = { email: "ann@example.com", phone: null, externalId: null, name: null };
    await recordBatch(db, survey.workspaceId, [
      answer({
        surveyId: survey.surveyId,
        score: 2,
        person: ann,
        answeredAt: new Date("2026-05-01"),
      }),
      answer({
        surveyId: survey.surveyId,
        score: 10,
        person: ann,
        answeredAt: new Date("2026-05-20"),
      }),
      answer({ surveyId: survey.surveyId, score: 7 }),
    ]);
    expect(scoreReport(await histogram(db, all())).answers).toBe(3);
    const latest = scoreReport(await histogram(db, scopeOf(survey, { counting: "latest" })));
    expect(latest).toMatchObject({ answers: 2, promoters: 1, passives: 1, detractors: 0 });
  });
});

describe("what is left out, and what is said", () => {
  test("excluded answers are counted, reasoned, and the score is told with them too", async () => {
    await answers({ 10: 20, 0: 5 });
    const [bad] = await db
      .selectFrom("response")
      .select("id")
      .where("workspace_id", "=", survey.workspaceId)
      .where("score", "=", 0)
      .execute();
    await reviseResponses(
      db,
      survey.workspaceId,
      [bad?.id ?? ""],
      () => ({ exclusion: { reason: "staff", note: "our own till" } }),
      { actor: "test" },
    );
    const score = await surveyScore(db, all(), { today: "2026-06-01", responseRate: nobodyAsked });
    expect(score.answers).toBe(24);
    expect(score.excluded).toMatchObject({ total: 1, reasons: [{ reason: "staff", answers: 1 }] });
    expect(score.excluded.scoreWith).toMatchObject({ answers: 25, score: 60 });
    expect(score.score).toBeGreaterThan(60);
  });

  test("a direction is said exactly where the interval of the difference leaves out 0", () => {
    const of = (promoters: number, detractors: number) =>
      scoreReport([detractors, 0, 0, 0, 0, 0, 0, 40, 0, promoters, 0]);
    for (let promoters = 30; promoters <= 90; promoters += 3) {
      const { difference, readings } = compareClosed({ a: of(60, 20), b: of(promoters, 20) });
      if (!difference) throw new Error("large bases can be compared");
      const clear = difference.lower > 0 || difference.upper < 0;
      expect(difference.verdict !== "no_clear_change").toBe(clear);
      expect(readings[0]?.key).toMatch(clear ? /periods\.(up|down)/ : /periods\.unclear/);
    }
  });

  test("a period that still runs needs more before a direction is said than one that is over", () => {
    const before = scoreReport([20, 0, 0, 0, 0, 0, 0, 40, 0, 60, 0]);
    const now = scoreReport([12, 0, 0, 0, 0, 0, 0, 32, 0, 76, 0]);
    const closed = compareClosed({ a: before, b: now }).difference;
    const open = compareOpen({ a: before, b: now }).difference;
    expect(closed?.verdict).toBe("up");
    expect(open).toMatchObject({
      verdict: "no_clear_change",
      method: "confidence_sequence",
      p: null,
    });
  });

  test("a period that still runs is compared from ten answers on, also while everybody is of one group", () => {
    const before = scoreReport([60, 0, 0, 0, 0, 0, 0, 40, 0, 20, 0]);
    const promotersOnly = scoreReport([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12]);
    const { difference, readings } = compareOpen({ a: before, b: promotersOnly });
    expect(difference).toMatchObject({ verdict: "up", method: "confidence_sequence" });
    expect(difference?.lower).toBeGreaterThan(0);
    expect(readings[0]?.key).toBe("periods.up");
    const nine = scoreReport([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]);
    expect(compareOpen({ a: before, b: nine })).toMatchObject({
      difference: null,
      readings: [{ key: "periods.tooFew", args: { nB: 9, least: 10 } }],
    });
  });

  test("near the ceiling a month without a change is called one in few of a hundred, however often it is looked at", () => {
    const random = seededRandom(48);
    const answered = (n: number) => {
      const counts = new Array<number>(11).fill(0);
      for (let i = 0; i < n; i++) {
        const u = random();
        const score = u < 0.97 ? 10 : u < 0.995 ? 7 : 0;
        counts[score] = (counts[score] ?? 0) + 1;
      }
      return counts;
    };
    let claimed = 0;
    for (let month = 0; month < 60; month++) {
      const before = scoreReport(answered(1000));
      let now = answered(0);
      for (let day = 0; day < 30; day++) {
        const today = answered(10);
        now = now.map((n, score) => n + (today[score] ?? 0));
        const { difference } = compareOpen({ a: before, b: scoreReport(now) });
        if (difference && difference.verdict !== "no_clear_change") {
          claimed++;
          break;
        }
      }
    }
    expect(claimed).toBeLessThanOrEqual(3);
  });

  test("silence stands beside the score: the rate with its interval and the score that would undo it", async () => {
    await answers({ 10: 30, 0: 10 });
    const { responseRate } = await surveyScore(db, all(), {
      today: "2026-06-01",
      responseRate: async () => ({ invited: 200, answered: 40 }),
    });
    expect(responseRate).toMatchObject({ invited: 200, answered: 40, rate: 0.2 });
    // 0.2 · 50 + 0.8 · x = 0
    expect(responseRate?.breakEven).toBeCloseTo(-12.5, 10);
  });
});
