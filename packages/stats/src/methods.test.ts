import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { run } from "./testing/arbitraries.ts";
import { close } from "./testing/close.ts";
import { LANGUAGES, type Language } from "./testing/speaking.ts";

const METHODS = new URL("../../../docs/methods/", import.meta.url);

/** What the screens show, and therefore explains in every language. */
const OVERVIEW = [
  "benchmarks",
  "breakdown",
  "change-effect",
  "change-parts",
  "clusters",
  "confidence-sequence",
  "conversion",
  "difference",
  "disagreement",
  "drivers",
  "earned-growth",
  "effect",
  "exclusions",
  "forecast",
  "goals",
  "hot-spots",
  "integrity",
  "interval",
  "own-model",
  "portraits",
  "priorities",
  "question-figures",
  "reading-comments",
  "referrals",
  "representativity",
  "response-rate",
  "revenue-at-risk",
  "score",
  "smallest-visible-change",
  "suppression",
  "survey-length",
  "themes",
  "trend",
  "weighting",
  "win-back",
  "worth",
];

interface Example {
  readonly fn: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance?: number;
}

const pagesOf = (language: Language) =>
  readdirSync(new URL(`${language}/`, METHODS)).map((file) => file.replace(".md", ""));
const textOf = (language: Language, page: string) =>
  readFileSync(new URL(`${language}/${page}.md`, METHODS), "utf8");
const examplesOf = (text: string) =>
  [...text.matchAll(/```json example\n([\s\S]*?)```/g)].map(([, json = ""]) => ({
    json,
    example: JSON.parse(json) as Example,
  }));

const all = LANGUAGES.flatMap((language) =>
  pagesOf(language).map((page) => ({ language, page, text: textOf(language, page) })),
);

/** The digits of a text in one manner of writing, so that languages can be compared. */
const plain = (text: string) =>
  text
    .replaceAll(/[−‐]/g, "-")
    .replaceAll(/(\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g, "$1")
    .replaceAll(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .replaceAll(/(\d),(?=\d)/g, "$1.");

/** Whether prose names a number with the digits it has, or as a percentage. */
function named(prose: string, value: number): boolean {
  const digits = String(value).split(".")[1]?.length ?? 0;
  const ways = [value.toFixed(digits), (100 * value).toFixed(Math.max(0, digits - 2))];
  return ways.some((way) => {
    const escaped = way.replaceAll(/[.-]/g, "\\$&");
    const zeros = way.includes(".") ? "0*" : "(?:\\.0+)?";
    return new RegExp(`(?<![\\d.])${escaped}${zeros}(?!\\d|\\.\\d)`).test(prose);
  });
}

function numbersOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(numbersOf);
}

test("what the overview shows is explained in every language, and nothing else is left half translated", () => {
  for (const language of LANGUAGES.filter((code) => code !== "en")) {
    expect(pagesOf(language).sort()).toEqual(OVERVIEW);
  }
  expect(pagesOf("en")).toEqual(expect.arrayContaining(OVERVIEW));
});

test("a page shows the same examples in every language", () => {
  for (const page of OVERVIEW) {
    const wanted = examplesOf(textOf("en", page)).map(({ example }) => example);
    for (const language of LANGUAGES) {
      expect(examplesOf(textOf(language, page)).map(({ example }) => example)).toEqual(wanted);
    }
  }
});

describe.each(all)("$language/$page", ({ language, page, text }) => {
  const examples = examplesOf(text);
  const prose = plain(text.replaceAll(/```json example\n[\s\S]*?```/g, ""));

  test("says what, by which formula, with which example, when not to trust it, and from where", () => {
    expect(text.match(/^# .+/m)).not.toBeNull();
    expect(text.match(/^## .+/gm)?.length).toBe(5);
    expect(text).toContain("```text");
    expect(examples.length).toBeGreaterThan(0);
  });

  test("shows examples that the functions confirm", () => {
    for (const { example } of examples) {
      close(
        run(example.fn, example.input),
        example.expected,
        example.tolerance ?? 1e-9,
        example.fn,
      );
    }
  });

  test("names in its text the numbers that the examples give", () => {
    for (const { example } of examples) {
      for (const value of numbersOf(example.expected)) {
        expect(named(prose, value), `${example.fn}: ${value}`).toBe(true);
      }
    }
  });

  test("links only to pages that are there", () => {
    for (const [, link = ""] of text.matchAll(/\]\(([\w./-]+\.md)\)/g)) {
      const target = new URL(link, new URL(`${language}/${page}.md`, METHODS));
      expect(() => readFileSync(target), link).not.toThrow();
    }
  });
});
