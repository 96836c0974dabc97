import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as stats from "./index.ts";
import { finiteThroughout, run } from "./testing/arbitraries.ts";

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

/** Asserts that `actual` says what `expected` says; fields beyond it are allowed. */
function close(actual: unknown, expected: unknown, tolerance: number, path: string): void {
  if (typeof expected === "number") {
    expect(actual, path).toBeTypeOf("number");
    const distance = Math.abs((actual as number) - expected);
    expect(distance, `${path}: ${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
  } else if (Array.isArray(expected)) {
    expect(actual, path).toBeInstanceOf(Array);
    expect((actual as unknown[]).length, `${path}.length`).toBe(expected.length);
    expected.forEach((value, i) => {
      close((actual as unknown[])[i], value, tolerance, `${path}[${i}]`);
    });
  } else if (expected !== null && typeof expected === "object") {
    expect(actual, path).toBeTypeOf("object");
    for (const [key, value] of Object.entries(expected)) {
      close((actual as Record<string, unknown>)[key], value, tolerance, `${path}.${key}`);
    }
  } else {
    expect(actual, path).toBe(expected);
  }
}

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
