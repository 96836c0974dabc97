import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as stats from "./index.ts";
import { finiteThroughout, run } from "./testing/arbitraries.ts";
import { close } from "./testing/close.ts";

/**
 * Reference values computed outside TypeScript (R, SciPy). `GOLD` names another file of
 * cases in the same form.
 */
const file = process.env.GOLD ?? new URL("../reference/stats.json", import.meta.url);

interface Case {
  readonly fn: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance: number;
  readonly source: string;
}

const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

test("there are reference cases to run", () => {
  expect(cases.length).toBeGreaterThan(0);
});

for (const [i, { fn, input, expected, tolerance, source }] of cases.entries()) {
  test(`${fn} agrees with ${source} (case ${i}: ${JSON.stringify(input).slice(0, 80)})`, () => {
    if ((expected as { error?: boolean }).error === true) {
      expect(fn in stats, `stats exports no function "${fn}"`).toBe(true);
      expect(() => run(fn, input)).toThrow(RangeError);
      return;
    }
    const actual = run(fn, input);
    finiteThroughout(actual, fn);
    close(actual, expected, tolerance, fn);
  });
}
