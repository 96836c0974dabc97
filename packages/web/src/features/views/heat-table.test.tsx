// @vitest-environment happy-dom
import type { Crossing } from "@candor/contract/score.ts";
import { screen, within } from "@testing-library/react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { inside } from "../../testing/inside.tsx";
import { HeatTable } from "./heat-table.tsx";
import { Sparkline } from "./sparkline.tsx";

type Cell = Crossing["cells"][number];
const cell = (row: string, column: string, more: Partial<Cell>): Cell =>
  ({
    row,
    column,
    hidden: false,
    answers: 40,
    score: 20,
    interval: { lower: 5, upper: 35 },
    lowBase: false,
    difference: null,
    ...more,
  }) as Cell;

const difference = (verdict: "up" | "down" | "no_clear_change", points: number) =>
  ({
    verdict,
    difference: points,
    lower: points - 8,
    upper: points + 8,
    comparisons: 4,
  }) as Cell["difference"];

const CROSSING = {
  rows: ["Riga", "Cēsis"],
  columns: ["web", "shop"],
  leftOut: { rows: 1, columns: 2 },
  cells: [
    cell("Riga", "web", { difference: difference("down", -23) }),
    cell("Riga", "shop", {
      difference: difference("no_clear_change", 4),
      lowBase: true,
      answers: 12,
    }),
    cell("Cēsis", "web", { hidden: true, score: null, interval: null, answers: null }),
    cell("Cēsis", "shop", { score: null, interval: null, answers: 3 }),
  ],
} as Crossing;

async function table() {
  await inside(<HeatTable crossing={CROSSING} rows="store" columns="channel" />, {
    areas: ["web-views", "web-themes"],
    replies: { "GET /api/v1/properties": { data: [] } },
  });
  const cells = within(screen.getByRole("table"))
    .getAllByRole("cell")
    .map((one) => ({
      text: one.textContent ?? "",
      colour: /(promoter|detractor)-soft/.exec(one.className)?.[1],
    }));
  return cells;
}

test("colour and words stand only where a pair clearly differs from all others", async () => {
  const [clear, unclear] = await table();
  expect(clear?.colour).toBe("detractor");
  expect(clear?.text).toContain("−23");
  expect(unclear?.colour).toBeUndefined();
  expect(unclear?.text).not.toContain("+4");
});

test("a score stands with its interval and its base, and a low base is said", async () => {
  const [, low] = await table();
  expect(low?.text).toMatch(/20.*5.*35/);
  expect(low?.text).toMatch(/12 answers.*low base/i);
});

test("below ten answers there is no score, and what could be worked back is hidden with its count", async () => {
  const [, , hidden, few] = await table();
  expect(hidden?.text).not.toMatch(/\d/);
  expect(few?.text).toBe("–");
});

test("for how many comparisons it was corrected, and what is not shown, stand below", async () => {
  await table();
  expect(screen.getByText(/4 comparisons/).textContent).toMatch(/3/);
});

test("a small line needs two scores, has a gap where there are too few, and does not exaggerate", () => {
  const path = (scores: (number | null)[]) =>
    /<path d="([^"]*)"/.exec(renderToStaticMarkup(<Sparkline scores={scores} />))?.[1];
  expect(path([null, 40])).toBeUndefined();
  expect(path([10, 20, null, 30, 40])?.match(/M/g)).toHaveLength(2);
  const heights = (d = "") => [...d.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
  const calm = heights(path([50, 51]));
  expect(Math.abs((calm[0] ?? 0) - (calm[1] ?? 0))).toBeLessThan(2);
  const wild = heights(path([-60, 60]));
  expect(Math.max(...wild) - Math.min(...wild)).toBeCloseTo(22, 5);
});
