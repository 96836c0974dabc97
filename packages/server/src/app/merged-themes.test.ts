import type { GoalStanding } from "@candor/contract/goal.ts";
import type { ReportPreview } from "@candor/contract/report.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { judgeRules } from "../alerts/judge-rules.ts";
import { closedMonths } from "../goals/measured.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { todayIn } from "../scores/period.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let reading: TestReading;
let queue: string;
let tills: string;
/** Everything that keeps the theme "Queue", as it was made before anything was merged. */
let kept: { report: string; goal: string; page: string; pageOfTheme: string; rule: string };

const [month] = closedMonths(todayIn("UTC", new Date()), 1);
const at = (n: number) => new Date(`${month?.from.slice(0, 8)}${10 + (n % 10)}T10:00:00Z`);
const create = async (path: string, body: object) =>
  server.api<{ id: string; token: string }>("POST", path, body);

beforeAll(async () => {
  server = await testServer();
  reading = await testReading(server.services.db);
  const surveyId = server.survey.id;
  const theme = async (name: string, word: string) =>
    (await create("/themes", { name, words: { en: [word] } })).id;
  [queue, tills] = [await theme("Queue", "queue"), await theme("Tills", "till")];
  const said = (count: number, score: number, comment: string) =>
    Array.from({ length: count }, (_, n) =>
      answer({
        surveyId,
        score,
        comment: `${comment}, visit ${n}.`,
        language: "en",
        answeredAt: at(n),
      }),
    );
  await recordBatch(server.services.db, server.workspaceId, [
    ...said(40, 2, "We stood in the queue"),
    ...said(50, 9, "The till was quick"),
    ...said(30, 8, "We came by bus"),
  ]);
  await reading.read(server.workspaceId);
  const view = await create("/views", {
    ...{ name: "Queues", shared: true, surveyId, theme: [queue], period: "all" },
  });
  const asView = { surveyId, view: { theme: [queue] } };
  kept = {
    goal: (await create("/goals", { viewId: view.id, target: 10 })).id,
    report: (await create("/reports", { ...asView, name: "Queues", blocks: ["score"] })).id,
    page: (await create("/shares", asView)).token,
    pageOfTheme: (await create("/shares", { surveyId, kind: "theme", themeId: queue })).token,
    rule: (
      await create("/alert-rules", {
        ...{ name: "Queues", surveyId },
        kind: "score_drop",
        theme: [queue],
      })
    ).id,
  };
}, 60_000);

afterAll(() => reading.stop());

async function merge(into: string | null): Promise<void> {
  await server.api("PATCH", `/themes/${queue}`, { mergedInto: into });
  await reading.read(server.workspaceId);
}

/** How many answers each of those that keep the theme "Queue" is about now. */
async function answersOfAll() {
  const { data: views } = await server.api<{ data: { theme: string[]; name: string }[] }>(
    "GET",
    "/views",
  );
  const filter = views.flatMap(({ theme }) => theme.map((id) => `theme=${id}`)).join("&");
  const path = `/surveys/${server.survey.id}`;
  const { answers } = await server.api<{ answers: number }>("GET", `${path}/score?${filter}`);
  const listed = await server.api<{ answers: number }>("GET", `${path}/responses/count?${filter}`);
  const { closed } = await server.api<GoalStanding>("GET", `/goals/${kept.goal}`);
  const { text } = await server.api<z.infer<typeof ReportPreview>>("POST", "/reports/preview", {
    ...{ surveyId: server.survey.id, name: "Queues", blocks: ["score"] },
    view: (await server.api<{ view: object }>("GET", `/reports/${kept.report}`)).view,
    schedule: { cadence: "monthly", monthDay: 1, hour: 0 },
  });
  const page = await (await fetch(`${server.url}/r/${kept.page}`)).text();
  const pageOfTheme = await (await fetch(`${server.url}/r/${kept.pageOfTheme}`)).text();
  return {
    view: answers,
    list: listed.answers,
    goal: closed?.n,
    report: Number(/(\d+) answers/.exec(text)?.[1]),
    page: Number(/(\d+) answers/.exec(page)?.[1]),
    pageOfTheme: Number(/(\d+) answers speak of it/.exec(pageOfTheme)?.[1]),
    watched: await watched(),
  };
}

/** Of how many answers the year is that an alert rule compares with. */
async function watched(): Promise<number | undefined> {
  const { db } = server.services;
  await db
    .transaction()
    .execute((trx) =>
      judgeRules(trx, server.workspaceId, { now: new Date(), mails: null, news: async () => {} }),
    );
  const [watch] = await db
    .selectFrom("alert_watch")
    .select("reference")
    .where("workspace_id", "=", server.workspaceId)
    .where("rule_id", "=", kept.rule)
    .execute();
  return watch?.reference.reduce((sum, n) => sum + n, 0);
}

const all = (n: number) => ({
  ...{ view: n, list: n, goal: n, report: n, page: n, pageOfTheme: n, watched: n },
});

test("views, goals, reports, shared pages and alert rules follow a theme into the one that it becomes part of, and back", async () => {
  expect(await answersOfAll()).toEqual(all(40));
  await merge(tills);
  expect(await answersOfAll()).toEqual(all(90));
  await merge(null);
  expect(await answersOfAll()).toEqual(all(40));
});

test("a theme is followed through more than one merge, with its polarity, also where it is named as a property", async () => {
  await merge(tills);
  await server.api("PATCH", `/themes/${tills}`, { mergedInto: "waiting" });
  await reading.read(server.workspaceId);
  const path = `/surveys/${server.survey.id}/score`;
  const count = async (query: string) =>
    (await server.api<{ answers: number }>("GET", `${path}?${query}`)).answers;
  expect(await count(`theme=${queue}`)).toBe(await count("theme=waiting"));
  expect(await count(`theme=${queue}`)).toBeGreaterThanOrEqual(90);
  const spoken = await count("theme=waiting:positive");
  expect(spoken).toBeLessThan(90);
  expect(await count(`theme=${queue}:positive`)).toBe(spoken);
  expect(await count(`filter=@theme=${queue}:positive`)).toBe(spoken);
});
