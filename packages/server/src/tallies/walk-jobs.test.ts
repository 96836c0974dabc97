import { beforeAll, expect, test, vi } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { recount } from "./recount.ts";
import { registerTallyWalks } from "./walk-jobs.ts";

const ANSWERS = 6000;

let server: TestServer;

interface Survey {
  counting: { dimensions: string[]; days: boolean; share: number } | null;
}

beforeAll(async () => {
  server = await testServer();
  const { db } = server.services;
  for (let from = 0; from < ANSWERS; from += 1000) {
    const some = Array.from({ length: 1000 }, (_, i) =>
      answer({
        surveyId: server.survey.id,
        score: (from + i) % 11,
        properties: { store: `store ${i % 10}` },
        answeredAt: new Date(Date.parse("2026-05-01T00:00:00Z") + (from + i) * 60_000),
      }),
    );
    await recordBatch(db, server.workspaceId, some);
  }
}, 60_000);

test("answers are recorded within a second while a job counts old ones under a new dimension, and the survey says how far it is", {
  timeout: 120_000,
}, async () => {
  const { db, jobs } = server.services;
  const path = `/surveys/${server.survey.id}`;
  const asked = await server.api<Survey>("PATCH", path, { dimensions: ["store"] });
  expect(asked.counting).toEqual({ dimensions: ["store"], days: false, share: 0 });
  const walking = await registerTallyWalks(jobs, { db, now: () => new Date() });
  const waits: number[] = [];
  const shares: number[] = [];
  let counting = asked.counting;
  await vi.waitFor(
    async () => {
      const since = performance.now();
      await server.api("POST", `${path}/responses`, { score: 9, properties: { store: "store 3" } });
      waits.push(performance.now() - since);
      counting = (await server.api<Survey>("GET", path)).counting;
      if (counting) shares.push(counting.share);
      expect(counting).toBeNull();
    },
    { timeout: 90_000, interval: 20 },
  );
  walking.stop();
  expect(waits.length).toBeGreaterThan(5);
  expect(Math.max(...waits)).toBeLessThan(1000);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.some((share) => share > 0 && share < 1)).toBe(true);
  const { rows } = await server.api<{ rows: { value: string; answers: number }[] }>(
    "GET",
    `${path}/breakdown?by=store`,
  );
  const count = new Map(rows.map(({ value, answers }) => [value, answers]));
  expect(count.get("store 1")).toBe(ANSWERS / 10);
  expect(count.get("store 3")).toBe(ANSWERS / 10 + waits.length);
  expect(await recount(db, server)).toEqual([]);
});
