import type { PlansAgainstOpinion } from "@candor/contract/plans.ts";
import { expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { testReading } from "../testing/reading.ts";
import { whenFileEnds } from "../testing/test-database.ts";
import { testServer } from "../testing/test-server.ts";

test("plans are held against what customers speak of, and what is costly and in no plan is named", async () => {
  const server = await testServer();
  const reading = await testReading(server.services.db);
  whenFileEnds(() => reading.stop());
  const surveyId = server.survey.id;
  const words = (at: number) =>
    at % 4 === 0
      ? { score: 2, comment: "Much too expensive." }
      : at % 4 === 1
        ? { score: 3, comment: "We waited far too long in the queue." }
        : { score: 10, comment: "Friendly staff, thank you!" };
  const batch = Array.from({ length: 240 }, (_, at) => answer({ surveyId, ...words(at) }));
  await recordBatch(server.services.db, server.workspaceId, batch);
  for (const { id } of batch) {
    await server.services.db
      .insertInto("comment_to_read")
      .values({ workspace_id: server.workspaceId, response_id: id, priority: 1 } as never)
      .execute();
  }
  await reading.read(server.workspaceId);
  const plan = (title: string, more: object = {}) =>
    server.api<{ id: string }>("POST", "/improvements", { surveyId, title, ...more });
  const queue = await plan("Shorter waiting in the queue at the till");
  const app = await plan("New colours");
  const chosen = await plan("Project Owl", { measure: { theme: ["support:positive"] } });
  const later = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await server.api("POST", "/changes", { day: later, title: "Faster delivery", kind: "service" });

  const found = await server.api<PlansAgainstOpinion>("GET", `/surveys/${surveyId}/plans`);
  const of = (id: string) => found.plans.find((one) => one.id === id);
  expect(of(queue.id)).toMatchObject({ by: "read", themes: [{ id: "waiting", clear: true }] });
  expect(of(queue.id)?.themes[0]?.impact?.upper).toBeLessThan(0);
  expect(of(app.id)).toMatchObject({ by: null, themes: [] });
  expect(of(chosen.id)).toMatchObject({ by: "chosen", themes: [{ id: "support" }] });
  expect(found.plans.find(({ kind }) => kind === "change")).toMatchObject({
    ...{ title: "Faster delivery", day: later, by: "read" },
    themes: [{ id: "delivery", answers: 0, impact: null }],
  });
  expect(found.unplanned.map(({ id }) => id)).toEqual(["price"]);
});
