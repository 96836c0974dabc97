import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { typicalSentences } from "../themes/sentences.ts";
import { askModel, type ModelDeps } from "./ask-model.ts";
import type { Step } from "./model-worker.ts";
import { namingQuestion } from "./naming-question.ts";
import { type ModelSettings, mayBeOfComment } from "./own-model.ts";

interface Topic {
  id: string;
  surveyId: string;
  language: string;
  words: Record<string, string[]>;
  /** The words as they were when the model was asked. */
  wordsText: string;
}

const SENTENCES = 5;

/** Names the next topic that nobody named and whose words the model has not seen yet. */
export async function nameNextTopic(
  deps: ModelDeps,
  workspaceId: string,
  settings: ModelSettings,
): Promise<Step> {
  const { db, now } = deps;
  const topic = await nextTopic(db, workspaceId, settings);
  if (!topic) return "nothing";
  const { id, surveyId, language, wordsText } = topic;
  const scope = { workspaceId, surveyId, from: null, to: null, properties: new Map() };
  const sentences = await typicalSentences(db, { ...scope, basis: "every" }, id, SENTENCES);
  const asked = await askModel(
    deps,
    { workspaceId, use: "names" },
    namingQuestion({
      language,
      words: topic.words[language] ?? [],
      sentences: sentences.map(({ text }) => text),
      taken: await takenNames(db, workspaceId, topic),
    }),
  );
  if (!asked.ok && !mayBeOfComment(asked.problem)) return { problem: asked.problem };
  const at = now();
  const name = asked.ok
    ? { model_name: asked.value, model_name_by: asked.model, model_named_at: at }
    : { model_name: null, model_name_by: null, model_named_at: null };
  await db.transaction().execute(async (trx) => {
    // A name that is no use is not asked for again before the words of the topic change.
    await trx
      .updateTable("theme")
      .set({ ...name, model_named_from: wordsText })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
    await noticeLive(trx, { workspaceId, surveyId, count: 1, kind: "changed" });
  });
  return asked.ok ? "done" : { problem: asked.problem };
}

async function nextTopic(
  db: Database,
  workspaceId: string,
  { languages }: ModelSettings,
): Promise<Topic | undefined> {
  const { rows } = await sql<Topic>`
    select id, survey_id as "surveyId", language, words, words::text as "wordsText" from theme
    where workspace_id = ${workspaceId} and kind = 'topic' and not gone and not hidden
      and name is null and merged_into is null
      and (model_named_from is null or model_named_from <> words::text)
      and (${languages.length === 0}::boolean or language = any(${[...languages]}::text[]))
    order by id limit 1
  `.execute(db);
  return rows[0];
}

async function takenNames(db: Database, workspaceId: string, topic: Topic): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select coalesce(name, model_name, found_name) as name from theme
    where workspace_id = ${workspaceId} and survey_id = ${topic.surveyId}::uuid
      and id <> ${topic.id} and coalesce(name, model_name, found_name) is not null
  `.execute(db);
  return rows.map(({ name }) => name);
}
