import { expect, test } from "vitest";
import { uuidv7 } from "./uuidv7.ts";

test("an id carries its time, version and variant", () => {
  expect(uuidv7(Date.UTC(2022, 1, 22, 19, 22, 22))).toMatch(
    /^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test("ids of one moment differ, and later ids sort later", () => {
  expect(uuidv7(5)).not.toBe(uuidv7(5));
  expect(uuidv7(1_800_000_000_000) < uuidv7(1_800_000_000_001)).toBe(true);
});
