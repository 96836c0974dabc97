import fc from "fast-check";
import { expect, test } from "vitest";
import { nextAttempt, pauseAfter, quietUntil, retryAfter, TRY_FOR_MS } from "./back-off.ts";

const FIRST = new Date("2026-06-01T00:00:00Z");
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("pauses grow fourfold from five seconds to eight hours, give or take a fifth", () => {
  const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 20].map((n) => pauseAfter(n, () => 0.5) / 1000);
  expect(seconds).toEqual([5, 20, 80, 320, 1280, 5120, 20480, 28800, 28800]);
  expect(pauseAfter(1, () => 0)).toBe(4000);
  expect(pauseAfter(1, () => 0.999)).toBeLessThan(6000);
});

test("whatever chance does, a delivery is tried for between two and three days, a dozen times or more", () => {
  fc.assert(
    fc.property(fc.array(fraction, { minLength: 50, maxLength: 50 }), (chances) => {
      let now = FIRST;
      let number = 1;
      for (;;) {
        const at = nextAttempt(
          { number, firstAt: FIRST, now, retryAfterMs: null },
          () => chances[number] ?? 0.5,
        );
        if (!at) break;
        now = at;
        number += 1;
      }
      const lasted = now.getTime() - FIRST.getTime();
      expect(lasted).toBeLessThanOrEqual(TRY_FOR_MS);
      expect(lasted).toBeGreaterThan(2 * 24 * 3_600_000);
      expect(number).toBeGreaterThanOrEqual(12);
    }),
  );
});

test("a receiver may ask for a longer pause, to a day at most, and not for a shorter one", () => {
  const after = (retryAfterMs: number) =>
    nextAttempt({ number: 1, firstAt: FIRST, now: FIRST, retryAfterMs }, () => 0.5);
  expect(after(60_000)?.getTime()).toBe(FIRST.getTime() + 60_000);
  expect(after(1)?.getTime()).toBe(FIRST.getTime() + 5000);
  expect(after(1e12)?.getTime()).toBe(FIRST.getTime() + 24 * 3_600_000);
});

test("Retry-After is read as seconds and as a date", () => {
  expect(retryAfter("120", FIRST)).toBe(120_000);
  expect(retryAfter("Mon, 01 Jun 2026 00:01:00 GMT", FIRST)).toBe(60_000);
  expect(retryAfter("soon", FIRST)).toBeNull();
  expect(retryAfter(undefined, FIRST)).toBeNull();
});

test("after three failed rounds a receiver is left in peace, for a quarter of an hour at most", () => {
  const quiet = (rounds: number) => quietUntil(rounds, FIRST, () => 0.5)?.getTime();
  expect([1, 2].map(quiet)).toEqual([undefined, undefined]);
  expect(quiet(3)).toBe(FIRST.getTime() + 10_000);
  expect(quiet(4)).toBe(FIRST.getTime() + 20_000);
  expect(quiet(200)).toBe(FIRST.getTime() + 15 * 60_000);
});
