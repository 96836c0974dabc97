import { workImportJobs } from "../imports/import-routes.ts";
import { workSampleJobs } from "../imports/sample/sample-routes.ts";
import type { Services } from "./services.ts";

/** Every server process takes its share of the background work. */
export async function workJobs({ jobs, db }: Services): Promise<void> {
  await workSampleJobs(jobs, db);
  await workImportJobs(jobs, { db });
}
