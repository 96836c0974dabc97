import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { putEntry } from "../workspaces/directory.ts";
import { forgetRemembered } from "../workspaces/remembered.ts";
import { newSlug } from "./create-survey.ts";
import type { SurveyRow } from "./survey.ts";
import { getSurvey, lockSurvey } from "./survey-queries.ts";

interface Change {
  workspaceId: string;
  surveyId: string;
  actor: string;
  now: Date;
}

/** So long a deleted survey can be brought back. */
export const SURVEY_UNDO_DAYS = 30;

/**
 * A survey with the same wording, look, languages and properties, and no answers. It has a link of its
 * own and takes answers at once.
 *
 * @param name what it is called; the screen says "copy" in its own language.
 */
export async function duplicateSurvey(
  db: Database,
  { workspaceId, surveyId, actor, now }: Change,
  name: string,
): Promise<SurveyRow> {
  return db.transaction().execute(async (trx) => {
    const original = await getSurvey(trx, { workspaceId, surveyId });
    const slug = newSlug(name);
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("survey")
      .values({
        ...original,
        id,
        name,
        slug,
        status: "open",
        is_default: false,
        // It has no answers yet that were tallied otherwise.
        paired: true,
        own_texts: JSON.stringify(original.own_texts),
        brand: JSON.stringify(original.brand),
        settings: JSON.stringify(original.settings),
        created_at: now,
        updated_at: now,
      })
      .execute();
    await sql`
      insert into survey_asking as s (workspace_id, survey_id, rules, mail)
      select workspace_id, ${id}::uuid, rules, mail from survey_asking
      where workspace_id = ${workspaceId} and survey_id = ${surveyId}::uuid
    `.execute(trx);
    await putEntry(trx, slug, { workspaceId, kind: "survey", id });
    await writeAudit(trx, {
      workspaceId,
      actor,
      action: "survey.duplicated",
      target: original.name,
      details: { as: name },
    });
    return getSurvey(trx, { workspaceId, surveyId: id });
  });
}

/** Takes a survey away: it asks nobody, takes no answers and is listed nowhere. For a month it can be brought back. */
export async function deleteSurvey(
  db: Database,
  { workspaceId, surveyId, actor, now }: Change,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, { workspaceId, surveyId });
    await trx
      .updateTable("survey")
      .set({ deleted_at: now, status: "archived", is_default: false, updated_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", survey.id)
      .execute();
    await writeAudit(trx, { workspaceId, actor, action: "survey.deleted", target: survey.name });
  });
  forgetRemembered(db, workspaceId);
}

/**
 * Brings a deleted survey back with all its answers.
 *
 * @throws {KnownError} 404 when it is gone for good, or was never deleted.
 */
export async function restoreSurvey(
  db: Database,
  { workspaceId, surveyId, actor, now }: Change,
  status: string,
): Promise<SurveyRow> {
  const restored = await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable("survey")
      .set({ deleted_at: null, status, updated_at: now })
      .where("workspace_id", "=", workspaceId)
      .where(sql`id::text`, "=", surveyId)
      .where("deleted_at", "is not", null)
      .returningAll()
      .executeTakeFirst();
    if (!row) {
      throw new KnownError(
        404,
        "survey_not_deleted",
        `There is no deleted survey "${surveyId}" in this workspace; after ${SURVEY_UNDO_DAYS} days it is gone for good.`,
      );
    }
    await writeAudit(trx, { workspaceId, actor, action: "survey.restored", target: row.name });
    return row;
  });
  forgetRemembered(db, workspaceId);
  return restored;
}
