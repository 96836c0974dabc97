import {
  NamesPreview,
  type OwnWeights,
  PatchReadingSettings,
  PreviewNames,
  ReadingSettings,
} from "@candor/contract/theme.ts";
import { LEAST_SCORED } from "@candor/text";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { originalsKept } from "../responses/sealed-originals.ts";
import type { Database } from "../storage/database.ts";
import { changeReadingSettings } from "./change-reading-settings.ts";
import { askForKeptNames } from "./kept-names-job.ts";
import { wantsOwnWeights } from "./own-weights.ts";
import { previewNames } from "./preview-names.ts";
import { readingProgress } from "./reading-state.ts";

/** `/api/v1/reading-settings`: what is done with comments, and how far reading is. */
export function readingSettingsRoutes(
  app: App,
  { db, jobs }: { db: Database; jobs: JobQueue },
): void {
  app.get(
    "/reading-settings",
    { schema: { response: { 200: ReadingSettings } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => settingsOf(db, workspaceId),
  );

  app.patch(
    "/reading-settings",
    {
      schema: { body: PatchReadingSettings, response: { 200: ReadingSettings } },
      config: { scope: "admin" },
    },
    async ({ principal: { workspaceId }, actor, body }) => {
      await changeReadingSettings(db, { workspaceId, actor, now: new Date() }, body);
      return settingsOf(db, workspaceId);
    },
  );
  namesRoutes(app, { db, jobs });
}

function namesRoutes(app: App, { db, jobs }: { db: Database; jobs: JobQueue }): void {
  app.post(
    "/reading-settings/names/preview",
    {
      schema: { body: PreviewNames, response: { 200: NamesPreview } },
      config: { scope: "admin" },
    },
    ({ principal: { workspaceId }, body }) => previewNames(db, workspaceId, body.names),
  );

  app.post(
    "/reading-settings/kept-names",
    {
      schema: { response: { 202: z.object({ asked: z.literal(true) }) } },
      config: { scope: "admin" },
    },
    async ({ principal: { workspaceId }, actor }, reply) => {
      await askForKeptNames({ db, jobs }, { workspaceId, actor });
      return reply.code(202).send({ asked: true });
    },
  );
}

async function settingsOf(db: Database, workspaceId: string): Promise<ReadingSettings> {
  const [{ settings }, originals, wanted, languages, progress] = await Promise.all([
    db
      .selectFrom("workspace")
      .select("settings")
      .where("id", "=", workspaceId)
      .executeTakeFirstOrThrow(),
    originalsKept(db, workspaceId),
    wantsOwnWeights(db, workspaceId),
    ownWeightsOf(db, workspaceId),
    readingProgress(db, workspaceId),
  ]);
  return {
    redaction:
      settings.redaction === "replace" || settings.redaction === "seal"
        ? settings.redaction
        : "keep",
    redactionNames: Array.isArray(settings.redactionNames) ? settings.redactionNames : [],
    originals,
    repeatsOnce: settings.repeatsOnce === true,
    ownWeights: { wanted, languages },
    progress,
  };
}

/** By language, the most spoken first. */
async function ownWeightsOf(db: Database, workspaceId: string): Promise<OwnWeights[]> {
  const rows = await db
    .selectFrom("own_weights")
    .select([
      ...(["language", "reason", "seen", "comments", "corrections", "held_out"] as const),
      ...(["auc_before", "auc_after", "tag", "trained_on"] as const),
    ])
    .where("workspace_id", "=", workspaceId)
    .orderBy("seen", "desc")
    .orderBy("language")
    .execute();
  return rows.map((row) => ({
    language: row.language,
    seen: row.seen,
    least: LEAST_SCORED,
    comments: row.comments,
    corrections: row.corrections,
    heldOut: row.held_out,
    before: row.auc_before,
    after: row.auc_after,
    used: row.tag !== null,
    reason: row.reason as OwnWeights["reason"],
    on: row.trained_on === null ? null : String(row.trained_on),
  }));
}
