import fc from "fast-check";
import { expect } from "vitest";
import * as stats from "../index.ts";

/** Counts of up to `most` in each group, possibly nobody at all. */
export const countsUpTo = (most: number) =>
  fc.record({
    promoters: fc.integer({ min: 0, max: most }),
    passives: fc.integer({ min: 0, max: most }),
    detractors: fc.integer({ min: 0, max: most }),
  });

/** Counts from nobody to ten million. */
export const anyCounts = fc.oneof(countsUpTo(12), countsUpTo(500), countsUpTo(10_000_000));

/** Counts of at least one answer. */
export const someCounts = anyCounts.filter((c) => c.promoters + c.passives + c.detractors > 0);

export const confidence = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99, 0.999999);

export const codes = fc.array(fc.constantFrom(1, 0, -1), { maxLength: 60 });

/** Rows of answers with weights, some of them 0. */
export const weightedAnswers = fc
  .array(
    fc.tuple(
      fc.constantFrom(1, 0, -1),
      fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 50, noNaN: true })),
      fc.integer({ min: 0, max: 8 }),
    ),
    { maxLength: 60 },
  )
  .map((rows) => ({
    x: rows.map(([x]) => x),
    weights: rows.map(([, w]) => w),
    cluster: rows.map(([, , c]) => c),
  }));

/** Waves of scores with their standard errors. */
export const waves = fc
  .array(
    fc.tuple(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.double({ min: 0.1, max: 40, noNaN: true }),
    ),
    { maxLength: 25 },
  )
  .map((rows) => ({ y: rows.map(([y]) => y), standardErrors: rows.map(([, se]) => se) }));

export const table = fc.array(
  fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }),
  { minLength: 3, maxLength: 3 },
);

/** Asserts that no number anywhere in a result is NaN or infinite. */
export function finiteThroughout(value: unknown, path: string): void {
  if (typeof value === "number") expect(Number.isFinite(value), `${path} is ${value}`).toBe(true);
  else if (value !== null && typeof value === "object") {
    for (const [key, member] of Object.entries(value)) finiteThroughout(member, `${path}.${key}`);
  } else {
    expect(value, path).not.toBeUndefined();
  }
}

/** Calls a function of the library by its name, as the reference cases do. */
export function run(name: string, input: unknown): unknown {
  const found = (stats as unknown as Record<string, ((input: unknown) => unknown) | undefined>)[
    name
  ];
  if (typeof found !== "function") throw new Error(`stats exports no function "${name}"`);
  return found(input);
}
