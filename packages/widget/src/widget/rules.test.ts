import type { WidgetRules } from "@candor/contract/widget.ts";
import { expect, test } from "vitest";
import { type Circumstances, pageFits, reasonNotToAsk } from "./rules.ts";

const day = 86_400_000;
const now = 20_000 * day;

const everybody: WidgetRules = {
  includePages: [],
  excludePages: [],
  afterSeconds: 0,
  afterScrollPercent: 0,
  fromVisit: 1,
  visitorsPercent: 100,
  devices: [],
  traits: {},
  events: [],
  quietDays: 30,
  againDays: 90,
};
const visitor: Circumstances = {
  path: "/shop/roses",
  seconds: 0,
  scrollPercent: 10,
  visits: 1,
  dice: 40,
  device: "phone",
  traits: {},
  events: [],
  now,
  lastShown: 0,
  lastShownThis: 0,
  optedOut: false,
};

const reason = (rules: Partial<WidgetRules>, c: Partial<Circumstances> = {}, quietly = false) =>
  reasonNotToAsk({ ...everybody, ...rules }, { ...visitor, ...c }, quietly);

test("without rules everybody is asked", () => {
  expect(reason({})).toBeNull();
});

test.each<[string, Partial<WidgetRules>, Partial<Circumstances>, Partial<Circumstances>]>([
  ["page", { includePages: ["/pricing"] }, {}, { path: "/pricing" }],
  ["page", { excludePages: ["/shop/*"] }, {}, { path: "/" }],
  ["device", { devices: ["desktop", "tablet"] }, {}, { device: "tablet" }],
  ["not_drawn", { visitorsPercent: 40 }, {}, { dice: 39.99 }],
  ["not_drawn", { visitorsPercent: 0 }, { dice: 0 }, { dice: -1 }],
  ["asked_before", {}, { lastShownThis: now - 89 * day }, { lastShownThis: now - 90 * day }],
  ["quiet_time", {}, { lastShown: now - 29 * day }, { lastShown: now - 30 * day }],
  ["visits", { fromVisit: 3 }, { visits: 2 }, { visits: 3 }],
  [
    "traits",
    { traits: { plan: ["pro", "team"] } },
    { traits: { plan: "free" } },
    { traits: { plan: "team" } },
  ],
  ["traits", { traits: { seats: ["5"] } }, {}, { traits: { seats: 5 } }],
  ["event", { events: ["paid", "delivered"] }, { events: ["seen"] }, { events: ["seen", "paid"] }],
  ["seconds", { afterSeconds: 10 }, { seconds: 9 }, { seconds: 10 }],
  ["scroll", { afterScrollPercent: 50 }, { scrollPercent: 49 }, { scrollPercent: 50 }],
  ["opted_out", {}, { optedOut: true }, {}],
])("nobody is asked while %s says no (%j)", (name, rules, without, within) => {
  expect(reason(rules, without)).toBe(name);
  expect(reason(rules, within)).toBeNull();
});

test("a question that stands in the page need not keep its distance from other surveys", () => {
  expect(reason({}, { lastShown: now - day }, true)).toBeNull();
  expect(reason({}, { lastShownThis: now - day }, true)).toBe("asked_before");
});

test("a star in a page rule stands for anything, and nothing else is special", () => {
  const fits = (pattern: string, path: string) =>
    pageFits({ includePages: [pattern], excludePages: [] }, path);
  expect(fits("/shop/*", "/shop/roses/red")).toBe(true);
  expect(fits("/shop/*", "/shop")).toBe(false);
  expect(fits("*/checkout", "/lv/checkout")).toBe(true);
  expect(fits("/a.b", "/axb")).toBe(false);
  expect(fits("/(a", "/(a")).toBe(true);
});
