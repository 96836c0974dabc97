import { expect, test } from "vitest";
import type { Figures } from "./figures.ts";
import { findAdvice, RULES } from "./rules.ts";

/** A workspace in which all is well, or about which nothing is known. */
const CALM: Figures = {
  waits: { n: 0, late: 0 },
  returns: { early: { successes: 0, n: 0 }, later: { successes: 0, n: 0 } },
  wishes: { n: 0, unanswered: 0 },
  promises: { due: 0, kept: 0 },
  channels: [],
  hours: [],
  themes: [],
  improving: { themes: new Set(), causes: new Set() },
  causes: { cases: 0, list: [] },
  undecided: [],
  unequal: { answers: 0, list: [] },
  settled: { n: 0, no: 0 },
  unhappy: { n: 0, without: 0 },
  visible: { answers: 0, points: null },
};
const rulesOf = (figures: Partial<Figures>) =>
  findAdvice({ ...CALM, ...figures }).map(({ rule }) => rule);

test("a workspace of which nothing is known is given no advice", () => {
  expect(findAdvice(CALM)).toEqual([]);
});

test("slow first contacts are named with their share and its interval, and early ones with what they go along with", () => {
  const found = findAdvice({
    ...CALM,
    waits: { n: 100, late: 41 },
    returns: { early: { successes: 60, n: 100 }, later: { successes: 140, n: 300 } },
  });
  expect(found.map(({ rule }) => rule)).toEqual(["slow_first_contact", "early_contact_pays"]);
  expect(found[0]).toMatchObject({ n: 100, figure: { share: 0.41, late: 41 } });
  expect(found[1]?.figure).toMatchObject({ earlyN: 100, laterN: 300 });
  expect(Number(found[1]?.figure.points)).toBeCloseTo(100 * (0.6 - 140 / 300), 9);
  expect(Number(found[1]?.figure.lower)).toBeGreaterThan(0);
});

/** For each rule figures at its base that make it speak, and the same one below it. */
const AT_BASE: [string, (n: number) => Partial<Figures>][] = [
  ["slow_first_contact", (n) => ({ waits: { n, late: n } })],
  [
    "early_contact_pays",
    (n) => ({ returns: { early: { successes: n, n }, later: { successes: 0, n } } }),
  ],
  ["wishes_unanswered", (n) => ({ wishes: { n, unanswered: n } })],
  ["promises_late", (n) => ({ promises: { due: n, kept: 0 } })],
  [
    "channel_answers_more",
    (n) => ({
      channels: [
        { name: "email", invited: n, answered: 0 },
        { name: "sms", invited: n, answered: n },
      ],
    }),
  ],
  [
    "hour_answers_more",
    (n) => ({
      hours: [
        { name: "night", invited: n, answered: 0 },
        { name: "morning", invited: n, answered: n },
      ],
    }),
  ],
  [
    "theme_without_improvement",
    (n) => ({
      themes: [{ id: "price", name: "Price", answers: n, points: 4, lower: 2, upper: 6 }],
    }),
  ],
  [
    "cause_without_improvement",
    (n) => ({ causes: { cases: n, list: [{ id: "c", name: "Stock", cases: n }] } }),
  ],
  [
    "not_representative",
    (n) => ({
      unequal: {
        answers: n,
        list: [{ property: "shop", value: "Riga", baseShare: 0.5, answeredShare: 0.8 }],
      },
    }),
  ],
  ["not_settled", (n) => ({ settled: { n, no: n } })],
  ["unhappy_without_case", (n) => ({ unhappy: { n, without: n } })],
  ["too_few_to_see", (n) => ({ visible: { answers: n, points: null } })],
];

test.each(AT_BASE)("%s speaks at the base it needs, and not with one fewer", (rule, figures) => {
  const { least } = RULES[rule as keyof typeof RULES];
  expect(rulesOf(figures(least))).toEqual([rule]);
  expect(rulesOf(figures(least - 1))).toEqual([]);
});

test("what is within chance gives no advice, however large the share looks", () => {
  // 8 of 31 is a quarter, and its interval reaches below a fifth.
  expect(rulesOf({ waits: { n: 31, late: 8 } })).toEqual([]);
  expect(
    rulesOf({
      channels: [
        { name: "email", invited: 100, answered: 20 },
        { name: "sms", invited: 100, answered: 28 },
      ],
    }),
  ).toEqual([]);
  // As many came back without early contact.
  expect(
    rulesOf({ returns: { early: { successes: 30, n: 60 }, later: { successes: 25, n: 60 } } }),
  ).toEqual([]);
  expect(rulesOf({ promises: { due: 20, kept: 17 } })).toEqual([]);
});

test("a theme or a cause that an improvement is about is left to it; the next one is named", () => {
  const themes = [
    { id: "price", name: "Price", answers: 90, points: 9, lower: 6, upper: 12 },
    { id: "queue", name: "Queue", answers: 60, points: 4, lower: 2, upper: 6 },
  ];
  const at = (ids: string[]) =>
    findAdvice({ ...CALM, themes, improving: { themes: new Set(ids), causes: new Set() } });
  expect(at([])[0]).toMatchObject({ of: "price", figure: { points: 9 } });
  expect(at(["price"])[0]).toMatchObject({ of: "queue" });
  expect(at(["price", "queue"])).toEqual([]);
});

test("of several improvements that wait for a decision the oldest is named, with how many there are", () => {
  const waiting = (number: number, days: number) => ({
    id: `i${number}`,
    number,
    title: "T",
    days,
  });
  expect(findAdvice({ ...CALM, undecided: [waiting(1, 20), waiting(2, 40)] })).toMatchObject([
    { rule: "improvement_undecided", of: "i2", figure: { number: 2, days: 40, n: 2 } },
  ]);
});
