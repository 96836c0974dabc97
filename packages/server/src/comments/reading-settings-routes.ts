import { PatchReadingSettings, ReadingSettings } from "@candor/contract/theme.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { readingProgress } from "./reading-state.ts";

/** `/api/v1/reading-settings`: what is done with comments, and how far reading is. */
export function readingSettingsRoutes(app: App, { db }: { db: Database }): void {
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
      const { redaction } = body;
      if (redaction !== undefined) {
        await db.transaction().execute(async (trx) => {
          // One statement, and only this part: others change others at the same time.
          await sql`
            update workspace set settings = settings || ${JSON.stringify({ redaction })}::jsonb
            where id = ${workspaceId}
          `.execute(trx);
          await writeAudit(trx, {
            workspaceId,
            actor,
            action: "reading.changed",
            target: "workspace",
            details: { redaction },
          });
        });
      }
      return settingsOf(db, workspaceId);
    },
  );
}

async function settingsOf(db: Database, workspaceId: string): Promise<ReadingSettings> {
  const [{ settings }, progress] = await Promise.all([
    db
      .selectFrom("workspace")
      .select("settings")
      .where("id", "=", workspaceId)
      .executeTakeFirstOrThrow(),
    readingProgress(db, workspaceId),
  ]);
  return { redaction: settings.redaction === "replace" ? "replace" : "keep", progress };
}
