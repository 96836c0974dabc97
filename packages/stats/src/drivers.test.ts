import { describe, expect, test } from "vitest";
import {
  driverImportanceIntervals,
  importancePerformance,
  relativeWeights,
  revenueAtRisk,
  seededRandom,
  shapleyImportance,
  themeImpact,
} from "./index.ts";

const random = seededRandom(5);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Ratings of three drivers that share a mood; the answer rests on the first, a little on the second. */
function ratings(n: number) {
  const X = Array.from({ length: n }, () => {
    const mood = normal();
    return [6 + mood + normal(), 7 + mood + normal(), 5 + mood + normal()];
  });
  const y = X.map(([a = 0, b = 0]) => 0.8 * a + 0.3 * b + normal());
  return { X, y };
}

describe("drivers", () => {
  const data = ratings(600);

  test("explain together what they explain apart", () => {
    const shapley = shapleyImportance(data);
    expect(shapley.importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(shapley.r2, 10);
    expect(shapley.share?.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
    expect(relativeWeights(data).r2).toBeCloseTo(shapley.r2, 8);
  });

  test("keep their importance when the columns change places", () => {
    const turned = { X: data.X.map((row) => row.toReversed()), y: data.y };
    const here = shapleyImportance(data).importance;
    shapleyImportance(turned).importance.forEach((value, j) => {
      expect(value).toBeCloseTo(here[2 - j] ?? Number.NaN, 10);
    });
  });

  test("of which one repeats another share their importance", () => {
    const X = data.X.map(([a = 0, b = 0]) => [a, a, b]);
    const { importance } = shapleyImportance({ X, y: data.y });
    expect(importance[0]).toBeCloseTo(importance[1] ?? Number.NaN, 8);
  });

  test("that somebody did not rate cost that row, and the row is counted", () => {
    const X: (number | null)[][] = data.X.map((row) => [...row]);
    X[0] = [null, 1, 2];
    expect(shapleyImportance({ X, y: data.y })).toMatchObject({ n: 599, dropped: 1 });
  });

  test("have intervals that hold their share and are the same for the same seed", () => {
    const found = driverImportanceIntervals({ ...data, draws: 300 });
    expect(found).toEqual(driverImportanceIntervals({ ...data, draws: 300 }));
    for (const { share, lower, upper } of found?.drivers ?? []) {
      expect(lower).toBeLessThan(share);
      expect(upper).toBeGreaterThan(share);
    }
    const [first, , third] = found?.drivers ?? [];
    expect(first?.lower).toBeGreaterThan(third?.upper ?? 1);
  });

  test("narrow their intervals as answers come in", () => {
    const width = (n: number) => {
      const found = driverImportanceIntervals({ ...ratings(n), draws: 200 });
      const [first] = found?.drivers ?? [];
      return (first?.upper ?? 1) - (first?.lower ?? 0);
    };
    expect(width(2000)).toBeLessThan(width(100) / 2);
  });

  test("hold the true share in about 95 of 100 samples", () => {
    const truth = shapleyImportance(ratings(100_000)).share?.[0] ?? Number.NaN;
    let held = 0;
    for (let sample = 0; sample < 100; sample++) {
      const found = driverImportanceIntervals({ ...ratings(150), draws: 200, seed: sample });
      const [first] = found?.drivers ?? [];
      if ((first?.lower ?? 1) <= truth && truth <= (first?.upper ?? 0)) held++;
    }
    expect(held).toBeGreaterThanOrEqual(88);
  });

  test("get a quadrant only where both intervals clear the lines", () => {
    const map = importancePerformance({ ...data, draws: 300 });
    const [first, second, third] = map?.points ?? [];
    expect(map?.importanceLine).toBeCloseTo(1 / 3, 12);
    expect(first).toMatchObject({ quadrant: "unclear" });
    expect(second?.performanceLower).toBeGreaterThan(map?.performanceLine ?? 10);
    expect(third?.quadrant).toBe("leave");
  });
});

describe("themes", () => {
  /** As measured on 3,600 comments: price in 29.7 % of them, with a score of 11 against 38.6 of all. */
  function comments() {
    const x: number[] = [];
    const themes: string[][] = [];
    const add = (n: number, code: number, names: string[]) => {
      for (let i = 0; i < n; i++) {
        x.push(code);
        // One in five speaks of support as well, whatever the answer.
        themes.push(i % 5 === 0 ? [...names, "support"] : names);
      }
    };
    add(420, 1, ["price"]);
    add(346, 0, ["price"]);
    add(303, -1, ["price"]);
    add(1523, 1, []);
    add(757, 0, []);
    add(251, -1, []);
    return { x, themes };
  }

  test("that cost most come first, with an interval that excludes 0", () => {
    const { n, score, themes } = themeImpact(comments());
    expect(n).toBe(3600);
    expect(score).toBeCloseTo(38.6, 1);
    const [price, support] = themes;
    expect(price?.theme).toBe("price");
    expect(price?.share).toBeCloseTo(0.297, 3);
    expect(price?.scoreWith).toBeCloseTo(11, 0);
    expect(price?.impact).toBeCloseTo(-11.7, 1);
    expect(price?.upper).toBeLessThan(-9);
    expect(price?.alone).toBeCloseTo(price?.impact ?? 0, 0);
    expect(support?.lower).toBeLessThan(0);
    expect(support?.upper).toBeGreaterThan(0);
  });

  test("cost the same whatever order the comments come in", () => {
    const { x, themes } = comments();
    const [here] = themeImpact({ x, themes }).themes;
    const [there] = themeImpact({ x: x.toReversed(), themes: themes.toReversed() }).themes;
    expect({ ...there, alone: 0 }).toEqual({ ...here, alone: 0 });
    expect(there?.alone).toBeCloseTo(here?.alone ?? Number.NaN, 8);
  });

  test("mentioned rarely are hidden, and one mentioned everywhere has no comparison", () => {
    const x = Array.from({ length: 40 }, (_, i) => (i % 3) - 1);
    const themes = x.map((_, i) => (i < 19 ? ["all", "rare"] : ["all"]));
    const found = themeImpact({ x, themes });
    expect(found.hidden).toEqual(["rare"]);
    expect(found.themes).toMatchObject([{ theme: "all", impact: null, lower: null, upper: null }]);
  });

  test("hold the true impact in about 95 of 100 samples", () => {
    let held = 0;
    // Half the comments name the theme; with it the true score is 0, without it 40: impact −20.
    for (let sample = 0; sample < 300; sample++) {
      const themes = Array.from({ length: 200 }, () => (random() < 0.5 ? ["theme"] : []));
      const x = themes.map(({ length }) => {
        const [promoter, detractor] = length > 0 ? [0.4, 0.4] : [0.6, 0.2];
        const u = random();
        return u < promoter ? 1 : u < promoter + detractor ? -1 : 0;
      });
      const [theme] = themeImpact({ x, themes, seed: sample, draws: 400 }).themes;
      if ((theme?.lower ?? 0) <= -20 && -20 <= (theme?.upper ?? -100)) held++;
    }
    expect(held / 300).toBeGreaterThan(0.91);
    expect(held / 300).toBeLessThan(0.985);
  });
});

test("revenue at risk carries the interval of the retention difference", () => {
  const stayed = { retainedA: 180, nA: 200, retainedB: 60, nB: 90 };
  const found = revenueAtRisk({ ...stayed, detractorRevenue: 120_000 });
  expect(found.revenueAtRisk).toBeCloseTo(28_000, 6);
  expect(found.lower).toBeCloseTo(120_000 * 0.1317160664501913, 6);
  expect(found.upper).toBeCloseTo(120_000 * 0.3413758552653716, 6);
  expect(revenueAtRisk({ ...stayed, nB: 0, retainedB: 0, detractorRevenue: 1 })).toMatchObject({
    revenueAtRisk: null,
    lower: null,
  });
});
