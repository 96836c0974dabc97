import type { ReadingSettings } from "@candor/contract/theme.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answer } from "../testing/fixtures.ts";
import { type TestReading, testReading } from "../testing/reading.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { ofTheTrade } from "../testing/trade-words.ts";

let server: TestServer;
let reading: TestReading;

beforeAll(async () => {
  server = await testServer();
  reading = await testReading(server.services.db, {
    now: () => new Date("2026-06-01T12:00:00Z"),
  });
});

afterAll(() => reading.stop());

const settings = () => server.api<ReadingSettings>("GET", "/reading-settings");

async function adapt(): Promise<void> {
  await reading.read(server.workspaceId);
  await reading.adapt(server.workspaceId);
  await reading.read(server.workspaceId);
}

const ownReadings = async () => {
  const rows = await server.services.db
    .selectFrom("comment_reading")
    .select("version")
    .where("workspace_id", "=", server.workspaceId)
    .execute();
  return rows.filter(({ version }) => version.includes("+own.")).length;
};

test("the settings show what own comments taught, and a switch takes it away and gives it back", async () => {
  expect((await settings()).ownWeights).toEqual({ wanted: true, languages: [] });
  const said = Array.from({ length: 320 }, (_, i) =>
    answer({
      surveyId: server.survey.id,
      score: i % 2 === 0 ? 10 : 2,
      comment: ofTheTrade(i),
      language: "en",
      answeredAt: new Date(Date.UTC(2025, 0, 1) + i * 3600_000),
    }),
  );
  await server.services.answers.recordMany(server.workspaceId, said, { quiet: "import" });
  await adapt();
  const [english] = (await settings()).ownWeights.languages;
  expect(english).toMatchObject({ language: "en", seen: 320, comments: 320, heldOut: 64 });
  expect(english).toMatchObject({ used: true, reason: "better", on: "2026-06-01", least: 300 });
  expect(english?.after ?? 0).toBeGreaterThan(english?.before ?? 1);
  expect(await ownReadings()).toBe(320);
  const off = await server.api<ReadingSettings>("PATCH", "/reading-settings", {
    ownWeights: false,
  });
  expect(off.ownWeights).toEqual({ wanted: false, languages: [] });
  expect(off.progress.waiting).toBe(320);
  await adapt();
  expect(await ownReadings()).toBe(0);
  expect((await settings()).ownWeights.languages).toEqual([]);
  await server.api("PATCH", "/reading-settings", { ownWeights: true });
  await adapt();
  expect(await ownReadings()).toBe(320);
}, 180_000);
