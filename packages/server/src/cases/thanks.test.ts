import { expect, test } from "vitest";
import { isThanks } from "./thanks.ts";

test.each([
  "Thanks!",
  "Thank you very much, Ilze",
  "Paldies!",
  "Спасибо большое",
  "Tack så mycket 🙂",
])("%s is thanks and nothing else", (text) => {
  expect(isThanks(text, ["Ilze"])).toBe(true);
});

test.each([
  "Thanks for nothing",
  "Great, it drips again",
  "Thank you. When do you come?",
  "Thanks :(",
  "Спасибо, опять течёт",
  "Paldies, bet joprojām tek",
  "Supervisor please",
  "Great",
])("%s may say that something is wrong", (text) => {
  expect(isThanks(text, ["Ilze"])).toBe(false);
});
