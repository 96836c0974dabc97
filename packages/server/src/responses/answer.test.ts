import { expect, test } from "vitest";
import { cleanComment } from "./answer.ts";

test("a comment that was cut inside an emoji, or holds a NUL, is kept without what cannot be stored", () => {
  expect(cleanComment(" hi \ud83d ")).toBe("hi \ufffd");
  expect(cleanComment("a\0b")).toBe("ab");
  expect(cleanComment("\0 ")).toBeNull();
});
