import type { Translation } from "@candor/contract/own-model.ts";
import { redact } from "@candor/text";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { askModel, type ModelDeps } from "./ask-model.ts";
import { mayLeave } from "./may-leave.ts";
import { modelSettings } from "./model-queries.ts";
import { maySend, modelFailed } from "./own-model.ts";
import { MOST_TO_TRANSLATE, translationQuestion } from "./translation-question.ts";

interface Wanted {
  workspaceId: string;
  responseId: string;
  language: string;
  actor: string;
}

/**
 * A comment in another language, as the workspace's own model writes it. Kept, so that a second look costs nothing.
 *
 * @throws {KnownError} 404, 409, 422, 429, 502 or 503: nothing was written, and why.
 */
export async function translateComment(deps: ModelDeps, wanted: Wanted): Promise<Translation> {
  const { db, now } = deps;
  const { workspaceId, responseId, language, actor } = wanted;
  const { comment, read } = await commentOf(db, wanted);
  const settings = await modelSettings(db, workspaceId);
  if (settings.enabled && !maySend(settings, read)) {
    throw new KnownError(
      409,
      "model_language",
      `Comments in this language (${read}) are not sent to the model. An admin can allow it in its settings.`,
    );
  }
  const [kept] = (await translationsOf(db, wanted)).filter((one) => one.language === language);
  if (kept && kept.model === settings.model) return kept;
  if (comment.length > MOST_TO_TRANSLATE) throw modelFailed("too_long", "");
  const question = translationQuestion(comment, language);
  const asked = await askModel(deps, { workspaceId, use: "translation" }, question);
  if (!asked.ok) throw modelFailed(asked.problem, asked.detail);
  const row = {
    text: asked.value,
    redacted: redact(comment) !== comment,
    model: asked.model,
    written_at: now(),
    asked_by: actor,
  };
  await withWorkspace(db, workspaceId, async (trx) => {
    const now = await trx
      .selectFrom("response")
      .select("comment")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", responseId)
      .executeTakeFirst();
    if (now?.comment !== comment) throw changedMeanwhile();
    await trx
      .insertInto("model_translation")
      .values({ workspace_id: workspaceId, response_id: responseId, language, ...row })
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "response_id", "language"]).doUpdateSet(row),
      )
      .execute();
  });
  return toTranslation({ language, ...row });
}

/** What was translated of one comment. */
export async function translationsOf(
  db: Database,
  { workspaceId, responseId }: Pick<Wanted, "workspaceId" | "responseId">,
): Promise<Translation[]> {
  const rows = await db
    .selectFrom("model_translation")
    .select(["language", "text", "redacted", "model", "written_at"])
    .where("workspace_id", "=", workspaceId)
    .where("response_id", "=", responseId)
    .orderBy("language")
    .execute();
  return rows.map(toTranslation);
}

function toTranslation(row: {
  language: string;
  text: string;
  redacted: boolean;
  model: string;
  written_at: Date;
}): Translation {
  const { language, text, redacted, model, written_at } = row;
  return { language, text, redacted, model, writtenAt: written_at.toISOString() };
}

async function commentOf(
  db: Database,
  { workspaceId, responseId }: Wanted,
): Promise<{ comment: string; read: string }> {
  const { rows } = await sql<{
    comment: string | null;
    deleted: boolean;
    language: string | null;
    mayLeave: boolean;
  }>`
    select r.comment, r.deleted_at is not null as deleted, c.language,
      ${mayLeave(workspaceId, sql`r`)} as "mayLeave"
    from response r left join comment_reading c
      on c.workspace_id = r.workspace_id and c.response_id = r.id
    where r.workspace_id = ${workspaceId} and r.id = ${responseId}
  `.execute(db);
  const [row] = rows;
  if (!row || row.deleted) {
    throw new KnownError(404, "response_not_found", `There is no answer ${responseId} here.`);
  }
  if (row.comment === null) {
    throw new KnownError(422, "no_comment", "The answer has no comment that could be translated.");
  }
  if (!row.mayLeave) {
    throw new KnownError(
      409,
      "sensitive_case",
      "The answer belongs to a sensitive case; its words are not sent to a model.",
    );
  }
  return { comment: row.comment, read: row.language ?? "und" };
}

function changedMeanwhile(): KnownError {
  return new KnownError(
    409,
    "comment_changed",
    "The comment was changed while it was being translated. Ask again.",
  );
}
