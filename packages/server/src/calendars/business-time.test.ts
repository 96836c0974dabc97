import type { Spell, Week } from "@candor/contract/calendar.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkHours, countedCalendar, OFFICE_WEEK } from "./business-calendar.ts";
import {
  addBusinessTime,
  businessTimeBefore,
  businessTimeBetween,
  isOpen,
} from "./business-time.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

function calendar(given: Partial<Parameters<typeof countedCalendar>[0]> = {}) {
  return countedCalendar({
    timeZone: "Europe/Riga",
    week: OFFICE_WEEK,
    country: null,
    workedHolidays: [],
    ownDays: [],
    ...given,
  });
}
const due = (from: string, hours: number, given?: Parameters<typeof calendar>[0]) =>
  addBusinessTime(calendar(given), new Date(from), hours * HOUR).dueAt.toISOString();
const every = (spells: Spell[]): Week => ({
  mon: spells,
  tue: spells,
  wed: spells,
  thu: spells,
  fri: spells,
  sat: spells,
  sun: spells,
});

test("an hour from Friday 16:30 is Monday 9:30, and the spells say why", () => {
  const { dueAt, spells } = addBusinessTime(calendar(), new Date("2026-06-05T13:30:00Z"), HOUR);
  expect(dueAt.toISOString()).toBe("2026-06-08T06:30:00.000Z");
  expect(spells.map(({ day, ms }) => [day, ms / MINUTE])).toEqual([
    ["2026-06-05", 30],
    ["2026-06-08", 30],
  ]);
});

test("lunch is no working time, and a week without Monday works", () => {
  const lunch = { from: "09:00", to: "12:00" };
  const week = { ...every([lunch, { from: "13:00", to: "17:00" }]), mon: [] };
  expect(due("2026-06-05T08:30:00Z", 1, { week })).toBe("2026-06-05T10:30:00.000Z");
  expect(due("2026-06-07T13:30:00Z", 1, { week })).toBe("2026-06-09T06:30:00.000Z");
});

test("public holidays are days off until they are said to be worked, and own days go before everything", () => {
  // 23 and 24 June 2026 are a Tuesday and a Wednesday.
  expect(due("2026-06-22T13:00:00Z", 2, { country: "LV" })).toBe("2026-06-25T07:00:00.000Z");
  expect(due("2026-06-22T13:00:00Z", 2, { country: "LV", workedHolidays: ["Midsummer Eve"] })).toBe(
    "2026-06-23T07:00:00.000Z",
  );
  const ownDays = [
    { day: "2026-06-23", name: "Short day", spells: [{ from: "09:00", to: "10:00" }] },
  ];
  expect(due("2026-06-22T13:00:00Z", 2, { country: "LV", ownDays })).toBe(
    "2026-06-23T07:00:00.000Z",
  );
});

test("forty closed days in a row still give a due moment", () => {
  const ownDays = Array.from({ length: 40 }, (_, i) => ({
    day: new Date(Date.UTC(2026, 6, 1 + i)).toISOString().slice(0, 10),
    name: "Closed",
    spells: [],
  }));
  expect(due("2026-06-30T13:30:00Z", 1, { ownDays })).toBe("2026-08-10T06:30:00.000Z");
});

test("the clock on the wall decides when summer time begins and ends", () => {
  // In Riga the night of 28 to 29 March 2026 has seven hours from 22:00 to 06:00, that of 24 to 25 October nine.
  const week = every([{ from: "22:00", to: "06:00" }]);
  const night = (from: string, to: string) =>
    businessTimeBetween(calendar({ week }), new Date(from), new Date(to)) / HOUR;
  expect(night("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z")).toBe(7);
  expect(night("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z")).toBe(9);
  expect(due("2026-03-27T14:00:00Z", 2)).toBe("2026-03-30T07:00:00.000Z");
  // 03:30 does not exist on 29 March: the clock jumps from 03:00 to 04:00, and work begins then.
  const early = every([{ from: "03:30", to: "05:00" }]);
  expect(
    businessTimeBetween(
      calendar({ week: early }),
      new Date("2026-03-28T22:00:00Z"),
      new Date("2026-03-29T12:00:00Z"),
    ),
  ).toBe(HOUR);
});

test("a night shift on Saturday that runs into Sunday's hours counts each minute once", () => {
  const ownDays = [{ day: "2026-06-07", name: "Fair", spells: [{ from: "04:00", to: "12:00" }] }];
  const week = { ...every([]), sat: [{ from: "22:00", to: "06:00" }] };
  const total = businessTimeBetween(
    calendar({ week, ownDays }),
    new Date("2026-06-06T00:00:00Z"),
    new Date("2026-06-08T00:00:00Z"),
  );
  expect(total / HOUR).toBe(14);
});

test("a calendar that is never open, or whose hours overlap over midnight or over the week's end, is refused", () => {
  const refuse = (week: Week) => () => checkHours({ week, ownDays: [] });
  expect(refuse(every([]))).toThrow(/never open/);
  expect(
    refuse({
      ...OFFICE_WEEK,
      tue: [
        { from: "09:00", to: "12:00" },
        { from: "11:00", to: "17:00" },
      ],
    }),
  ).toThrow(/overlap at tue/);
  expect(
    refuse({
      ...every([]),
      sat: [{ from: "22:00", to: "06:00" }],
      sun: [{ from: "05:00", to: "09:00" }],
    }),
  ).toThrow(/overlap at sun/);
  expect(
    refuse({
      ...every([]),
      sun: [{ from: "22:00", to: "06:00" }],
      mon: [{ from: "05:00", to: "09:00" }],
    }),
  ).toThrow(/overlap/);
  expect(
    refuse({
      ...every([]),
      sun: [{ from: "22:00", to: "06:00" }],
      mon: [{ from: "06:00", to: "09:00" }],
    }),
  ).not.toThrow();
  expect(refuse(every([{ from: "00:00", to: "24:00" }]))).not.toThrow();
});

const quarter = (least: number, most: number) =>
  fc.integer({ min: least * 4, max: most * 4 }).map((n) => n * 15);
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
/** None, one or two spells of a day, or a night shift; never begun or ended while clocks are changed. */
const spells: fc.Arbitrary<Spell[]> = fc.oneof(
  fc.constant<Spell[]>([]),
  fc.tuple(quarter(6, 9), quarter(10, 12), quarter(13, 14), quarter(15, 21)).map(([a, b, c, d]) => [
    { from: clock(a), to: clock(b) },
    { from: clock(c), to: clock(d) },
  ]),
  fc.tuple(quarter(6, 12), quarter(13, 21)).map(([a, b]) => [{ from: clock(a), to: clock(b) }]),
  fc.constant<Spell[]>([{ from: "22:00", to: "05:30" }]),
  fc.constant<Spell[]>([{ from: "16:00", to: "24:00" }]),
);
const weeks = fc
  .tuple(spells, spells, spells, spells, spells, spells, spells)
  .map(([mon, tue, wed, thu, fri, sat, sun]) => ({ mon, tue, wed, thu, fri, sat, sun }))
  .filter((week) => Object.values(week).some((day) => day.length > 0));
const zones = fc.constantFrom(
  ...["Europe/Riga", "Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"],
  ...["America/St_Johns", "Pacific/Chatham", "UTC"],
);

test("adding working time and measuring it are exact inverses", () => {
  fc.assert(
    fc.property(
      zones,
      weeks,
      fc.integer({ min: Date.UTC(2026, 0, 1) / MINUTE, max: Date.UTC(2026, 11, 20) / MINUTE }),
      fc.integer({ min: 1, max: 6000 }),
      (timeZone, week, at, minutes) => {
        const hours = calendar({ timeZone, week, country: "LV" });
        const from = new Date(at * MINUTE);
        const { dueAt, spells: counted } = addBusinessTime(hours, from, minutes * MINUTE);
        expect(businessTimeBetween(hours, from, dueAt)).toBe(minutes * MINUTE);
        expect(counted.reduce((sum, { ms }) => sum + ms, 0)).toBe(minutes * MINUTE);
        const half = Math.floor(minutes / 2) * MINUTE;
        const warn = businessTimeBefore(hours, dueAt, half, from);
        expect(businessTimeBetween(hours, warn, dueAt)).toBe(half === 0 ? 0 : half);
      },
    ),
    { numRuns: 500 },
  );
});

/**
 * The independent calculation: every minute of some weeks is looked at by itself, and asked of the clock on the
 * wall (Intl, not Temporal) whether somebody works at it.
 */
function minutesOpen(
  timeZone: string,
  week: Week,
  days: Map<string, Spell[]>,
  start: number,
  count: number,
) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    ...({ year: "numeric", month: "2-digit", day: "2-digit" } as const),
    ...({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const),
  });
  const of = (day: string): Spell[] => {
    const own = days.get(day);
    if (own) return own;
    const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
    return week[names[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "sun"];
  };
  const before = (day: string) =>
    new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const open = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const [day = "", time = ""] = format.format(new Date(start + i * MINUTE)).split(", ");
    const today = of(day).some(({ from, to }) => time >= from && (to <= from || time < to));
    const yesterday = of(before(day)).some(({ from, to }) => to <= from && time < to);
    open[i] = today || yesterday ? 1 : 0;
  }
  return open;
}

test("an independent calculation, minute by minute, agrees on 5,000 random cases over a change of the clock and a holiday", () => {
  const DAYS = 20;
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  let compared = 0;
  const drawn = fc.sample(fc.record({ zone: zones, week: weeks }), { numRuns: 24, seed: 42 });
  for (const [index, { zone, week }] of drawn.entries()) {
    // Around the last Sunday of March or the first weeks of November, when zones change their clocks.
    const start = index % 2 === 0 ? Date.UTC(2026, 2, 20) : Date.UTC(2026, 9, 18);
    const ownDays = [3, 11].map((later) => ({
      day: new Date(start + later * 86_400_000).toISOString().slice(0, 10),
      name: "Own",
      spells: later === 3 ? [] : [{ from: "08:15", to: "11:00" }],
    }));
    const hours = calendar({ timeZone: zone, week, ownDays });
    const days = new Map(ownDays.map(({ day, spells: own }) => [day, own]));
    const open = minutesOpen(zone, week, days, start, DAYS * 1440);
    for (let i = 0; i < 250; i += 1) {
      const from = random(5 * 1440);
      const wanted = 1 + random(900);
      let left = wanted;
      let at = from;
      while (left > 0 && at < open.length) left -= open[at++] ?? 0;
      if (left > 0) continue;
      const begin = new Date(start + from * MINUTE);
      const { dueAt } = addBusinessTime(hours, begin, wanted * MINUTE);
      expect(dueAt.getTime()).toBe(start + at * MINUTE);
      expect(isOpen(hours, begin)).toBe(open[from] === 1);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(5000);
}, 60_000);
