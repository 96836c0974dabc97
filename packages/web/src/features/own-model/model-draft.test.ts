import { expect, test } from "vitest";
import { codesIn, modelPatch } from "./model-draft.ts";

test("languages are taken however they are typed, each once", () => {
  expect(codesIn(" en, LV;ru  en ")).toEqual(["en", "lv", "ru"]);
  expect(codesIn("")).toEqual([]);
});

test("a key that was not typed is not sent, so that the one kept stays", () => {
  expect(modelPatch({ model: "tiny", key: "" })).toEqual({ model: "tiny" });
  expect(modelPatch({ key: "sk-1", languages: "lv" })).toEqual({ key: "sk-1", languages: ["lv"] });
});
