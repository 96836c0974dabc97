import { expect, test } from "vitest";
import { makeScoreReader, TEN_MS } from "./score-keys.ts";

test("digits are scores, and a one with a zero right after it is ten", () => {
  let now = 0;
  const read = makeScoreReader(() => now);
  expect(["0", "1", "9", "0", "1", "0", "0"].map(read)).toEqual([0, 1, 9, 0, 1, 10, 0]);
  expect(read("1")).toBe(1);
  now += TEN_MS;
  expect(read("0")).toBe(0);
  expect(read("x")).toBeUndefined();
});
