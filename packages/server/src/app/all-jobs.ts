import { decideQuarantineJob } from "../channels/quarantine/quarantine-jobs.ts";
import { keptNamesJob } from "../comments/kept-names-job.ts";
import { colleagueMailJob } from "../delivery/colleague-mail.ts";
import { customerMailJob } from "../delivery/customer-mail.ts";
import { releaseAnswersJob } from "../employee-surveys/release-jobs.ts";
import { importJob, undoImportJob } from "../imports/import-routes.ts";
import { watchImportsJob } from "../imports/watch-imports.ts";
import { WEBHOOK_JOBS } from "../integrations/webhooks/deliver/webhook-job-kinds.ts";
import type { Job } from "../jobs/job.ts";
import { reportAskJob, reportMailJob, reportPostJob } from "../reports/report-due-kind.ts";
import { answersFollowedJob } from "../responses/answers-followed.ts";
import { fillSampleJob } from "../sample/sample-workspace.ts";
import { recountJob, recountWorkspaceJob } from "../tallies/nightly-recount.ts";
import { resumeWalksJob, tallyWalkJob } from "../tallies/walk-jobs.ts";
import { remindTrainingsJob } from "../trainings/remind-trainings.ts";

/** Every kind of background work; a process that sends or works one must know it. */
export const ALL_JOBS: readonly Job<object>[] = [
  answersFollowedJob,
  fillSampleJob,
  importJob,
  watchImportsJob,
  undoImportJob,
  colleagueMailJob,
  customerMailJob,
  reportAskJob,
  reportMailJob,
  reportPostJob,
  decideQuarantineJob,
  keptNamesJob,
  releaseAnswersJob,
  remindTrainingsJob,
  recountJob,
  recountWorkspaceJob,
  tallyWalkJob,
  resumeWalksJob,
  ...WEBHOOK_JOBS,
];
