import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { giveUpValues } from "../tallies/admit-values.ts";
import { setDerivedValues } from "../tallies/set-derived-values.ts";
import { TOPIC, themeOfValue } from "./theme.ts";

/** So many answers at a time: each hold of the lock is a part of a second. */
const SLICE = 500;

/**
 * Takes topics that are not found any more off the answers that still stand under them, so that their
 * places among the values that a survey tallies are free for what is spoken of now. Pinned ones stay.
 */
export async function dropGoneTopics(
  db: Database,
  ref: { workspaceId: string; surveyId: string },
  language: string,
): Promise<void> {
  const { workspaceId, surveyId } = ref;
  const values = await goneValues(db, ref, language);
  if (values.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select id from response where workspace_id = ${workspaceId} and survey_id = ${surveyId}
      and derived -> ${TOPIC} ?| ${values}::text[] order by id
  `.execute(db);
  for (let from = 0; from < rows.length; from += SLICE) {
    const found = rows
      .slice(from, from + SLICE)
      .map(({ id }) => ({ responseId: id, dimension: TOPIC, values: [] }) as const);
    await withWorkspace(
      db,
      workspaceId,
      async (trx) => {
        const count = await setDerivedValues(trx, workspaceId, found);
        if (count > 0) await noticeLive(trx, { workspaceId, surveyId, count, kind: "changed" });
      },
      FOREVER,
    );
  }
  await withWorkspace(
    db,
    workspaceId,
    (trx) => giveUpValues(trx, ref, { dimension: TOPIC, values }),
    FOREVER,
  );
}

const FOREVER = { patienceMs: null };

/** What is tallied of topics that are gone and that nobody pinned. */
async function goneValues(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  language: string,
): Promise<string[]> {
  const topics = await db
    .selectFrom("theme")
    .select(["id", "gone", "pinned", "merged_into"])
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .where("kind", "=", "topic")
    .where("language", "=", language)
    .execute();
  // What another topic became part of stands for that one's comments.
  const stands = new Set(topics.flatMap((topic) => (topic.gone ? [] : topic.merged_into)));
  const ids = new Set(
    topics.filter(({ id, gone, pinned }) => gone && !pinned && !stands.has(id)).map(({ id }) => id),
  );
  const tallied = await db
    .selectFrom("dimension_value")
    .select("value")
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .where("dimension", "=", TOPIC)
    .execute();
  return tallied
    .map(({ value }) => value)
    .filter((value) => ids.has(themeOfValue(value)?.id ?? ""));
}
