import fc from "fast-check";
import { expect, test } from "vitest";
import { readFates } from "../features/asking/asking-view.ts";
import { readRates } from "../features/asking/rates-view.ts";
import { readCalls, readCases, readNewCase } from "../features/cases/cases-view.ts";
import { readOverview } from "../features/overview/overview-view.ts";
import { readPeople } from "../features/people/people-view.ts";
import { readList } from "../features/responses/list-view.ts";
import { readThemes } from "../features/themes/themes-view.ts";
import { readAll, readCrossing } from "../features/views/views-view.ts";
import { readCame, readWhy, readWorth } from "../features/why/why-view.ts";
import { parseSearch, type Raw, readView, stringifySearch } from "../here/view.ts";

/** Each screen's own part of the address, and the keys that are words of a list. */
const READERS: Record<string, { read: (raw: Raw) => object; words: string[] }> = {
  all: { read: readAll, words: ["compare"] },
  calls: { read: readCalls, words: ["whose"] },
  cases: { read: readCases, words: ["state", "priority", "show"] },
  crossing: { read: readCrossing, words: [] },
  fates: { read: readFates, words: ["fate"] },
  newCase: { read: readNewCase, words: [] },
  overview: { read: readOverview, words: ["step", "compare", "sort"] },
  people: { read: readPeople, words: ["blocked", "sort", "order"] },
  rates: { read: readRates, words: [] },
  responses: {
    read: readList,
    words: ["standing", "hasComment", "mayContact", "repeats"],
  },
  themes: { read: readThemes, words: ["show"] },
  why: { read: readWhy, words: ["compare"] },
  came: { read: readCame, words: [] },
  worth: { read: readWorth, words: [] },
  "every screen": {
    read: readView,
    words: ["period", "counting", "from", "to", "disagrees", "churn"],
  },
};
const NAMES = Object.keys(READERS);
const reader = (name: string) => READERS[name] ?? { read: () => ({}), words: [] };

/** Whatever somebody may write into an address bar, or an older link may hold. */
const anything = fc.dictionary(
  fc.constantFrom(
    ...NAMES.flatMap((name) => Object.keys(reader(name).read({}))),
    "__proto__",
    "period",
  ),
  fc.oneof(
    fc.string(),
    fc.array(fc.string()),
    fc.constantFrom("true", "all", "previous", "2026-02-30", "constructor"),
  ),
);
const said = (view: object) =>
  Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));

test.each(NAMES)(
  "%s: any address is read without a fault, and reading it twice changes nothing",
  (name) => {
    const { read } = reader(name);
    fc.assert(
      fc.property(anything, (raw) => {
        const once = read(raw);
        expect(said(read(once as Raw))).toEqual(said(once));
      }),
      { numRuns: 200 },
    );
  },
);

test.each(NAMES)("%s: what was read is the same after it stood in an address", (name) => {
  const { read } = reader(name);
  fc.assert(
    fc.property(anything, (raw) => {
      const view = said(read(raw));
      expect(said(read(parseSearch(stringifySearch(view as Raw))))).toEqual(view);
    }),
    { numRuns: 200 },
  );
});

test.each(NAMES)("%s: a word that is none of its list never reaches the screen", (name) => {
  const { read, words } = reader(name);
  for (const word of words) {
    expect(said(read({ [word]: "no such word" })), word).toEqual({});
    expect(said(read({ [word]: "constructor" })), word).toEqual({});
  }
});

test("every key is named, so that the router lays nothing over it that came in the address", () => {
  for (const name of NAMES) {
    const { read } = reader(name);
    expect(Object.keys(read({ nonsense: "x" })), name).toEqual(Object.keys(read({})));
    expect(Object.keys(read({})), name).not.toContain("nonsense");
  }
});
