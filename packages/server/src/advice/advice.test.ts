import { readFileSync } from "node:fs";
import type { AdviceList } from "@candor/contract/advice.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { RULES } from "./rules.ts";

const DAY = 86_400_000;
let server: TestServer;
let ilze: TestMember;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze", "analyst");
});

const advice = (query = "") => server.api<AdviceList>("GET", `/advice${query}`);
const rules = async () => (await advice()).data.map(({ rule }) => rule);

test("a fresh workspace is given no advice", async () => {
  expect(await advice()).toEqual({ surveyId: server.survey.id, data: [], dismissed: [] });
});

test("unhappy customers who wait, and wishes to be contacted that nobody met, are counted from the rows that are there", async () => {
  const { db } = server.services;
  await server.api("POST", "/case-rules", { name: "Unhappy", condition: {}, action: {} });
  for (let n = 0; n < 32; n += 1) {
    await server.api("POST", `/surveys/${server.survey.id}/responses`, {
      score: 2,
      comment: `Nobody called ${n}`,
      person: { email: `c${n}@example.com` },
    });
  }
  // They answered three weeks ago and wanted to be called; the clocks have run since.
  const ago = new Date(Date.now() - 21 * DAY);
  await sql`update response set answered_at = ${ago}, meta = meta || '{"mayContact": true}'`.execute(
    db,
  );
  await sql`update customer_case set opened_at = ${ago}`.execute(db);
  await sql`update case_clock set started_at = ${ago}, due_at = ${new Date(ago.getTime() + DAY)}`.execute(
    db,
  );
  const { data } = await advice();
  const slow = data.find(({ rule }) => rule === "slow_first_contact");
  expect(slow).toMatchObject({
    figure: { n: 32, late: 32, share: 1 },
    base: { n: 32, least: 30 },
    method: "advice",
  });
  expect(slow?.sentence).toMatch(/^100% \(\d+% to 100%\) of the unhappy customers.*32 of 32/);
  expect(data.find(({ rule }) => rule === "wishes_unanswered")).toMatchObject({
    figure: { n: 32, unanswered: 32 },
  });
  // Two heard from us: they are counted as soon as that is known.
  await sql`update customer_case set first_contact_at = now()
    where id in (select id from customer_case order by number limit 2)`.execute(db);
  expect((await advice()).data.find(({ rule }) => rule === "wishes_unanswered")).toMatchObject({
    figure: { n: 32, unanswered: 30 },
  });
});

test("what is dismissed with a reason does not come back for 90 days, and then it does", async () => {
  const { key = "" } =
    (await advice()).data.find(({ rule }) => rule === "slow_first_contact") ?? {};
  const dismiss = (body: object) => ilze.ask("POST", "/advice/dismissals", body);
  expect((await dismiss({ key, reason: "" })).status).toBe(422);
  expect((await dismiss({ key: "no_rule", reason: "x" })).status).toBe(422);
  expect((await dismiss({ key, reason: "We were closed in May" })).status).toBe(201);
  const after = await advice();
  expect(after.data.map(({ rule }) => rule)).not.toContain("slow_first_contact");
  expect(after.dismissed).toMatchObject([{ key, reason: "We were closed in May", by: ilze.email }]);
  const days = (Date.parse(after.dismissed[0]?.until ?? "") - Date.now()) / DAY;
  expect(Math.round(days)).toBe(90);
  await sql`update advice_dismissal set until = now() - interval '1 second'`.execute(
    server.services.db,
  );
  expect(await rules()).toContain("slow_first_contact");
  await dismiss({ key, reason: "Still closed" });
  await ilze.api("DELETE", `/advice/dismissals/${key}`);
  expect(await rules()).toContain("slow_first_contact");
  const janis = await testMember(server, "Janis");
  expect((await janis.ask("POST", "/advice/dismissals", { key, reason: "x" })).status).toBe(403);
});

test("every piece of advice is said in the language of whoever asks, and links a page that exists", async () => {
  await ilze.api("PATCH", "/me", { language: "lv" });
  const { data } = await ilze.api<AdviceList>("GET", "/advice");
  expect(data.length).toBeGreaterThan(0);
  expect(data[0]?.sentence).toContain("darbdien");
  for (const { method } of Object.values(RULES)) {
    const page = new URL(`../../../../docs/methods/en/${method}.md`, import.meta.url);
    expect(readFileSync(page, "utf8")).toMatch(/^# /);
  }
});
