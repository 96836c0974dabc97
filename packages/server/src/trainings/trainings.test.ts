import type { Training, Trainings } from "@candor/contract/training.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { remindTrainings } from "./remind-trainings.ts";
import { renderMaterial } from "./render-material.ts";
import { needsOf } from "./training-queries.ts";

let server: TestServer;
let ilze: TestMember;
let causeId: string;
let employeeId: string;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  causeId = (await server.api<{ id: string }>("POST", "/root-causes", { name: "Till unknown" })).id;
  employeeId = (
    await server.api<{ id: string }>("POST", "/employees", { name: "Ilze", userId: ilze.userId })
  ).id;
});

const all = () => server.api<Trainings>("GET", "/trainings");

test("needs are counted causes of a team with their base; small teams stand together, and fewer than ten cases say nothing", () => {
  const row = (team_id: string | null, cause_id: string, cases: number) => ({
    ...{ team_id, cause_id, name: cause_id, cases },
  });
  const needs = needsOf([
    row("riga", "till", 9),
    row("riga", "stock", 3),
    row("liepaja", "till", 4),
    row("ventspils", "till", 3),
    row(null, "stock", 3),
  ]);
  expect(needs.map(({ teamId, causeId: cause, cases, of }) => [teamId, cause, cases, of])).toEqual([
    ["riga", "till", 9, 12],
    ["riga", "stock", 3, 12],
    [null, "till", 7, 10],
    [null, "stock", 3, 10],
  ]);
  expect(needs[0]?.share).toBe(0.75);
  expect(needsOf([row("riga", "till", 9)])).toEqual([]);
});

test("a training has material, records with dates, and claims nothing beside a measured improvement about its cause", async () => {
  const made = await server.api<Training>("POST", "/trainings", {
    title: "The new till",
    body: "# How\n\nSee [the page](https://example.com/till)",
    causeId,
  });
  expect(made.html).toContain('<a href="https://example.com/till"');
  expect(made).toMatchObject({ records: [], improvements: [] });
  const of = `/trainings/${made.id}/records/${employeeId}`;
  const noted = await server.api<Training>("PUT", of, { dueOn: "2026-01-10" });
  expect(noted.records).toMatchObject([{ dueOn: "2026-01-10", doneOn: null }]);
  await server.api("POST", "/improvements", {
    title: "Fewer wrong receipts",
    surveyId: server.survey.id,
    causeId,
  });
  expect((await all()).data[0]?.improvements).toMatchObject([
    { title: "Fewer wrong receipts", state: "plan", verdict: null },
  ]);
  // The day has come: they are told once.
  expect(await remindTrainings(server.services.db, new Date("2026-01-09T09:00:00Z"))).toBe(0);
  expect(await remindTrainings(server.services.db, new Date("2026-01-10T09:00:00Z"))).toBe(1);
  expect(await remindTrainings(server.services.db, new Date("2026-01-10T10:00:00Z"))).toBe(0);
  expect(await ilze.api("GET", "/notices")).toMatchObject({
    data: [{ kind: "training.due", about: { title: "The new till", day: "2026-01-10" } }],
  });
  await server.api("PUT", of, { dueOn: "2026-01-10", doneOn: "2026-01-10" });
  expect(await remindTrainings(server.services.db, new Date("2026-01-12T09:00:00Z"))).toBe(0);
  await server.api("DELETE", of);
  expect((await all()).data[0]?.records).toEqual([]);
  await server.api("PATCH", `/trainings/${made.id}`, { archived: true });
  expect((await all()).data[0]?.archivedAt).not.toBeNull();
});

test("needs are read from the cases of the last year, and name the trainings that there are", async () => {
  const { id: personId } = await server.api<{ id: string }>("POST", "/people", {
    email: "c@example.com",
  });
  for (let n = 0; n < 11; n += 1) {
    const { id } = await server.api<{ id: string }>("POST", "/cases", {
      personId,
      title: `No ${n}`,
    });
    await server.api("PATCH", `/cases/${id}`, { causeId });
  }
  const { id } = await server.api<Training>("POST", "/trainings", { title: "Again", causeId });
  expect((await all()).needs).toMatchObject([
    { teamId: null, causeId, cases: 11, of: 11, trainingIds: [id] },
  ]);
  await sql`update customer_case set opened_at = now() - interval '400 days'`.execute(
    server.services.db,
  );
  expect((await all()).needs).toEqual([]);
});

test("material keeps formatting and harmless links, and nothing that runs", () => {
  const html = renderMaterial(
    '<script>alert(1)</script>\n\n[run](javascript:alert(1)) ![x](https://e.com/p.png) <b onclick="x()">b</b> **bold** [ok](https://e.com/?a="b")',
  );
  expect(html).not.toMatch(/<script|javascript:|<img|<b |onclick="/);
  expect(html).toContain("<strong>bold</strong>");
  expect(html).toContain('<a href="https://e.com/');
});
