import { sql } from "kysely";
import { standsFor } from "../responses/standing-themes.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { type DerivedValues, setDerivedValues } from "../tallies/set-derived-values.ts";
import { askToRead } from "./ask-to-read.ts";
import { dropGoneTopics } from "./drop-gone-topics.ts";
import { PRIORITY } from "./reading-kind.ts";
import { isTopic, type Theme, TOPIC, topicValues } from "./theme.ts";
import { themesOf } from "./theme-queries.ts";
import type { CommentReader } from "./thread/comment-reader.ts";
import type { FoundTopic } from "./thread/reader-messages.ts";

/** Topics are looked for in the newest comments of a language: so many take the thread a few seconds. */
const MOST_TEXTS = 10_000;
/** Below this many comments of a language what is found is noise. */
export const LEAST_COMMENTS = 150;
/** Each topic has four values of the two hundred that a survey tallies: so many topics, of all languages together. */
const MOST_TOPICS = 40;
const MOST_IN_A_LANGUAGE = 20;
/** Answers are tallied so many at a time: each hold of the lock is a part of a second. */
const SLICE = 500;

interface SurveyRef {
  workspaceId: string;
  surveyId: string;
}

interface Text {
  id: string;
  comment: string;
  tone: string;
}

/**
 * Looks for topics in a survey's comments, language by language, and tallies the answers under what was found. Topics
 * that were there before keep their ids, names and places; what is not found any more stays listed where it is pinned,
 * and otherwise gives up its place among the tallied values.
 *
 * @param done languages that a turn before this one came to; those that this one comes to are added.
 * @returns whether all were looked at: a turn that is over ends between two languages.
 */
export async function findTopics(
  { db, reader }: { db: Database; reader: CommentReader },
  ref: SurveyRef,
  q: { today: string; now: Date; asked: number; done: Set<string>; signal: AbortSignal },
): Promise<boolean> {
  const { today, now } = q;
  const languages = await languagesOf(db, ref);
  const most = Math.min(
    MOST_IN_A_LANGUAGE,
    Math.floor(MOST_TOPICS / Math.max(1, languages.length)),
  );
  for (const language of languages) {
    if (q.done.has(language)) continue;
    if (q.signal.aborted) return false;
    const texts = await textsOf(db, ref, language);
    const found = await reader.ask({
      kind: "topics",
      language,
      comments: texts.map(({ comment }) => comment),
      previous: await previousOf(db, ref, language),
      most,
    });
    const topics = found.map((topic) => ({ ...topic, id: idOf(ref, language, topic.id) }));
    await db
      .transaction()
      .execute((trx) => storeTopics(trx, ref, { language, topics, today, now }));
    await dropGoneTopics(db, ref, language);
    await tally(db, ref, topicsOf(texts, topics), now);
    q.done.add(language);
  }
  await noteLooked(db, ref, q);
  return true;
}

/** The languages with enough comments, the most spoken first. */
async function languagesOf(db: Database, { workspaceId, surveyId }: SurveyRef): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`
    select language from comment_reading
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and language <> 'und'
    group by language having count(*) >= ${LEAST_COMMENTS} order by count(*) desc, language
    limit ${MOST_TOPICS / 8}
  `.execute(db);
  return rows.map(({ language }) => language);
}

async function textsOf(
  db: Database,
  { workspaceId, surveyId }: SurveyRef,
  language: string,
): Promise<Text[]> {
  const { rows } = await sql<Text>`
    select response.id, response.comment, c.tone
    from response join comment_reading c
      on c.workspace_id = response.workspace_id and c.response_id = response.id
    where response.workspace_id = ${workspaceId} and response.survey_id = ${surveyId}
      and c.workspace_id = ${workspaceId} and c.language = ${language}
      and response.comment is not null and response.deleted_at is null
    order by response.answered_at desc, response.id desc limit ${MOST_TEXTS}
  `.execute(db);
  return rows;
}

/** Those that somebody dismissed too: they stay dismissed. */
async function previousOf(db: Database, ref: SurveyRef, language: string) {
  const rows = await db
    .selectFrom("theme")
    .select(["id", "centre"])
    .where("workspace_id", "=", ref.workspaceId)
    .where("survey_id", "=", ref.surveyId)
    .where("kind", "=", "topic")
    .where("language", "=", language)
    .execute();
  const prefix = idOf(ref, language, "");
  return rows.map(({ id, centre }) => ({ id: id.slice(prefix.length), centre }));
}

/** The same words of two surveys are two topics. */
function idOf({ surveyId }: SurveyRef, language: string, own: string): string {
  return `topic-${surveyId.replaceAll("-", "").slice(-12)}-${language}-${own}`;
}

async function storeTopics(
  trx: Transaction,
  { workspaceId, surveyId }: SurveyRef,
  {
    language,
    topics,
    today,
    now,
  }: { language: string; topics: readonly FoundTopic[]; today: string; now: Date },
): Promise<void> {
  await trx
    .updateTable("theme")
    .set({ gone: true })
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .where("kind", "=", "topic")
    .where("language", "=", language)
    .where("id", "not in", ["", ...topics.map(({ id }) => id)])
    .execute();
  for (const { id, name, words, centre } of topics) {
    const found = {
      found_name: name,
      words: JSON.stringify({ [language]: words }),
      centre: JSON.stringify(centre),
      gone: false,
    };
    await trx
      .insertInto("theme")
      .values({
        ...{ workspace_id: workspaceId, id, kind: "topic", survey_id: surveyId, language },
        ...{ name: null, merged_into: null, found_on: today, created_at: now, updated_at: now },
        ...found,
      })
      .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doUpdateSet(found))
      .execute();
  }
}

interface TopicOfText {
  id: string;
  topic: string | null;
  tone: string;
}

/** A comment belongs to one topic or to none, and speaks of it as it speaks as a whole. */
function topicsOf(
  texts: readonly Text[],
  topics: readonly Pick<FoundTopic, "id" | "members">[],
): TopicOfText[] {
  const topicOf = new Map(topics.flatMap(({ id, members }) => members.map((at) => [at, id])));
  return texts.map(({ id, tone }, at) => ({ id, tone, topic: topicOf.get(at) ?? null }));
}

async function tally(
  db: Database,
  { workspaceId, surveyId }: SurveyRef,
  found: readonly TopicOfText[],
  now: Date,
): Promise<void> {
  for (let from = 0; from < found.length; from += SLICE) {
    const slice = found.slice(from, from + SLICE);
    await withWorkspace(
      db,
      workspaceId,
      async (trx) => {
        // Under the lock: somebody may merge a topic while others are being tallied.
        const themes = await themesOf(trx, workspaceId);
        const values = slice.map(
          ({ id, topic, tone }): DerivedValues => ({
            responseId: id,
            dimension: TOPIC,
            values: topicValues(themes, topic, tone),
          }),
        );
        const moved = await noteTopics(trx, workspaceId, slice);
        const count = await setDerivedValues(trx, workspaceId, values);
        await readMerged(trx, workspaceId, { moved, themes, now });
        if (count > 0) await noticeLive(trx, { workspaceId, surveyId, count, kind: "changed" });
      },
      { patienceMs: null },
    );
  }
}

interface Moved {
  id: string;
  was: string | null;
  topic: string | null;
}

/** Keeps the topic beside the reading. @returns the answers that have another one now. */
async function noteTopics(
  trx: Transaction,
  workspaceId: string,
  slice: readonly TopicOfText[],
): Promise<Moved[]> {
  const wanted = JSON.stringify(slice.map(({ id, topic }) => ({ id, topic })));
  const { rows } = await sql<Moved>`
    select m.id, c.topic as was, m.topic
    from jsonb_to_recordset(${wanted}::jsonb) as m(id uuid, topic text)
    join comment_reading c on c.response_id = m.id
    where c.workspace_id = ${workspaceId} and c.topic is distinct from m.topic
  `.execute(trx);
  if (rows.length === 0) return [];
  await sql`
    update comment_reading c set topic = m.topic
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, topic text)
    where c.workspace_id = ${workspaceId} and c.response_id = m.id
  `.execute(trx);
  return rows;
}

/** Answers whose topic is part of a theme, or was, are read again: the theme has them now, or not any more. */
async function readMerged(
  trx: Transaction,
  workspaceId: string,
  q: { moved: readonly Moved[]; themes: ReadonlyMap<string, Theme>; now: Date },
): Promise<void> {
  const isPart = (topic: string | null) => topic !== null && !isTopic(standsFor(q.themes, topic));
  const ids = q.moved.filter(({ was, topic }) => isPart(was) || isPart(topic)).map(({ id }) => id);
  await askToRead(trx, workspaceId, ids, { priority: PRIORITY.readBefore, now: q.now });
}

/** Who asked while it was being looked for waits still: a later ask has a higher number. */
async function noteLooked(
  db: Database,
  { workspaceId, surveyId }: SurveyRef,
  { today, asked }: { today: string; asked: number },
): Promise<void> {
  await sql`
    update survey_comparing set topics_on = ${today}::date,
      topics_asked = topics_asked and asked > ${asked}::int
    where workspace_id = ${workspaceId} and survey_id = ${surveyId}
  `.execute(db);
}
