import type { CalendarFeed, CalendarFeedMade, Coming } from "@candor/contract/coming.ts";
import type { DecisionDetail } from "@candor/contract/decision.ts";
import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import type { MeetingDetail } from "@candor/contract/meeting.ts";
import { beforeAll, expect, test } from "vitest";
import { addDays } from "../scores/period.ts";
import { todayOf } from "../scores/today.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { writeIcs } from "./write-ics.ts";

let server: TestServer;
let ilze: TestMember;
let today: string;
let meeting: MeetingDetail;
let decision: DecisionDetail;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  today = await todayOf(server.services.db, server.workspaceId);
  const surveyId = server.survey.id;
  const { id: personId } = await server.api<{ id: string }>("POST", "/people", {
    ...{ name: "Kārlis Kalniņš", email: "karlis@example.com" },
  });
  meeting = await ilze.api("POST", "/meetings", {
    ...{ title: "Monday; shops, tills", surveyId, startsAt: `${addDays(today, 4)}T09:00:00Z` },
  });
  decision = await ilze.api("POST", "/decisions", {
    ...{ question: "Sundays?", choice: "Open", reviewOn: addDays(today, 5) },
  });
  await server.api("POST", "/promises", {
    ...{ personId, words: "A new tap", dueOn: addDays(today, 3), owner: ilze.userId },
  });
  await server.api("POST", "/changes", {
    ...{ title: "Fair", kind: "campaign", day: addDays(today, 2), until: addDays(today, 4) },
  });
  await server.api("POST", "/goals", { measure: "score", target: 40, by: addDays(today, 20) });
  await server.api("POST", "/reports", { surveyId, name: "Week", schedule: { cadence: "weekly" } });
  const plan = await ilze.api<ImprovementDetail>("POST", "/improvements", {
    ...{ title: "A second till", surveyId, weeks: 1 },
  });
  await ilze.api("POST", `/improvements/${plan.id}/begin`, { day: today });
});

const coming = (from = today, to = addDays(today, 35)) =>
  ilze
    .api<{ data: Coming[] }>("GET", `/calendar?from=${from}&to=${to}&language=en`)
    .then(({ data }) => data);
const makeFeed = (body: object = {}) => ilze.api<CalendarFeedMade>("POST", "/calendar-feed", body);
const fetched = (url: string) => fetch(server.url + new URL(url).pathname);
/** Events of a calendar, each as its lines unfolded. */
async function events(url: string): Promise<Record<string, string>[]> {
  const text = (await (await fetched(url)).text()).replaceAll("\r\n ", "");
  return text
    .split("BEGIN:VEVENT\r\n")
    .slice(1)
    .map((event) =>
      Object.fromEntries(
        event
          .split("\r\n")
          .filter((line) => line.includes(":"))
          .map((line) => [
            line.slice(0, line.indexOf(":")).split(";")[0] ?? "",
            line.slice(line.indexOf(":") + 1),
          ]),
      ),
    );
}

test("one calendar shows what every room has coming, each on its day", async () => {
  const found = await coming();
  const kinds = new Set(found.map(({ kind }) => kind));
  for (const kind of ["meeting", "decision", "promise", "date", "goal", "report", "check"]) {
    expect(kinds).toContain(kind);
  }
  expect(found.find(({ kind }) => kind === "decision")).toMatchObject({
    ...{ id: decision.id, day: addDays(today, 5), until: addDays(today, 6), startsAt: null },
  });
  expect(found.find(({ kind, title }) => kind === "date" && title === "Fair")).toMatchObject({
    ...{ day: addDays(today, 2), until: addDays(today, 4) },
  });
  expect(found.find(({ kind }) => kind === "promise")?.title).toContain("Kārlis Kalniņš");
  // A weekly report goes out as often as there are weeks.
  const later = await coming(addDays(today, 1), addDays(today, 36));
  expect(later.filter(({ kind }) => kind === "report")).toHaveLength(5);
  expect(found.map(({ day }) => day)).toEqual(found.map(({ day }) => day).sort());
  const long = await ilze.ask("GET", `/calendar?from=${today}&to=${addDays(today, 101)}`);
  expect(long).toMatchObject({ status: 400, body: { code: "period_too_long" } });
});

test("whoever may not see a case does not see what was promised in it; a key is told no name", async () => {
  const { id: personId } = await server.api<{ id: string }>("POST", "/people", {
    ...{ name: "Secret Person", email: "secret@example.com" },
  });
  const { id: teamId } = await server.api<{ id: string }>("POST", "/teams", { name: "Trust" });
  const one = await server.api<{ id: string }>("POST", "/cases", {
    ...{ words: "Delicate", personId, teamId, sensitive: true },
  });
  const { db } = server.services;
  await db
    .insertInto("promise")
    .values({
      ...{ workspace_id: server.workspaceId, id: crypto.randomUUID(), person_id: personId },
      ...{ case_id: one.id, message_id: null, words: "Delicate", made_at: new Date() },
      ...{ made_by: "Ann", owner: null, first_due_at: `${addDays(today, 6)}T12:00:00Z` },
      ...{ due_at: `${addDays(today, 6)}T12:00:00Z`, state: "open", warned_at: null },
      ...{ apologised_at: null, missed_at: null, closed_at: null, note: null },
      ...{ tell_at: null, tell: null },
    })
    .execute();
  expect(JSON.stringify(await coming())).not.toContain("Delicate");
  const { data } = await server.api<{ data: Coming[] }>(
    "GET",
    `/calendar?from=${today}&to=${addDays(today, 35)}`,
  );
  expect(JSON.stringify(data)).not.toMatch(/Kārlis|Delicate|A new tap/);
  expect(data.some(({ kind }) => kind === "promise")).toBe(true);
});

test("a feed has whole days as DATE with the day after as their end, moments in UTC, and names no customer", async () => {
  const { url } = await makeFeed({ language: "en" });
  const reply = await fetched(url);
  expect(reply.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(reply.headers.get("cache-control")).toContain("no-store");
  const text = await reply.text();
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).not.toMatch(/Kārlis|Kalni|A new tap/);
  const dated = addDays(today, 5).replaceAll("-", "");
  expect(text).toContain(`DTSTART;VALUE=DATE:${dated}\r\n`);
  expect(text).toContain(`DTEND;VALUE=DATE:${addDays(today, 6).replaceAll("-", "")}\r\n`);
  const all = await events(url);
  expect(all.find(({ UID }) => UID === `meeting-${meeting.id}@candor`)).toMatchObject({
    DTSTART: `${addDays(today, 4).replaceAll("-", "")}T090000Z`,
    DTEND: `${addDays(today, 4).replaceAll("-", "")}T100000Z`,
    SUMMARY: "Monday\\; shops\\, tills",
    SEQUENCE: "0",
  });
  expect(new Set(all.map(({ UID }) => UID)).size).toBe(all.length);
});

test("what is moved keeps its UID and gets a higher SEQUENCE; what stays says the same each time", async () => {
  const { url } = await makeFeed();
  const uid = `meeting-${meeting.id}@candor`;
  const meetingIn = async () => (await events(url)).find(({ UID }) => UID === uid);
  const first = await meetingIn();
  expect(await meetingIn()).toEqual(first);
  await ilze.api("PATCH", `/meetings/${meeting.id}`, {
    startsAt: `${addDays(today, 4)}T11:00:00Z`,
  });
  const moved = await meetingIn();
  expect(moved).toMatchObject({ UID: uid, SEQUENCE: "1" });
  expect(moved?.DTSTART).toMatch(/T110000Z$/);
  await ilze.api("PATCH", `/meetings/${meeting.id}`, {
    startsAt: `${addDays(today, 4)}T09:00:00Z`,
  });
  expect(await meetingIn()).toMatchObject({ SEQUENCE: "2" });
});

test("customers are named only where the colleague ticked that", async () => {
  const { url } = await makeFeed({ withNames: true, language: "en" });
  const promised = (await events(url)).find(({ UID }) => UID?.startsWith("promise-"));
  expect(promised?.SUMMARY).toContain("Kārlis Kalniņš");
  expect(await ilze.api<CalendarFeed>("GET", "/calendar-feed")).toMatchObject({ withNames: true });
});

test("a feed's address is shown once, ends with the next, with revoking and with whoever leaves, and cannot be guessed", async () => {
  const first = await makeFeed();
  const second = await makeFeed();
  expect((await fetched(first.url)).status).toBe(404);
  expect((await fetched(second.url)).status).toBe(200);
  const known = await ilze.api<CalendarFeed>("GET", "/calendar-feed");
  expect(JSON.stringify(known)).not.toContain("/c/");
  expect(known.openedAt).not.toBeNull();
  const token = /\/c\/([^.]+)\.ics$/.exec(second.url)?.[1] ?? "";
  expect(Buffer.from(token, "base64url")).toHaveLength(16);
  const { rows } = await server.services.db
    .selectFrom("directory.entry")
    .selectAll()
    .where("kind", "=", "calendar")
    .execute()
    .then((found) => ({ rows: JSON.stringify(found) }));
  expect(rows).not.toContain(token);
  expect((await ilze.ask("DELETE", "/calendar-feed")).status).toBe(204);
  expect((await fetched(second.url)).status).toBe(404);

  const leaver = await testMember(server, "Maris");
  const theirs = await leaver.api<CalendarFeedMade>("POST", "/calendar-feed", {});
  expect((await fetched(theirs.url)).status).toBe(200);
  await server.api("DELETE", `/members/${leaver.userId}`);
  expect((await fetched(theirs.url)).status).toBe(404);
  const key = await server.ask("POST", "/calendar-feed", {});
  expect(key).toMatchObject({ status: 403, body: { code: "not_a_colleague" } });
});

test("a feed and a customer's page never stand in each other's place", async () => {
  const { url } = await makeFeed();
  const token = /\/c\/([^.]+)\.ics$/.exec(url)?.[1] ?? "";
  // The feed's token without its ending is no customer's page, and a customer's link with it is no feed.
  expect((await fetch(`${server.url}/c/${token}`)).status).toBe(404);
  const customer = makeToken(server.services.secret, "conversation", {
    workspaceId: server.workspaceId,
    id: crypto.randomUUID(),
  });
  expect(customer).not.toContain(".");
  const asFeed = await fetch(`${server.url}/c/${customer}.ics`);
  expect(asFeed.status).toBe(404);
  expect(asFeed.headers.get("content-type")).toContain("text/plain");
});

test("a line is folded at 75 octets without cutting a sign, and what a calendar could take for markup is escaped", () => {
  const text = writeIcs("Ķ", [
    {
      ...{ uid: "a@candor", sequence: 0, changedAt: new Date("2026-03-01T00:00:00Z") },
      ...{ title: `${"šķīvis, ".repeat(20)}\nnext; \\ end`, url: "https://nps.example.com/x" },
      when: { day: "2026-12-31", until: "2027-01-01" },
    },
  ]);
  for (const line of text.split("\r\n")) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toContain("\uFFFD");
  }
  const whole = text.replaceAll("\r\n ", "");
  expect(whole).toContain(`SUMMARY:${"šķīvis\\, ".repeat(20)}\\nnext\\; \\\\ end\r\n`);
  expect(whole).toContain("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
});

test("a customer's day stands in the calendar, each year anew; the feed names the customer only where that was ticked", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/people", {
    ...{ name: "Anna Ozola", email: "anna@example.com" },
  });
  await ilze.api("POST", `/people/${id}/notes`, { text: "Likes lilies", seenBy: "me" });
  await ilze.api("POST", `/people/${id}/dates`, { kind: "birthday", month: 2, day: 29 });
  await ilze.api("POST", `/people/${id}/dates`, {
    ...{ kind: "own", label: "First order", month: 2, day: 28 },
  });
  const inFebruary = async (year: number) =>
    (await coming(`${year}-02-20`, `${year}-03-10`))
      .filter(({ kind }) => kind === "person")
      .map(({ day, title, id: of }) => [day, title, of]);
  expect(await inFebruary(2027)).toEqual([
    ["2027-02-28", "Birthday: Anna Ozola, First order: Anna Ozola", id],
  ]);
  expect(await inFebruary(2028)).toEqual([
    ["2028-02-28", "First order: Anna Ozola", id],
    ["2028-02-29", "Birthday: Anna Ozola", id],
  ]);
  const summaries = async (body: object) =>
    (await events((await makeFeed(body)).url))
      .filter(({ UID = "" }) => UID.startsWith("person-"))
      .map(({ SUMMARY }) => SUMMARY ?? "");
  const plain = await summaries({ withNames: false });
  expect(plain.length).toBeGreaterThan(0);
  expect(plain.join()).not.toContain("Anna");
  expect((await summaries({ withNames: true })).join()).toContain("Birthday: Anna Ozola");
  expect(plain.join()).not.toContain("lilies");
});
