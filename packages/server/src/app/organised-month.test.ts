/**
 * A month of a team, played by script: answers, four digests over the change of the clock and a month of 28 days, two
 * meetings, an improvement, cases, a page for the board, a survey of 37 employees. Everything that went out is compared with
 * a recount of the raw answers by arithmetic of this file alone.
 */
import type { BusinessCalendar, Spell } from "@candor/contract/calendar.ts";
import type { CaseDetail } from "@candor/contract/case.ts";
import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import type { Story } from "@candor/contract/library.ts";
import type { MeetingDetail } from "@candor/contract/meeting.ts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { releaseEmployeeAnswers } from "../employee-surveys/release-jobs.ts";
import { workReportPosts } from "../reports/report-post.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { pdfText } from "../testing/pdf-text.ts";
import { reportWorld, type TestReport } from "../testing/report-world.ts";
import { startReceiver } from "../testing/webhook-receiver.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const world = await reportWorld({ WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" });
const { server, at, clock, turn, runs, setDue, mailsTo } = world;
const { api, services, workspaceId } = server;
const receiver = await startReceiver();
afterAll(() => receiver.kill());

interface Raw {
  day: string;
  score: number;
  shop: string;
}
const raw: Raw[] = [];
let surveyId: string;

const DAY_MS = 86_400_000;
const plus = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
const inRiga = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Riga" });
const today = inRiga.format(new Date());

/** Noise that is the same every time. */
let seed = 20_260_301;
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}

/** So many answers on each day; some near midnight, where Riga and UTC are on different days. */
async function give(from: string, days: number, aDay: number): Promise<void> {
  const rows = Array.from({ length: days * aDay }, (_, n) => ({
    day: plus(from, Math.floor(n / aDay)),
    score: random() < 0.55 ? 9 + Math.floor(random() * 2) : Math.floor(random() * 9),
    shop: ["Riga", "Cesis", "Liepaja"][Math.floor(random() * 3)] ?? "Riga",
  }));
  raw.push(...rows);
  await recordBatch(
    services.db,
    workspaceId,
    rows.map(({ day, score, shop }, n) => {
      // Half an hour after midnight in Riga is the evening before in UTC, in winter and in summer.
      const time = n % 5 === 0 ? `${plus(day, -1)}T22:30:00Z` : `${day}T10:00:00Z`;
      return answer({ surveyId, score, properties: { shop }, answeredAt: new Date(time) });
    }),
  );
}

interface Recount {
  n: number;
  score: number;
  lower: number;
  upper: number;
}

/** By hand: shares, and the score interval of their difference, each limit found by halving. */
function recount(rows: readonly Raw[]): Recount {
  const n = rows.length;
  const promoters = rows.filter(({ score }) => score >= 9).length;
  const detractors = rows.filter(({ score }) => score <= 6).length;
  const difference = (promoters - detractors) / n;
  const passives = n - promoters - detractors;
  /** How far, in standard errors, the sample lies from a true difference. */
  const distance = (delta: number): number => {
    const likelihood = (q: number) =>
      (promoters === 0 ? 0 : promoters * Math.log(q + delta)) +
      (detractors === 0 ? 0 : detractors * Math.log(q)) +
      (passives === 0 ? 0 : passives * Math.log(1 - 2 * q - delta));
    let [a, b] = [Math.max(0, -delta), (1 - delta) / 2];
    for (let step = 0; step < 200; step += 1) {
      const [x, y] = [a + (b - a) / 3, b - (b - a) / 3];
      if (likelihood(x) < likelihood(y)) a = x;
      else b = y;
    }
    const q = (a + b) / 2;
    return (difference - delta) / Math.sqrt((2 * q + delta - delta * delta) / n);
  };
  const Z = 1.959963984540054;
  const limit = (outer: number, sign: 1 | -1): number => {
    let [inside, outside] = [difference, outer];
    for (let step = 0; step < 100; step += 1) {
      const middle = (inside + outside) / 2;
      if (sign * distance(middle) < Z) inside = middle;
      else outside = middle;
    }
    return 100 * inside;
  };
  return { n, score: 100 * difference, lower: limit(-1, 1), upper: limit(1, -1) };
}

const within = (from: string, to: string, shop?: string) =>
  raw.filter((one) => one.day >= from && one.day < to && (shop ?? one.shop) === one.shop);
const signed = (value: number) => String(Math.round(value)).replace("-", "−");
/** As every form says it. */
const said = ({ n, score, lower, upper }: Recount) =>
  `${signed(score)}, between ${signed(lower)} and ${signed(upper)}, ${n} answers`;

interface Frozen {
  figures: {
    score: { answers: number; score: number; interval: { lower: number; upper: number } };
    breakdown: { by: string; rows: { value: string; answers: number; score: number }[] } | null;
  };
}
const form = async (runId: string, kind: string) =>
  (await server.fetch(`/report-runs/${runId}.${kind}?language=en`)).text();
const frozenOf = async (runId: string) => JSON.parse(await form(runId, "json")) as Frozen;

function agrees(shown: Frozen["figures"]["score"], counted: Recount): void {
  expect(shown.answers).toBe(counted.n);
  expect(shown.score).toBeCloseTo(counted.score, 9);
  expect(shown.interval.lower).toBeCloseTo(counted.lower, 4);
  expect(shown.interval.upper).toBeCloseTo(counted.upper, 4);
}

interface Limited {
  value: number;
  lower: number;
  upper: number;
}
const ofScore = ({ score, lower, upper }: Recount): Limited => ({ value: score, lower, upper });

/** By hand: one less another, each limit as far off as the two distances are together (Pythagoras). */
function less(later: Limited, earlier: Limited): Limited {
  const value = later.value - earlier.value;
  const away = (a: number, b: number) => Math.sqrt(a * a + b * b);
  return {
    value,
    lower: value - away(later.value - later.lower, earlier.upper - earlier.value),
    upper: value + away(later.upper - later.value, earlier.value - earlier.lower),
  };
}

/** By hand: minute by minute along the week of a calendar without days off, until so many were worked. */
function dueByHand(calendar: BusinessCalendar, startedAt: string, minutes: number): string {
  const told = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: calendar.timeZone, weekday: "short", hour: "2-digit", minute: "2-digit" },
  });
  const works = (moment: number): boolean => {
    const parts = new Map(told.formatToParts(moment).map(({ type, value }) => [type, value]));
    const time = `${parts.get("hour")}:${parts.get("minute")}`;
    const day = String(parts.get("weekday")).toLowerCase() as keyof BusinessCalendar["week"];
    return calendar.week[day].some(({ from, to }: Spell) => from <= time && time < to);
  };
  let moment = Date.parse(startedAt);
  // Only the end of a worked minute can be the end of the time.
  for (let worked = 0; worked < minutes; moment += 60_000) if (works(moment)) worked += 1;
  return new Date(moment).toISOString();
}

/** Mail, page, text, PDF, data and chat of a run say the recount. */
async function everyForm(runId: string, to: string, counted: Recount, letters: number) {
  agrees((await frozenOf(runId)).figures.score, counted);
  const letter = (await mailsTo(to, letters)).at(-1);
  expect(letter?.subject).toContain(said(counted));
  expect(letter?.text).toContain(said(counted));
  const html = await form(runId, "html");
  for (const page of [html, letter?.html ?? ""]) {
    expect(page).toContain(`>${signed(counted.score)}</p>`);
    expect(page).toContain(`between ${signed(counted.lower)} and ${signed(counted.upper)}`);
    expect(page).toContain(`${counted.n} answers`);
  }
  expect(await form(runId, "txt")).toContain(said(counted));
  const pdf = await server.fetch(`/report-runs/${runId}.pdf?language=en`);
  const words = printed(await pdf.arrayBuffer());
  expect(words).toContain(`between ${signed(counted.lower)} and ${signed(counted.upper)}`);
  expect(words).toContain(`${counted.n} answers`);
}

/** What is read on paper, in one line; its font has a dash for a minus. */
function printed(file: ArrayBuffer): string {
  return pdfText(Buffer.from(file)).replaceAll("\n", " ").replaceAll("–", "−");
}

beforeAll(async () => {
  const { db, jobs, secret, webhooks } = services;
  const publicUrl = services.config.publicUrl;
  await workReportPosts(jobs, { db, secret, check: webhooks.check, publicUrl, now: clock });
  const body = { name: "Shops", subject: "Botanic", dimensions: ["shop"] };
  surveyId = (await api<{ id: string }>("POST", "/surveys", body)).id;
  await give("2026-01-26", 63, 6);
});

test("four digests over the change of the clock, and the report on a February of 28 days, say the recount in every form", async () => {
  at("2026-03-02T06:30:00Z");
  const weekly = await api<TestReport>("POST", "/reports", {
    ...{ surveyId, name: "Digest", language: "en" },
    schedule: { cadence: "weekly", weekday: 1, hour: 8 },
  });
  const monthly = await api<TestReport>("POST", "/reports", {
    ...{ surveyId, name: "Board", language: "en" },
    schedule: { cadence: "monthly", monthDay: 2, hour: 8 },
  });
  await api("POST", `/reports/${weekly.id}/destinations`, {
    ...{ kind: "slack", name: "#shops", url: `${receiver.url}/services/x` },
  });
  await world.confirmed(weekly.id, "shops@example.com");
  await world.confirmed(monthly.id, "board@example.com");

  await setDue(monthly.id, "2026-03-02T06:00:00Z");
  await turn();
  const [february] = await runs(monthly.id);
  expect(february).toMatchObject({ from: "2026-02-01", to: "2026-03-01" });
  const ofFebruary = recount(within("2026-02-01", "2026-03-01"));
  expect(ofFebruary.n).toBe(28 * 6);
  await everyForm(february?.id ?? "", "board@example.com", ofFebruary, 1);

  // Eight o'clock in Riga is six in UTC, and five from 29 March on.
  const hours = ["2026-03-09T06", "2026-03-16T06", "2026-03-23T06", "2026-03-30T05"];
  await setDue(weekly.id, `${hours[0]}:00:00Z`);
  const kept: { id: string; counted: Recount }[] = [];
  for (const [week, hour] of hours.entries()) {
    at(`${hour}:00:30Z`);
    await turn();
    const [run] = await runs(weekly.id);
    const to = hour.slice(0, 10);
    expect(run).toMatchObject({ from: plus(to, -7), to, state: "made" });
    const counted = recount(within(plus(to, -7), to));
    const id = run?.id ?? "";
    await everyForm(id, "shops@example.com", counted, week + 1);
    for (const row of (await frozenOf(id)).figures.breakdown?.rows ?? []) {
      const ofShop = recount(within(plus(to, -7), to, row.value));
      expect(row.answers).toBe(ofShop.n);
      expect(row.score).toBeCloseTo(ofShop.score, 9);
    }
    await vi.waitFor(() => expect(receiver.received).toHaveLength(week + 1), { timeout: 20_000 });
    const { text } = (receiver.received.at(-1)?.json ?? {}) as { text?: string };
    expect(text?.split("\n")[0]).toContain(said(counted));
    kept.push({ id, counted });
    const next = hours[week + 1] ?? "2026-04-06T05";
    const { nextAt } = await api<TestReport>("GET", `/reports/${weekly.id}`);
    expect(nextAt).toBe(`${next}:00:00.000Z`);
    // Answers that come late change the dashboard, and no digest that went out.
    await give(plus(to, -7), 1, 3);
  }
  for (const { id, counted } of kept) agrees((await frozenOf(id)).figures.score, counted);
  const from = plus("2026-03-09", -7);
  const now = await api<Frozen["figures"]["score"]>(
    "GET",
    `/surveys/${surveyId}/score?from=${from}&to=2026-03-09`,
  );
  agrees(now, recount(within(from, "2026-03-09")));
  expect(now.answers).toBe((kept[0]?.counted.n ?? 0) + 3);
});

test("the board's page says the recount of what is true when it is opened", async () => {
  const { token } = await api<{ token: string }>("POST", "/shares", {
    ...{ surveyId, name: "For the board", language: "en" },
    view: { from: "2026-02-01", to: "2026-03-01" },
  });
  const opened = async () => (await fetch(`${server.url}/r/${token}?language=en`)).text();
  const shows = (html: string, counted: Recount) => {
    expect(html).toContain(`between ${signed(counted.lower)} and ${signed(counted.upper)}`);
    expect(html).toContain(`${counted.n} answers`);
  };
  shows(await opened(), recount(within("2026-02-01", "2026-03-01")));
  await give("2026-02-28", 1, 11);
  shows(await opened(), recount(within("2026-02-01", "2026-03-01")));
});

test("an improvement and its story say the recount of their weeks, those of all others, and the difference of both", async () => {
  await give(plus(today, -56), 56, 9);
  const began = plus(today, -28);
  const shop = "Riga";
  const made = await api<ImprovementDetail>("POST", "/improvements", {
    ...{ title: "Measured in Riga", surveyId, weeks: 4, measure: { filter: [`shop=${shop}`] } },
  });
  const act = (path: string, body: object) =>
    api<ImprovementDetail>("POST", `/improvements/${made.id}/${path}`, body);
  await act("begin", { day: began });
  const { result, verdict } = await act("check", {});
  const weeks = [
    { from: plus(began, -28), to: began },
    { from: began, to: today },
  ] as const;
  const [before, after] = weeks.map(({ from, to }) => recount(within(from, to, shop)));
  const [restBefore, restAfter] = weeks.map(({ from, to }) =>
    recount(within(from, to).filter((one) => one.shop !== shop)),
  );
  if (!(result?.change && result.rest && result.effect)) throw new Error("nothing was measured");
  if (!(before && after && restBefore && restAfter)) throw new Error("nothing was recounted");
  expect(result.before).toMatchObject(weeks[0]);
  expect(result.after).toMatchObject(weeks[1]);
  agrees(result.before.score as Frozen["figures"]["score"], before);
  agrees(result.after.score as Frozen["figures"]["score"], after);
  agrees(result.rest.before as Frozen["figures"]["score"], restBefore);
  agrees(result.rest.after as Frozen["figures"]["score"], restAfter);
  const change = less(ofScore(after), ofScore(before));
  expect(result.change.difference).toBeCloseTo(change.value, 9);
  expect(result.change.lower).toBeCloseTo(change.lower, 4);
  expect(result.change.upper).toBeCloseTo(change.upper, 4);
  const effect = less(change, less(ofScore(restAfter), ofScore(restBefore)));
  expect(result.effect.effect).toBeCloseTo(effect.value, 9);
  expect(result.effect.lower).toBeCloseTo(effect.lower, 4);
  expect(result.effect.upper).toBeCloseTo(effect.upper, 4);
  const clear = change.lower > 0 ? "better" : change.upper < 0 ? "worse" : "no_clear_change";
  expect(verdict).toBe(clear);
  await act("decide", { decision: "keep" });
  const story = await api<Story>("POST", "/library", { improvementId: made.id });
  expect(story.improvement?.result).toEqual(result);
});

test("the clocks of a case fall due when a walk along the minutes of the working week says so, and are met or missed by it", async () => {
  const [office] = (await api<{ data: BusinessCalendar[] }>("GET", "/business-calendars")).data;
  if (!office) throw new Error("the workspace has no hours");
  const { name, timeZone, week } = office;
  // Over lunch, and with a short Saturday; holidays have tests of their own.
  const spells = [
    { from: "09:00", to: "12:30" },
    { from: "13:15", to: "17:45" },
  ];
  const calendar = await api<BusinessCalendar>("PUT", `/business-calendars/${office.id}`, {
    ...{ name, timeZone, country: null },
    week: { ...week, mon: spells, wed: spells, sat: [{ from: "10:00", to: "13:00" }] },
  });
  const opened = await api<CaseDetail>("POST", "/cases", { words: "The till was closed" });
  expect(opened.clocks.map(({ kind }) => kind).sort()).toEqual(["first_contact", "resolution"]);
  for (const { calendarId, startedAt, targetMinutes, dueAt } of opened.clocks) {
    expect(calendarId).toBe(calendar.id);
    // To the minute: the walk takes whole ones, a clock starts within one.
    const byHand = Date.parse(dueByHand(calendar, startedAt, targetMinutes));
    expect(Math.abs(Date.parse(dueAt ?? "") - byHand)).toBeLessThan(60_000);
  }
  const settled = await api<CaseDetail>("POST", `/cases/${opened.id}/resolve`, {
    ...{ outcome: "solved", causeId: null, close: true },
  });
  const resolution = settled.clocks.find(({ kind }) => kind === "resolution");
  expect(resolution).toMatchObject({ stoppedBy: "met", missedAt: null });
});

test("two meetings say the recount of their days, on the screen and on paper, and the first keeps it; an improvement and a late case stand in them", async () => {
  await give(plus(today, -28), 28, 4);
  await api("POST", "/improvements", { title: "A second till", surveyId });
  const late = await api<{ id: string; number: number }>("POST", "/cases", {
    words: "Heard at the till",
  });
  const past = new Date(Date.now() - DAY_MS);
  await services.db
    .updateTable("customer_case")
    .set({ sort_at: past, next_due_at: past })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", late.id)
    .execute();
  const hold = async (title: string) => {
    const { id } = await api<MeetingDetail>("POST", "/meetings", {
      ...{ title, surveyId, startsAt: new Date().toISOString(), language: "en" },
    });
    return api<MeetingDetail>("POST", `/meetings/${id}/open`, {});
  };
  const shows = async (meeting: MeetingDetail, counted: Recount) => {
    const page = meeting.pages?.find(({ key }) => key === "since");
    const { score, between, base } = page?.headline ?? {};
    expect([score, between, base].join(", ")).toBe(said(counted));
    const paper = await server.fetch(`/meetings/${meeting.id}/minutes.pdf?language=en`);
    const words = printed(await paper.arrayBuffer());
    expect(words).toContain(`between ${signed(counted.lower)} and ${signed(counted.upper)}`);
    expect(words).toContain("A second till");
    expect(words).toContain(`Case ${late.number}`);
  };
  const first = await hold("First");
  const then = recount(within(plus(today, -28), today));
  await shows(first, then);
  await api("POST", `/meetings/${first.id}/close`, {});
  await give(plus(today, -5), 2, 20);
  const second = await hold("Second");
  const later = recount(within(plus(today, -28), today));
  expect(later.n).toBe(then.n + 40);
  await shows(second, later);
  await shows(await api<MeetingDetail>("GET", `/meetings/${first.id}?language=en`), then);
});

test("of 37 employees in six teams a report says the recount of whoever was released, and no team below the floor", async () => {
  const teams = { Till: 9, Stock: 7, Garden: 6, Office: 6, Drivers: 5, Board: 4 };
  const us = await api<{ id: string; slug: string }>("POST", "/surveys", {
    ...{ name: "Us", kind: "employee", anonymous: false, dimensions: ["team"] },
  });
  const people = Object.entries(teams).flatMap(([team, n]) =>
    Array.from({ length: n }, (_, one) => ({ team, score: (one * 5 + team.length) % 11 })),
  );
  for (const { team, score } of people) {
    const reply = await server.app.inject({
      ...{ method: "POST", url: `/s/${us.slug}?team=${team}` },
      headers: { host: "nps.example.com", accept: "application/json" },
      payload: { visit: crypto.randomUUID(), score, step: "score" },
    });
    expect(reply.statusCode, reply.body).toBe(200);
  }
  await api("PATCH", `/surveys/${us.id}`, { status: "closed" });
  await releaseEmployeeAnswers(services, new Date(Date.now() + 3 * DAY_MS));
  const score = await api<Frozen["figures"]["score"]>("GET", `/surveys/${us.id}/score`);
  // The four of the board are fewer than five: they are in no number at all, or one could be taken from another.
  const released = people.filter(({ team }) => team !== "Board");
  const counted = recount(released.map((one) => ({ ...one, day: today, shop: "" })));
  agrees(score, counted);
  const made = await api<TestReport>("POST", "/reports", {
    ...{ surveyId: us.id, name: "Us", language: "en", view: { by: "team" } },
    schedule: { cadence: "daily", hour: 8 },
  });
  const { data } = await api<{ data: { answeredAt: string }[] }>(
    "GET",
    `/surveys/${us.id}/responses?limit=1`,
  );
  // Employees' answers have a day and no time.
  const day = inRiga.format(new Date(data[0]?.answeredAt ?? ""));
  at(`${plus(day, 1)}T12:00:00Z`);
  await setDue(made.id, `${plus(day, 1)}T06:00:00Z`);
  await turn();
  const [run] = await runs(made.id);
  agrees((await frozenOf(run?.id ?? "")).figures.score, counted);
  for (const kind of ["html", "txt", "json"]) {
    expect(await form(run?.id ?? "", kind)).not.toContain("Board");
  }
});
