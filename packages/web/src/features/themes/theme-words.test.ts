import { expect, test } from "vitest";
import { joined, listOf, wordLanguages } from "./theme-words.ts";

test("lines become words, each once; what is too short to mean anything is left out", () => {
  expect(listOf({ any: "park*\n park* \nP\n*\nno space, lot", lv: " " })).toEqual({
    any: ["park*", "no space", "lot"],
  });
  expect(listOf(joined({ en: ["park*", "no space"] }))).toEqual({ en: ["park*", "no space"] });
});

test("there is a field for every language, for those of the survey and those with words", () => {
  expect(wordLanguages({ fr: [] }, ["lv", "pt-BR"])).toEqual(["any", "lv", "pt", "fr"]);
});
