import type { Coming } from "@candor/contract/coming.ts";
import type { MeetingDetail, Meetings } from "@candor/contract/meeting.ts";
import type { Notices } from "@candor/contract/notice.ts";
import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { recordBatch } from "../responses/record-responses.ts";
import { addDays } from "../scores/period.ts";
import { todayOf } from "../scores/today.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let ilze: TestMember;
let janis: TestMember;
let today: string;
let surveyId: string;
let teamId: string;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
  const { api, services, workspaceId } = server;
  today = await todayOf(services.db, workspaceId);
  surveyId = (
    await api<{ id: string }>("POST", "/surveys", { name: "Tills", dimensions: ["clerk"] })
  ).id;
  const members = [{ userId: ilze.userId }];
  teamId = (await api<{ id: string }>("POST", "/teams", { name: "Riga", members })).id;
  await api("PUT", "/recognition-settings", { employeeProperty: "clerk", thanksADay: 5 });
  await api("POST", "/employees", { name: "Zane", externalId: "z-1", teamId });
  // Zane is named by number and by name; Otto is of no team.
  const clerks = ["z-1", "Zane", "Otto", "Otto"];
  const given = Array.from({ length: 80 }, (_, n) =>
    answer({
      surveyId,
      score: n % 4 < 2 ? 10 : 2,
      properties: { clerk: clerks[n % 4] ?? "" },
      answeredAt: new Date(`${addDays(today, -3 - (n % 10))}T12:00:00Z`),
    }),
  );
  await recordBatch(services.db, workspaceId, given);
});

const plan = (by: TestMember | TestServer, body: object = {}) =>
  by.api<MeetingDetail>("POST", "/meetings", {
    ...{ title: "Tills on Monday", surveyId, startsAt: `${addDays(today, 2)}T09:00:00Z` },
    ...{ teamId, language: "en", ...body },
  });
const noticesOf = async (who: TestMember) =>
  (await who.api<z.infer<typeof Notices>>("GET", "/notices")).data.map(({ kind, target }) => ({
    ...{ kind, target },
  }));
const days = () => `from=${today}&to=${addDays(today, 30)}`;
const coming = async (who: TestMember) =>
  (await who.api<{ data: Coming[] }>("GET", `/calendar?${days()}`)).data
    .filter(({ kind }) => kind === "meeting")
    .map(({ id }) => id);

test("a team's meeting looks at the answers about its people, is told to its members and stands in their calendars alone", async () => {
  const made = await plan(server);
  expect(made.team).toEqual({ id: teamId, name: "Riga" });
  const target = `meeting:${made.id}`;
  expect(await noticesOf(ilze)).toContainEqual({ kind: "meeting.planned", target });
  expect(await noticesOf(janis)).not.toContainEqual({ kind: "meeting.planned", target });
  expect(await coming(ilze)).toContain(made.id);
  expect(await coming(janis)).not.toContain(made.id);
  const feed = async (who: TestMember) => {
    const { url } = await who.api<{ url: string }>("POST", "/calendar-feed", {});
    return (await fetch(server.url + new URL(url).pathname)).text();
  };
  expect(await feed(ilze)).toContain(`UID:meeting-${made.id}@candor`);
  expect(await feed(janis)).not.toContain(made.id);
  const prepared = await ilze.api<MeetingDetail>("POST", `/meetings/${made.id}/prepare`, {});
  const since = prepared.pages?.find(({ key }) => key === "since");
  expect(since?.headline).toMatchObject({ score: "100", base: "40 answers" });
  await ilze.api("PATCH", `/meetings/${made.id}`, { startsAt: `${addDays(today, 3)}T09:00:00Z` });
  // Whoever did it is told nothing of it.
  expect(await noticesOf(ilze)).not.toContainEqual({ kind: "meeting.moved", target });
  await server.api("PATCH", `/meetings/${made.id}`, { startsAt: `${addDays(today, 4)}T09:00:00Z` });
  expect(await noticesOf(ilze)).toContainEqual({ kind: "meeting.moved", target });
  await server.api("DELETE", `/meetings/${made.id}`);
  expect(await noticesOf(ilze)).toContainEqual({ kind: "meeting.called_off", target });
});

test("its members open it, colleagues of other teams do not, and each team has a history of its own", async () => {
  const made = await plan(ilze);
  const open = `/meetings/${made.id}/open`;
  expect(await janis.ask("POST", open, {})).toMatchObject({
    ...{ status: 403, body: { code: "not_of_team" } },
  });
  await ilze.api("POST", open, {});
  const about = { kind: "meeting", id: made.id };
  await ilze.api("POST", "/decisions", { question: "Tills?", choice: "A second one", about });
  await ilze.api("POST", `/meetings/${made.id}/close`, {});
  const everybodys = await plan(janis, { teamId: null, title: "All" });
  const other = await server.api<{ id: string }>("POST", "/teams", { name: "Cēsis" });
  const theirs = await plan(server, { teamId: other.id, title: "Cēsis" });
  const listed = async (id: string) =>
    (await ilze.api<z.infer<typeof Meetings>>("GET", `/meetings?teamId=${id}`)).data.map(
      (one) => one.id,
    );
  expect(await listed(teamId)).toEqual([made.id]);
  expect(await listed(other.id)).toEqual([theirs.id]);
  const decided = async (one: MeetingDetail) => {
    const { pages } = await server.api<MeetingDetail>("POST", `/meetings/${one.id}/prepare`, {});
    return JSON.stringify(pages?.find(({ key }) => key === "decided"));
  };
  expect(await decided(await plan(ilze))).toContain("A second one");
  expect(await decided(theirs)).not.toContain("A second one");
  expect(await decided(everybodys)).toContain("A second one");
  await server.api("PATCH", `/teams/${other.id}`, { archived: true });
  expect(await server.ask("POST", "/meetings", { ...meetingOf(other.id) })).toMatchObject({
    ...{ status: 409, body: { code: "team_archived" } },
  });
});

const meetingOf = (id: string) => ({
  ...{ title: "Late", surveyId, teamId: id, startsAt: `${today}T09:00:00Z` },
});
