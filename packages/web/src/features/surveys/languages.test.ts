import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { LANGUAGES_OF_TEXTS, ownNameOf } from "./languages.ts";

const LOCALES = new URL("../../../../../locales/", import.meta.url);

test("a survey can be made in every language whose answer page is ready, and each calls itself by name", () => {
  const ready = readdirSync(LOCALES).filter((tag) =>
    existsSync(new URL(`${tag}/answer.json`, LOCALES)),
  );
  expect(ready.length).toBeGreaterThan(12);
  expect([...LANGUAGES_OF_TEXTS].sort()).toEqual(ready.sort());
  expect(["de", "et", "sv", "uk"].map(ownNameOf)).toEqual([
    "Deutsch",
    "Eesti",
    "Svenska",
    "Українська",
  ]);
});
