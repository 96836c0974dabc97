/** A workspace with a webhook, a clock that tests set, and jobs that only note what was asked of them. */
import { CreateWebhook, type WebhookCreated } from "@candor/contract/webhook.ts";
import type { z } from "zod";
import { addressCheck } from "../integrations/webhooks/deliver/address-check.ts";
import { type DeliverDeps, deliverDue } from "../integrations/webhooks/deliver/deliver-webhooks.ts";
import { createWebhook } from "../integrations/webhooks/manage/edit-webhook.ts";
import { type Outbox, webhookOutbox } from "../integrations/webhooks/outbox/outbox.ts";
import type { Answer } from "../responses/answer.ts";
import type { Answers } from "../responses/answers.ts";
import type { Revision } from "../responses/revision.ts";
import type { Database } from "../storage/database.ts";
import { serverSecret } from "../workspaces/server-secret.ts";
import { testAnswers } from "./answers.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "./fixtures.ts";

export const START = new Date("2026-06-01T08:00:00Z");
export const TEST_SECRET = "a secret of the tests, long enough to be one";

export interface TestBench extends SurveyInWorkspace {
  db: Database;
  deps: DeliverDeps;
  outbox: Outbox;
  /** With the outbox as all that follows. */
  answers: Answers;
  /** Jobs that were enqueued, by kind. */
  enqueued: { name: string; data: unknown }[];
  clock: { now: Date; advance(ms: number): void };
  webhook(wanted: Partial<z.input<typeof CreateWebhook>>): Promise<WebhookCreated>;
  record(...given: Partial<Answer>[]): Promise<string[]>;
  revise(id: string, revision: Revision): Promise<void>;
  /** Sends what is due, as the clock stands. */
  deliver(): Promise<Date | null>;
  /** Lets time pass in steps, sending what becomes due. */
  pass(ms: number, stepMs?: number): Promise<void>;
}

export async function testBench(db: Database): Promise<TestBench> {
  const survey = await aSurvey(db);
  const enqueued: TestBench["enqueued"] = [];
  const jobs: DeliverDeps["jobs"] = {
    enqueue: async (_trx, job, data) => {
      enqueued.push({ name: job.name, data });
    },
  };
  const clock = {
    now: START,
    advance(ms: number) {
      clock.now = new Date(clock.now.getTime() + ms);
    },
  };
  const deps: DeliverDeps = {
    db,
    jobs,
    secret: serverSecret(TEST_SECRET),
    check: addressCheck(["127.0.0.1"]),
    publicUrl: "https://nps.example.com",
    now: () => clock.now,
    random: () => 0.5,
    timeoutMs: 2000,
  };
  const outbox = webhookOutbox();
  const service = testAnswers(db, [outbox.answers]);
  const bench: TestBench = {
    ...survey,
    db,
    deps,
    outbox,
    answers: service,
    enqueued,
    clock,
    async webhook(wanted) {
      const parsed = CreateWebhook.parse({
        name: "Shop",
        events: ["response.created", "response.updated"],
        target: { format: "candor", url: "http://127.0.0.1:9/" },
        ...wanted,
      });
      return createWebhook(deps, { workspaceId: survey.workspaceId, actor: "ann" }, parsed);
    },
    async record(...given) {
      const answers = given.map((one) =>
        answer({ surveyId: survey.surveyId, answeredAt: clock.now, ...one }),
      );
      const recorded = await service.recordMany(survey.workspaceId, answers, { now: clock.now });
      return recorded.map(({ id }) => id);
    },
    async revise(id, revision) {
      const by = { actor: "ann", now: clock.now };
      await service.revise(survey.workspaceId, [id], () => revision, by);
    },
    async deliver() {
      const { workspaceId } = survey;
      const webhooks = await db
        .selectFrom("webhook")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .execute();
      const nexts = await Promise.all(
        webhooks.map(({ id }) => deliverDue(deps, { workspaceId, webhookId: id })),
      );
      const times = nexts.flatMap((next) => next?.getTime() ?? []);
      return times.length > 0 ? new Date(Math.min(...times)) : null;
    },
    async pass(ms, stepMs = 15_000) {
      const until = clock.now.getTime() + ms;
      while (clock.now.getTime() < until) {
        const next = await bench.deliver();
        const step = next ? Math.max(next.getTime() - clock.now.getTime(), stepMs) : ms;
        clock.advance(Math.min(step, until - clock.now.getTime()));
      }
      await bench.deliver();
    },
  };
  return bench;
}
