import { expect, test } from "vitest";
import { step } from "./neighbours.ts";

const keys = ["a", "b", "c"];

test("the next and the previous answer are those of the list as it stands", () => {
  expect(step(keys, "b", 1)).toEqual({ to: "c", beyond: false });
  expect(step(keys, "b", -1)).toEqual({ to: "a", beyond: false });
  expect(step(keys, "a", -1)).toEqual({ to: undefined, beyond: false });
});

test("after the last one more must be fetched; an answer that is not listed has no neighbours", () => {
  expect(step(keys, "c", 1)).toEqual({ to: undefined, beyond: true });
  expect(step(keys, "x", 1)).toEqual({ to: undefined, beyond: false });
  expect(step(keys, undefined, 1)).toEqual({ to: undefined, beyond: false });
});
