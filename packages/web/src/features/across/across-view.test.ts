import { expect, test } from "vitest";
import { readAcross, toggled } from "./across-view.ts";

test("the address names the surveys, each once; anything else is all of them", () => {
  expect(readAcross({ chosen: ["a", "b", "a"] })).toEqual({ chosen: ["a", "b"] });
  expect(readAcross({ chosen: "a" })).toEqual({ chosen: ["a"] });
  expect(readAcross({ chosen: 7 })).toEqual({ chosen: undefined });
});

test("the last survey cannot be taken away", () => {
  expect(toggled(["a"], "a")).toEqual(["a"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
});
