// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { isLanguage, loadAreas, preferredLanguage, storedLanguage, storeLanguage } from "./load.ts";
import { formatMessage, trueMinus } from "./message.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test.each([
  ["sv", ["lv-LV"], "sv"],
  [null, ["de-DE", "lv-LV", "en"], "lv"],
  [null, ["RU"], "ru"],
  ["klingon", ["sv-FI"], "sv"],
  [null, ["de", "fr"], "en"],
  [null, [], "en"],
] as const)(
  "with %s chosen before and a browser of %j it starts in %s",
  (stored, browser, expected) => {
    expect(preferredLanguage(stored, browser)).toBe(expected);
  },
);

test("nothing that only looks like a language is one", () => {
  for (const no of ["", "EN", "toString", "constructor", null, 7, ["en"]]) {
    expect(isLanguage(no), String(no)).toBe(false);
  }
});

test("a choice is remembered; a browser that forbids storage asks again", () => {
  storeLanguage("lv");
  expect(storedLanguage()).toBe("lv");
  const forbidden = () => {
    throw new DOMException("no", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: forbidden, setItem: forbidden });
  expect(() => storeLanguage("sv")).not.toThrow();
  expect(storedLanguage()).toBeNull();
});

test("a misspelt area is told, not lost", async () => {
  await expect(loadAreas("en", ["web-nothing" as "web"])).rejects.toThrow("web-nothing.json");
});

test("a message that cannot be read stands there as it is, and empties no screen", () => {
  expect(formatMessage("en", "{n, plural, one {# answer}", { n: 2 })).toBe(
    "{n, plural, one {# answer}",
  );
  expect(formatMessage("en", "Hello {name}", {})).toBe("Hello {name}");
  expect(formatMessage("en", "a <b>tag</b> stays", {})).toBe("a <b>tag</b> stays");
});

test.each([
  ["between -5 and 3", "between −5 and 3"],
  ["(-5…-3)", "(−5…−3)"],
  ["2026-05-31", "2026-05-31"],
  ["follow-up 7-9", "follow-up 7-9"],
  ["“-2”", "“−2”"],
])("of %j a minus before a number alone becomes a true one", (given, expected) => {
  expect(trueMinus(given)).toBe(expected);
});
