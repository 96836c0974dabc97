import { expect, test } from "vitest";
import { passwordStrength } from "./strength.ts";

test("nine characters are too short, whatever they are", () => {
  expect(passwordStrength("aB3$xY7!q")).toBe(0);
});

test("a few random words are strong without odd signs", () => {
  expect(passwordStrength("copper lantern sunday otter")).toBe(4);
});

test("what everybody uses, repeats or is called is weak", () => {
  expect(passwordStrength("password1234")).toBe(1);
  expect(passwordStrength("aaaaaaaaaaaaaaaa")).toBe(1);
  expect(passwordStrength("gardenhall26", ["anna@gardenhall.example"])).toBe(1);
});

test("longer never makes the same password weaker", () => {
  const password = "tram-kite-olive-77-north";
  for (let length = 11; length <= password.length; length++) {
    expect(passwordStrength(password.slice(0, length))).toBeGreaterThanOrEqual(
      passwordStrength(password.slice(0, length - 1)),
    );
  }
});
