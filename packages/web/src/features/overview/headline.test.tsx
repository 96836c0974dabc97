import type { SurveyScore } from "@candor/contract/score.ts";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LanguageProvider } from "../../language/language-context.tsx";
import { speaking } from "../../testing/speaking.ts";
import { Headline } from "./headline.tsx";

const NOTHING: SurveyScore = {
  score: null,
  answers: 0,
  promoters: 0,
  passives: 0,
  detractors: 0,
  histogram: Array(11).fill(0),
  interval: null,
  lowBase: true,
  from: null,
  to: null,
  open: false,
  excluded: {
    total: 0,
    reasons: [],
    scoreWith: {
      score: null,
      answers: 0,
      promoters: 0,
      passives: 0,
      detractors: 0,
      histogram: Array(11).fill(0),
      interval: null,
      lowBase: true,
    },
  },
  quarantined: 0,
  comparedWith: "previous",
  goal: null,
  previous: null,
  difference: null,
  reading: [],
  verdict: null,
  responseRate: null,
};

async function shown(score: Partial<SurveyScore>, language: "en" | "lv" = "en"): Promise<string> {
  const speech = await speaking(language, "web-overview", "reading");
  const html = renderToStaticMarkup(
    <LanguageProvider speech={speech}>
      <Headline score={{ ...NOTHING, ...score }} />
    </LanguageProvider>,
  );
  return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

test("below ten answers there are counts, no score and no interval", async () => {
  const text = await shown({ answers: 4, promoters: 3, detractors: 1 });
  expect(text).toContain("Too few to judge (n=4)");
  expect(text).toContain("6 more answers");
  expect(text).not.toContain("between");
});

test("a score never stands without its interval and its base", async () => {
  const interval = { lower: 31.2, upper: 48.9, confidence: 0.95, method: "tango" };
  const text = await shown({ score: 40.4, answers: 1204, interval, lowBase: false });
  expect(text).toContain("40");
  expect(text).toContain("between 31 and 49");
  expect(text).toContain("1,204 answers");
  expect(text).not.toContain("Low base");
});

test("a score without an interval is not shown at all", async () => {
  expect(await shown({ score: 40, answers: 12 })).not.toMatch(/\b40\b/);
});

test("ten to twenty-nine answers are marked as a low base", async () => {
  const interval = { lower: -12, upper: 61, confidence: 0.95, method: "tango" };
  const text = await shown({ score: 27, answers: 15, interval, lowBase: true });
  expect(text).toContain("Low base");
  expect(text).toContain("between −12 and 61");
});

test("decimals appear only when the margin of error is below one point", async () => {
  const interval = { lower: 40.2, upper: 41.6, confidence: 0.95, method: "tango" };
  const text = await shown({ score: 40.9, answers: 90_000, interval, lowBase: false });
  expect(text).toContain("40.9");
  expect(text).toContain("between 40.2 and 41.6");
});

test("the same score reads as Latvian in Latvian", async () => {
  const interval = { lower: 31.2, upper: 48.9, confidence: 0.95, method: "tango" };
  const text = await shown({ score: 40.4, answers: 21, interval }, "lv");
  expect(text).toContain("no 31 līdz 49");
  expect(text).toContain("21 atbilde");
});
