import { expect, test } from "vitest";
import { digitReader } from "./choose-by-keys.ts";

function typed(...keys: [key: string, at: number][]): (number | null)[] {
  let now = 0;
  const read = digitReader(() => now);
  return keys.map(([key, at]) => {
    now = at;
    return read(key);
  });
}

test("each digit is its score", () => {
  expect(typed(["0", 0], ["5", 10], ["9", 20])).toEqual([0, 5, 9]);
});

test("1 and soon after 0 is 10; later it is 0", () => {
  expect(typed(["1", 0], ["0", 500])).toEqual([1, 10]);
  expect(typed(["1", 0], ["0", 1500])).toEqual([1, 0]);
});

test("anything typed between 1 and 0 parts them", () => {
  expect(typed(["1", 0], ["x", 100], ["0", 200])).toEqual([1, null, 0]);
  expect(typed(["1", 0], ["0", 100], ["0", 200])).toEqual([1, 10, 0]);
});
