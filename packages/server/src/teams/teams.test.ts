import type { BusinessCalendar } from "@candor/contract/calendar.ts";
import type { Colleague, Team } from "@candor/contract/team.ts";
import { beforeAll, expect, test } from "vitest";
import { OFFICE_WEEK } from "../calendars/business-calendar.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { dayOf, presenceOf } from "./colleagues.ts";

let server: TestServer;
let ilze: TestMember;
let janis: TestMember;
let boss: TestMember;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
  boss = await testMember(server, "Boss", "analyst");
});

const hours = { name: "Shop", timeZone: "Europe/Riga", week: OFFICE_WEEK, country: "LV" };

test("a workspace has office hours in its own zone before anybody sets any", async () => {
  const { data } = await server.api<{ data: BusinessCalendar[] }>("GET", "/business-calendars");
  expect(data).toMatchObject([
    { name: "Office hours", timeZone: "UTC", isDefault: true, week: OFFICE_WEEK, country: null },
  ]);
});

test("hours are kept as they were given, told apart by version, and say when something is due", async () => {
  const made = await server.api<BusinessCalendar>("POST", "/business-calendars", {
    ...hours,
    ownDays: [{ day: "2026-12-24", name: "Inventory" }],
  });
  const path = `/business-calendars/${made.id}`;
  expect(await server.api("GET", path)).toEqual(made);
  const due = `${path}/due?from=2026-12-23T14:00:00Z&minutes=120`;
  // 24 is one's own day, 25 and 26 are Christmas, 27 is a Sunday.
  expect(await server.api("GET", due)).toMatchObject({ dueAt: "2026-12-28T08:00:00.000Z" });
  const changed = { ...hours, name: "Shop by the sea", version: made.version };
  await server.api("PUT", path, changed);
  expect(await server.ask("PUT", path, changed)).toMatchObject({
    status: 409,
    body: { code: "calendar_changed" },
  });
  expect(await server.api("GET", path)).toMatchObject({ name: "Shop by the sea", ownDays: [] });
});

test("hours that can never come, overlap, or stand in no zone are refused with a sentence", async () => {
  const refused = async (given: object) =>
    (await server.ask("POST", "/business-calendars", { ...hours, ...given })) as {
      status: number;
      body: { code: string };
    };
  const never = Object.fromEntries(Object.keys(OFFICE_WEEK).map((day) => [day, []]));
  expect(await refused({ week: never })).toMatchObject({
    status: 422,
    body: { code: "calendar_never_open" },
  });
  const mon = [
    { from: "09:00", to: "12:00" },
    { from: "11:30", to: "17:00" },
  ];
  expect(await refused({ week: { ...OFFICE_WEEK, mon } })).toMatchObject({
    status: 422,
    body: { code: "hours_overlap" },
  });
  expect(await refused({ timeZone: "Mars/Base" })).toMatchObject({
    status: 422,
    body: { code: "time_zone_unknown" },
  });
});

test("public holidays can be read before a country is chosen", async () => {
  const { data } = await server.api<{ data: { day: string; localName: string }[] }>(
    "GET",
    "/business-calendars/holidays?country=LV&year=2026",
  );
  expect(data.length).toBeGreaterThanOrEqual(13);
  expect(data.find(({ day }) => day === "2026-06-24")).toMatchObject({
    name: "Midsummer",
    localName: "Jāņi",
  });
});

test("a team has members and leads; whoever joins is told, whoever put themselves in is not", async () => {
  const team = await boss.api<Team>("POST", "/teams", {
    name: "Riga",
    members: [{ userId: ilze.userId, isLead: true }, { userId: boss.userId }],
  });
  const path = `/teams/${team.id}`;
  await boss.api("PUT", `${path}/members/${janis.userId}`, {});
  await boss.api("PUT", `${path}/members/${janis.userId}`, { isLead: true });
  const now = await server.api<Team>("GET", path);
  expect(now.members.map(({ name, isLead }) => [name, isLead])).toEqual([
    ["Ilze", true],
    ["Janis", true],
    ["Boss", false],
  ]);
  const told = await janis.api<{ data: object[]; unread: number }>("GET", "/notices");
  expect(told).toMatchObject({
    unread: 1,
    data: [{ kind: "team.joined", target: `team:${team.id}`, about: { team: "Riga" } }],
  });
  expect(await boss.api("GET", "/notices")).toMatchObject({ data: [], unread: 0 });
  expect(await janis.api("POST", "/notices/read", {})).toEqual({ read: 1 });
  expect(await janis.api("GET", "/notices?unread=true")).toMatchObject({ data: [], unread: 0 });
  await boss.api("DELETE", `${path}/members/${janis.userId}`);
  expect(await boss.ask("DELETE", `${path}/members/${janis.userId}`)).toMatchObject({
    status: 404,
  });
});

test("members work, and do not make teams or hours; a key with the scope act neither", async () => {
  expect((await ilze.ask("POST", "/teams", { name: "Mine" })).status).toBe(403);
  expect((await ilze.ask("POST", "/business-calendars", hours)).status).toBe(403);
  const { key } = await server.api<{ key: string }>("POST", "/keys", {
    name: "Desk",
    scopes: ["read", "act"],
  });
  const withKey = (path: string, body: object) =>
    fetch(`${server.url}/api/v1${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await withKey("/teams", { name: "Mine" })).status).toBe(403);
  const day = { firstDay: "2030-01-01", lastDay: "2030-01-02" };
  expect((await withKey("/absences", { ...day, userId: ilze.userId })).status).toBe(403);
});

test("who is away, takes no work, or is outside their hours cannot be given work, and the reason is said", async () => {
  const always = Object.fromEntries(
    Object.keys(OFFICE_WEEK).map((day) => [day, [{ from: "00:00", to: "24:00" }]]),
  );
  const open = await server.api<BusinessCalendar>("POST", "/business-calendars", {
    ...hours,
    name: "Always",
    week: always,
    country: null,
  });
  const presence = async () => {
    const { data } = await server.api<{ data: Colleague[] }>("GET", "/colleagues");
    return data.find(({ userId }) => userId === ilze.userId);
  };
  await ilze.api("PATCH", `/colleagues/${ilze.userId}`, { calendarId: open.id });
  expect(await presence()).toMatchObject({ presence: "present", calendarId: open.id });
  await ilze.api("PATCH", `/colleagues/${ilze.userId}`, { takesWork: false });
  expect(await presence()).toMatchObject({ presence: "takes_no_work", calendarId: open.id });
  await ilze.api("PATCH", `/colleagues/${ilze.userId}`, { takesWork: true });
  const today = dayOf(new Date(), "Europe/Riga", 0);
  const absence = await ilze.api<{ id: string }>("POST", "/absences", {
    firstDay: today,
    lastDay: "2099-01-01",
    standIn: janis.userId,
  });
  expect(await presence()).toMatchObject({ presence: "away", awayUntil: "2099-01-01" });
  const told = await janis.api<{ data: { kind: string }[] }>("GET", "/notices?unread=true");
  expect(told.data[0]).toMatchObject({ kind: "absence.stand_in" });
  expect((await janis.ask("DELETE", `/absences/${absence.id}`)).status).toBe(403);
  await ilze.api("DELETE", `/absences/${absence.id}`);
  expect(await presence()).toMatchObject({ presence: "present" });
  const { services, workspaceId } = server;
  const night = await presenceOf(services.db, {
    workspaceId,
    userIds: [janis.userId],
    now: new Date("2026-06-08T23:00:00Z"),
  });
  expect(night.get(janis.userId)?.presence).toBe("outside_hours");
});

test("nobody stands in for themselves, nobody comes back before they go, and nobody says it of others", async () => {
  const day = { firstDay: "2030-02-02", lastDay: "2030-02-01" };
  expect((await ilze.ask("POST", "/absences", day)).status).toBe(422);
  const own = { firstDay: "2030-02-01", lastDay: "2030-02-02" };
  expect((await ilze.ask("POST", "/absences", { ...own, standIn: ilze.userId })).status).toBe(422);
  expect((await ilze.ask("POST", "/absences", { ...own, userId: janis.userId })).status).toBe(403);
  expect((await boss.ask("POST", "/absences", { ...own, userId: janis.userId })).status).toBe(201);
});

test("an employee needs no account; an address belongs to one of them", async () => {
  const anna = { name: "Anna at the till", email: "anna@shop.lv", externalId: "E-7" };
  const made = await server.api<{ id: string }>("POST", "/employees", anna);
  expect(
    await server.ask("POST", "/employees", { name: "Another", email: "ANNA@shop.lv" }),
  ).toMatchObject({ status: 409, body: { code: "employee_exists" } });
  await server.api("PATCH", `/employees/${made.id}`, { active: false });
  const found = await server.api<{ data: object[] }>("GET", "/employees?search=till");
  expect(found.data).toMatchObject([{ ...anna, active: false, userId: null }]);
});

test("whoever leaves the workspace leaves its teams, and stands in for nobody", async () => {
  const gone = await testMember(server, "Gone");
  const team = await boss.api<Team>("POST", "/teams", {
    name: "Short",
    members: [{ userId: gone.userId }],
  });
  await ilze.api("POST", "/absences", {
    firstDay: "2031-01-01",
    lastDay: "2031-01-02",
    standIn: gone.userId,
  });
  await server.api("DELETE", `/members/${gone.userId}`);
  expect(await server.api("GET", `/teams/${team.id}`)).toMatchObject({ members: [] });
  const { data } = await server.api<{ data: { firstDay: string; standIn: null }[] }>(
    "GET",
    "/absences?since=2031-01-01",
  );
  expect(data.find(({ firstDay }) => firstDay === "2031-01-01")).toMatchObject({ standIn: null });
});
