import { randomBytes } from "node:crypto";
import type { ChatSettings, SaveChatSettings } from "@candor/contract/chat.ts";
import { type Selectable, sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { findWidget } from "../channels/widget/widget-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { ChatSettingTable } from "../storage/tables-chat.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { getTeam } from "../teams/team-queries.ts";
import { forgetRemembered, remembered } from "../workspaces/remembered.ts";
import { seal } from "../workspaces/sealed.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";

export type ChatSettingRow = Selectable<ChatSettingTable>;

/** Where a chat's secret for signing is sealed. */
export function placeOfSecret(ref: { workspace_id: string; survey_id: string }): string {
  return `chat:${ref.workspace_id}:${ref.survey_id}`;
}

/** How a survey's widget talks; null while nobody has said. */
export async function findChatSetting(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<ChatSettingRow | null> {
  // Every page with the widget asks; it changes when somebody saves it.
  return remembered(db, `chat ${workspaceId} ${surveyId}`, async () => {
    const row = await db
      .selectFrom("chat_setting")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("survey_id", "=", surveyId)
      .executeTakeFirst();
    return row ? { workspaceId, value: row } : null;
  });
}

/** The same as its screen and the API show it. */
export async function describedChat(
  db: Database,
  survey: SurveyRow,
  publicUrl: string,
): Promise<ChatSettings> {
  const row = await findChatSetting(db, {
    workspaceId: survey.workspace_id,
    surveyId: survey.id,
  });
  const widget = await findWidget(db, survey);
  return {
    enabled: row?.enabled ?? false,
    teamId: row?.team_id ?? null,
    greetings: row?.greetings ?? {},
    requiresIdentity: row?.requires_identity ?? false,
    hasSecret: Boolean(row?.identity_secret),
    pageUrl: widget && `${publicUrl.replace(/\/+$/, "")}/w/${widget.key}/chat`,
    widgetEnabled: widget?.settings.enabled ?? false,
  };
}

interface By {
  actor: string;
  now: Date;
}

/** @throws {KnownError} 404 for a team that is none; 409 when people must be signed for and nothing signs. */
export async function saveChatSettings(
  db: Database,
  survey: SurveyRow,
  settings: SaveChatSettings,
  { actor, now }: By,
): Promise<void> {
  const ref = { workspace_id: survey.workspace_id, survey_id: survey.id };
  const stored = {
    enabled: settings.enabled,
    team_id: settings.teamId,
    greetings: JSON.stringify(settings.greetings),
    requires_identity: settings.requiresIdentity,
    updated_at: now,
  };
  await db.transaction().execute(async (trx) => {
    if (settings.teamId !== null) {
      await getTeam(trx, { workspaceId: ref.workspace_id, teamId: settings.teamId });
    }
    const { identity_secret } = await trx
      .insertInto("chat_setting")
      .values({ ...ref, ...stored })
      .onConflict((conflict) => conflict.columns(["workspace_id", "survey_id"]).doUpdateSet(stored))
      .returning("identity_secret")
      .executeTakeFirstOrThrow();
    if (settings.requiresIdentity && identity_secret === null) {
      throw new KnownError(
        409,
        "chat_signs_nobody",
        "Only people whom your site's server signs for could write, and there is no secret to sign with. Make one first.",
        [{ field: "requiresIdentity", message: "needs a secret" }],
      );
    }
    await writeAudit(trx, {
      ...{ workspaceId: ref.workspace_id, actor, action: "chat.changed", target: survey.name },
    });
  });
  forgetRemembered(db, ref.workspace_id);
}

/**
 * Makes the secret with which the site's server signs for people; the one before it signs nobody any more.
 *
 * @returns the secret, which is shown this once.
 */
export async function makeChatSecret(
  { db, secret }: { db: Database; secret: ServerSecret },
  survey: SurveyRow,
  { actor, now }: By,
): Promise<string> {
  const made = randomBytes(32).toString("hex");
  const sealed = seal(
    secret,
    made,
    placeOfSecret({ workspace_id: survey.workspace_id, survey_id: survey.id }),
  );
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into chat_setting as s (workspace_id, survey_id, identity_secret, updated_at)
      values (${survey.workspace_id}::uuid, ${survey.id}::uuid, ${sealed}, ${now}::timestamptz)
      on conflict (workspace_id, survey_id)
        do update set identity_secret = excluded.identity_secret, updated_at = excluded.updated_at
    `.execute(trx);
    await writeAudit(trx, {
      ...{ workspaceId: survey.workspace_id, actor, action: "chat.secret_made" },
      target: survey.name,
    });
  });
  forgetRemembered(db, survey.workspace_id);
  return made;
}
