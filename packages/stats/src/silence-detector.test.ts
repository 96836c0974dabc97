import { expect, test } from "vitest";
import { seededRandom } from "./random.ts";
import { silenceAlarms } from "./silence-detector.ts";

function poisson(random: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let [k, product] = [0, random()];
  while (product > limit) {
    k += 1;
    product *= random();
  }
  return k;
}

test("where as many come as are usual it speaks no oftener than its budget", () => {
  const random = seededRandom(11);
  let alarms = 0;
  const days = 365 * 200;
  const usual = Array.from({ length: days }, (_, day) => {
    const expected = day % 7 > 4 ? 0.5 : 3;
    return { count: poisson(random, expected), expected };
  });
  for (let at = 0; at < days; at += 3650) {
    alarms += silenceAlarms({ days: usual.slice(at, at + 3650), budget: 365 }).length;
  }
  expect(alarms).toBeLessThanOrEqual(200);
});

test("two silent days of eight answers each are noticed, and it says since when", () => {
  const usual = Array.from({ length: 30 }, () => ({ count: 8, expected: 8 }));
  const silent = Array.from({ length: 2 }, () => ({ count: 0, expected: 8 }));
  const [alarm] = silenceAlarms({ days: [...usual, ...silent], budget: 730 });
  expect(alarm).toEqual({ index: 30, since: 30 });
  // Where answers come by the dozen, it takes longer to be sure.
  const patient = silenceAlarms({ days: [...usual, ...silent], budget: 730, dispersion: 12 });
  expect(patient).toEqual([]);
});

test("days on which nothing is awaited say nothing, and what cannot be counted is refused", () => {
  const days = Array.from({ length: 50 }, () => ({ count: 0, expected: 0 }));
  expect(silenceAlarms({ days, budget: 30 })).toEqual([]);
  expect(() => silenceAlarms({ days: [{ count: 0.5, expected: 1 }], budget: 30 })).toThrow(
    RangeError,
  );
  expect(() => silenceAlarms({ days, budget: 0 })).toThrow(RangeError);
  expect(() => silenceAlarms({ days, budget: 30, dispersion: 0.5 })).toThrow(RangeError);
});
