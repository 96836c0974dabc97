import { Language } from "@candor/contract/common.ts";
import { SampleState, Workspace } from "@candor/contract/workspace.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Answers } from "../responses/answers.ts";
import type { Database } from "../storage/database.ts";
import { fillSamplePeople } from "./sample-people.ts";
import {
  fillSample,
  fillSampleJob,
  removeSample,
  sampleState,
  startSample,
} from "./sample-workspace.ts";
import { fillWrittenComments } from "./written-comments.ts";

const Wanted = z.object({
  language: Language.default("en"),
  timeZone: z.string().max(64).default("UTC"),
});

/** `/api/v1/workspaces/sample`: try with sample data, and remove it again. */
export function sampleRoutes(app: App, { db, jobs }: { db: Database; jobs: JobQueue }) {
  const config = { session: true };

  app.get(
    "/workspaces/sample",
    { schema: { response: { 200: SampleState } }, config },
    ({ user }) => sampleState(db, user.userId),
  );

  app.post(
    "/workspaces/sample",
    { schema: { body: Wanted, response: { 201: Workspace } }, config },
    async ({ user, body }, reply) =>
      reply.code(201).send(await startSample(db, jobs, { ...user, ...body })),
  );

  app.delete(
    "/workspaces/sample",
    { schema: { response: { 204: z.null() } }, config },
    async ({ user }, reply) => {
      await removeSample(db, user.userId);
      return reply.code(204).send(null);
    },
  );
}

/** Does the filling. */
export async function workSampleJobs(
  jobs: JobQueue,
  { db, answers }: { db: Database; answers: Answers },
): Promise<void> {
  await jobs.work(fillSampleJob, async (data) => {
    await fillSample(answers, data);
    await fillSamplePeople(db, data);
    await fillWrittenComments({ db, answers }, data);
  });
}
