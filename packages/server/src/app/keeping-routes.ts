import {
  RetentionQuery,
  RetentionSettings,
  RetentionState,
  type RetentionState as State,
} from "@candor/contract/keeping.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Config } from "../config/config.ts";
import { UNSENT_FILE_DAYS } from "../conversations/drafts.ts";
import type { App } from "../errors/http.ts";
import { countInactive, EACH_NIGHT } from "../people/inactive-people.ts";
import { UNDO_DAYS } from "../responses/purge-deleted.ts";
import type { Database } from "../storage/database.ts";
import { retentionSettings, saveRetention } from "../workspaces/retention-settings.ts";
import { BURST_DAYS } from "./retention.ts";

type Keep = Pick<Config, "keepUploadsDays" | "keepRejectedRowsDays" | "keepLinkLoadsDays">;

/** `/retention`: what a workspace keeps for how long, and what a setting would take away before it is saved. */
export function retentionRoutes(app: App, { db, config }: { db: Database; config: Keep }): void {
  app.get(
    "/retention",
    {
      schema: { querystring: RetentionQuery, response: { 200: RetentionState } },
      config: { scope: "admin" },
    },
    async ({ principal: { workspaceId }, query }) => {
      const settings = await retentionSettings(db, workspaceId);
      const asked = query.peopleAfterDays ?? settings.peopleAfterDays;
      return stateOf(db, config, { workspaceId, settings, asked });
    },
  );
  app.put(
    "/retention",
    {
      schema: { body: RetentionSettings, response: { 200: RetentionState } },
      config: { scope: "admin" },
    },
    async ({ principal: { workspaceId }, actor, body }) => {
      await db.transaction().execute(async (trx) => {
        await saveRetention(trx, workspaceId, body);
        await writeAudit(trx, {
          workspaceId,
          actor,
          action: "retention.changed",
          target: "workspace",
          details: body,
        });
      });
      const asked = body.peopleAfterDays;
      return stateOf(db, config, { workspaceId, settings: body, asked });
    },
  );
}

async function stateOf(
  db: Database,
  config: Keep,
  q: { workspaceId: string; settings: State["settings"]; asked: number | null },
): Promise<State> {
  const { workspaceId, settings, asked } = q;
  const { rows } = await sql<
    Record<"people" | "uploads" | "rejected" | "loads" | "deleted" | "bursts" | "unsent", number>
  >`
    select
      (select count(*)::int from person where workspace_id = ${workspaceId}) as people,
      (select count(*)::int from import where workspace_id = ${workspaceId} and status = 'uploaded') as uploads,
      (select count(*)::int from import_rejection where workspace_id = ${workspaceId}) as rejected,
      (select count(*)::int from link_load where workspace_id = ${workspaceId}) as loads,
      (select count(*)::int from response
        where workspace_id = ${workspaceId} and deleted_at is not null) as deleted,
      (select count(*)::int from answer_burst where workspace_id = ${workspaceId}) as bursts,
      (select count(*)::int from conversation_upload where workspace_id = ${workspaceId}) as unsent
  `.execute(db);
  const n = rows[0];
  const now = new Date();
  return {
    settings,
    people: {
      inAll: n?.people ?? 0,
      wouldGo: asked === null ? 0 : await countInactive(db, { workspaceId, afterDays: asked, now }),
      eachNight: EACH_NIGHT,
    },
    kept: [
      { what: "uploads", days: config.keepUploadsDays, rows: n?.uploads ?? 0 },
      { what: "rejectedRows", days: config.keepRejectedRowsDays, rows: n?.rejected ?? 0 },
      { what: "linkLoads", days: config.keepLinkLoadsDays, rows: n?.loads ?? 0 },
      { what: "deletedAnswers", days: UNDO_DAYS, rows: n?.deleted ?? 0 },
      { what: "bursts", days: BURST_DAYS, rows: n?.bursts ?? 0 },
      { what: "unsentFiles", days: UNSENT_FILE_DAYS, rows: n?.unsent ?? 0 },
    ],
  };
}
