import { describe, expect, test } from "vitest";
import { type HotSpotCell, hotSpots } from "./hot-spots.ts";
import { type Random, seededRandom } from "./random.ts";
import { shareDifference } from "./shares.ts";

function binomial(random: Random, n: number, p: number): number {
  let successes = 0;
  for (let i = 0; i < n; i++) if (random() < p) successes++;
  return successes;
}

/** A screen of cells in two periods, all with the same share but those given. */
function screen(
  random: Random,
  excess: Readonly<Record<number, readonly number[]>>,
): HotSpotCell[] {
  return Array.from({ length: 30 }, (_, i) => ({
    id: String(i),
    periods: [0, 1].map((period) => ({
      a: { successes: binomial(random, 600, 0.1), n: 600 },
      b: { successes: binomial(random, 60, 0.1 + (excess[i]?.[period] ?? 0)), n: 60 },
    })),
  }));
}

const hotOf = (cells: readonly HotSpotCell[]) =>
  hotSpots({ cells })
    .cells.filter(({ hot }) => hot)
    .map(({ id }) => id);

describe("hot spots", () => {
  test("where nothing differs hardly any screen of thirty cells has one", () => {
    const random = seededRandom(40);
    let wrong = 0;
    for (let i = 0; i < 200; i++) if (hotOf(screen(random, {})).length > 0) wrong++;
    expect(wrong / 200).toBeLessThan(0.03);
  });

  test("one that is criticised three times as often in both periods is found, and stands first", () => {
    const random = seededRandom(41);
    let found = 0;
    for (let i = 0; i < 100; i++) {
      const { cells } = hotSpots({ cells: screen(random, { 7: [0.25, 0.25] }) });
      if (cells[0]?.id === "7" && cells[0].hot) found++;
    }
    expect(found).toBeGreaterThan(80);
  });

  test("one bad period makes no hot spot", () => {
    const random = seededRandom(42);
    let called = 0;
    for (let i = 0; i < 200; i++) {
      if (hotOf(screen(random, { 7: [0.4, 0] })).includes("7")) called++;
    }
    expect(called / 200).toBeLessThan(0.03);
  });

  test("with one period it is a one-sided comparison of shares; what is below is never hot", () => {
    const pair = { a: { successes: 50, n: 500 }, b: { successes: 25, n: 100 } };
    const less = { a: { successes: 50, n: 500 }, b: { successes: 0, n: 100 } };
    const { cells, compared } = hotSpots({
      cells: [
        { id: "less", periods: [less] },
        { id: "more", periods: [pair] },
        { id: "empty", periods: [{ a: pair.a, b: { successes: 0, n: 0 } }] },
      ],
    });
    expect(compared).toBe(2);
    expect(cells.map(({ id, hot }) => [id, hot])).toEqual([
      ["more", true],
      ["less", false],
      ["empty", false],
    ]);
    const [more, below] = cells;
    expect(more?.p).toBeCloseTo((shareDifference(pair).p ?? 0) / 2, 10);
    expect(more?.difference).toBeCloseTo(0.15, 10);
    expect(below?.p).toBeGreaterThan(0.5);
    // Drawn towards the others, never beyond what was measured.
    expect(more?.shrunk).toBeLessThan(0.15);
    expect(more?.shrunk).toBeGreaterThan(0);
  });
});
