import type { Change, ChangeEffect } from "@candor/contract/change.ts";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

/** Twenty-eight days before 1 April 2026 and as many after it, a day a call. */
async function fill(scoreOn: (day: number, store: string) => number[]): Promise<string> {
  const { id } = await server.api<{ id: string }>("POST", "/surveys", {
    name: `Changed ${crypto.randomUUID()}`,
    subject: "Botanic",
    dimensions: ["store"],
  });
  const answers = Array.from({ length: 56 }, (_, at) => at - 28).flatMap((day) =>
    ["Riga", "Tallinn"].flatMap((store) =>
      scoreOn(day, store).map((score) =>
        answer({
          surveyId: id,
          score,
          properties: { store },
          source: day >= 0 && store === "Riga" ? "leaflet" : null,
          answeredAt: new Date(Date.parse("2026-04-01T12:00:00Z") + day * 86_400_000),
        }),
      ),
    ),
  );
  await recordBatch(server.services.db, server.workspaceId, answers);
  return id;
}

async function effectOf(surveyId: string, query = "", more: Record<string, unknown> = {}) {
  const { id } = await server.api<Change>("POST", "/changes", {
    ...{ day: "2026-04-01", title: "New till", kind: "service" },
    ...more,
  });
  return server.api<ChangeEffect>("GET", `/surveys/${surveyId}/changes/${id}/effect${query}`);
}

test("what rose with everybody is none of the change's doing; what rose only where it was, is said against the others", async () => {
  const both = await fill((day) => (day < 0 ? [9, 2] : [9, 9]));
  expect(await effectOf(both)).toMatchObject({ verdict: "up", others: null, effect: null });
  const narrowed = await effectOf(both, "?filter=store=Riga");
  expect(narrowed.change?.lower).toBeGreaterThan(0);
  expect(narrowed.others?.points).toBe(100);
  expect(narrowed).toMatchObject({ effect: { points: 0 }, verdict: "no_clear_change" });
  const alone = await fill((day, store) => (day >= 0 && store === "Riga" ? [9, 9] : [9, 2]));
  const found = await effectOf(alone, "?filter=store=Riga");
  expect(found).toMatchObject({ others: { points: 0 }, verdict: "up", open: false });
  expect(found.effect?.points).toBeCloseTo(100, 6);
});

test("more weekends after than before are no change: each weekday counts with the share it has in both", async () => {
  // Weekends are full of detractors and, after the change, three times as many answer on them.
  const isWeekend = (day: number) =>
    [0, 6].includes(new Date(Date.parse("2026-04-01") + day * 86_400_000).getUTCDay());
  const survey = await fill((day) => {
    if (!isWeekend(day)) return [9, 9];
    return day < 0 ? [2] : [2, 2, 2];
  });
  const found = await effectOf(survey);
  expect(found.before.score).not.toBeCloseTo(found.after.score ?? 0, 0);
  expect(found.change?.points).toBeCloseTo(0, 6);
  expect(found.verdict).toBe("no_clear_change");
});

test("a campaign has a last day and a source, and is compared over its own length; few answers are no effect", async () => {
  const survey = await fill((day) => (day % 7 === 0 ? [9] : []));
  const found = await effectOf(survey, "", {
    ...{ kind: "campaign", until: "2026-04-15", source: "leaflet" },
  });
  expect(found).toMatchObject({
    before: { from: "2026-03-18", to: "2026-04-01", score: null },
    after: { from: "2026-04-01", to: "2026-04-15" },
    bySource: { answers: 2, score: null },
    change: null,
    verdict: "too_few",
  });
  expect(
    await server.ask("POST", "/changes", { day: "2026-04-02", title: "Back", until: "2026-04-01" }),
  ).toMatchObject({ status: 422, body: { code: "period_reversed" } });
});
