import {
  RetentionQuery,
  type RetentionSettings,
  RetentionState,
  SaveRetention,
  type RetentionState as State,
} from "@candor/contract/keeping.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Config } from "../config/config.ts";
import { UNSENT_FILE_DAYS } from "../conversations/drafts.ts";
import { countOldConversations } from "../conversations/forget-old-conversations.ts";
import type { App } from "../errors/http.ts";
import { countInactive, EACH_NIGHT } from "../people/inactive-people.ts";
import { countOldWords, WORDS_EACH_NIGHT } from "../responses/forget-old-words.ts";
import { UNDO_DAYS } from "../responses/purge-deleted.ts";
import type { Database } from "../storage/database.ts";
import { retentionSettings, saveRetention, withChange } from "../workspaces/retention-settings.ts";
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
      return stateOf(db, config, { workspaceId, settings, asked: withChange(settings, query) });
    },
  );
  app.put(
    "/retention",
    {
      schema: { body: SaveRetention, response: { 200: RetentionState } },
      config: { scope: "admin" },
    },
    async ({ principal: { workspaceId }, actor, body }) => {
      const settings = await db.transaction().execute(async (trx) => {
        const saved = await saveRetention(trx, workspaceId, body);
        await writeAudit(trx, {
          workspaceId,
          actor,
          action: "retention.changed",
          target: "workspace",
          details: body,
        });
        return saved;
      });
      return stateOf(db, config, { workspaceId, settings, asked: settings });
    },
  );
}

async function stateOf(
  db: Database,
  config: Keep,
  q: { workspaceId: string; settings: RetentionSettings; asked: RetentionSettings },
): Promise<State> {
  const { workspaceId, settings, asked } = q;
  const { rows } = await sql<
    Record<"comments" | "loose" | "conversations" | "held", number> & {
      everything: boolean;
    } & Record<
        "people" | "uploads" | "rejected" | "loads" | "deleted" | "bursts" | "unsent",
        number
      >
  >`
    select
      (select count(*)::int from person where workspace_id = ${workspaceId}) as people,
      (select count(*)::int from import where workspace_id = ${workspaceId} and status = 'uploaded') as uploads,
      (select count(*)::int from import_rejection where workspace_id = ${workspaceId}) as rejected,
      (select count(*)::int from link_load where workspace_id = ${workspaceId}) as loads,
      (select count(*)::int from response
        where workspace_id = ${workspaceId} and deleted_at is not null) as deleted,
      (select count(*)::int from answer_burst where workspace_id = ${workspaceId}) as bursts,
      (select count(*)::int from response
        where workspace_id = ${workspaceId} and comment is not null) as comments,
      (select count(*)::int from loose_comment where workspace_id = ${workspaceId}) as loose,
      (select count(*)::int from conversation where workspace_id = ${workspaceId}) as conversations,
      (select count(distinct person_id)::int from legal_hold
        where workspace_id = ${workspaceId} and lifted_at is null) as held,
      exists (select from legal_hold where workspace_id = ${workspaceId}
        and person_id is null and lifted_at is null) as everything,
      (select count(*)::int from conversation_upload where workspace_id = ${workspaceId}) as unsent
  `.execute(db);
  const n = rows[0];
  const now = new Date();
  const { peopleAfterDays, commentsAfterDays, conversationsAfterDays } = asked;
  const old = (days: number) => ({
    ...{ workspaceId, before: new Date(now.getTime() - days * 24 * 3600_000) },
  });
  const silent = { workspaceId, afterDays: peopleAfterDays ?? 0, now };
  const words =
    commentsAfterDays === null
      ? { comments: 0, looseComments: 0 }
      : await countOldWords(db, old(commentsAfterDays));
  return {
    settings,
    people: {
      inAll: n?.people ?? 0,
      wouldGo: peopleAfterDays === null ? 0 : await countInactive(db, silent),
      eachNight: EACH_NIGHT,
    },
    comments: {
      inAll: (n?.comments ?? 0) + (n?.loose ?? 0),
      wouldGo: words.comments + words.looseComments,
      eachNight: WORDS_EACH_NIGHT,
    },
    conversations: {
      inAll: n?.conversations ?? 0,
      wouldGo:
        conversationsAfterDays === null
          ? 0
          : await countOldConversations(db, old(conversationsAfterDays)),
      eachNight: n?.conversations ?? 0,
    },
    holds: { people: n?.held ?? 0, everything: n?.everything ?? false },
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
