import { randomUUID } from "node:crypto";
import type { LooseCommentSource } from "@candor/contract/loose-comment.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Insertable, sql } from "kysely";
import { cleanComment } from "../responses/answer.ts";
import { redactedComment } from "../responses/redacted-comment.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { Tables } from "../storage/tables.ts";
import { erasedSourceKey, personalHash } from "../workspaces/personal-hash.ts";

/** Words that came without a score. */
export interface LooseWords {
  source: LooseCommentSource;
  /** What is the same each time that the same words arrive from the same place. */
  sourceKey: string;
  text: string;
  language?: string | null;
  contact?: string | null;
  personId?: string | null;
  importId?: string | null;
  givenAt: Date;
}

const NOT_ASKED = { redaction: null, names: null };

/**
 * Keeps what somebody said without giving a score, so that it is read though it counts nowhere. The same
 * words from the same place are kept once; those of a file that were erased with their person stay erased.
 *
 * @returns how many of them are new.
 */
export async function keepLooseComments(
  db: Database | Transaction,
  { workspaceId, surveyId, now }: { workspaceId: string; surveyId: string; now: Date },
  said: readonly LooseWords[],
): Promise<number> {
  const workspace = await db
    .selectFrom("workspace")
    .select([
      sql<string | null>`settings ->> 'redaction'`.as("redaction"),
      sql<string[] | null>`settings -> 'redactionNames'`.as("names"),
    ])
    .where("id", "=", workspaceId)
    .executeTakeFirst();
  const survey = await db
    .selectFrom("survey")
    .select("anonymous")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", surveyId)
    .executeTakeFirst();
  const shape = survey?.anonymous ? ofNobody : (row: NewLooseComment) => row;
  const forgotten = await forgottenOf(db, { workspaceId, surveyId }, said);
  const rows = said.flatMap((words) => {
    if (forgotten.has(words.sourceKey)) return [];
    const text = redactedComment(cleanComment(words.text), workspace ?? NOT_ASKED);
    return text === null
      ? []
      : [
          shape({
            workspace_id: workspaceId,
            id: uuidv7(words.givenAt.getTime()),
            survey_id: surveyId,
            source: words.source,
            source_key: words.sourceKey,
            text,
            language: words.language ?? null,
            contact: words.contact ?? null,
            person_id: words.personId ?? null,
            import_id: words.importId ?? null,
            given_at: words.givenAt,
            recorded_at: now,
            done_at: null,
            done_by: null,
          }),
        ];
  });
  if (rows.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("loose_comment")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "survey_id", "source_key"]).doNothing(),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Of these the keys of words from files that were erased. */
async function forgottenOf(
  db: Database | Transaction,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  said: readonly LooseWords[],
): Promise<Set<string>> {
  const keys = new Map(
    said
      .filter(({ importId }) => importId)
      .map(({ sourceKey }) => [erasedSourceKey(sourceKey), sourceKey]),
  );
  if (keys.size === 0) return new Set();
  const found = await db
    .selectFrom("forgotten_words")
    .select("source_key")
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .where("source_key", "in", [...keys.keys()])
    .execute();
  return new Set(found.flatMap(({ source_key }) => keys.get(source_key) ?? []));
}

type NewLooseComment = Insertable<Tables["loose_comment"]> & { given_at: Date; recorded_at: Date };

/** Of an anonymous survey: no name, no address, a day and no moment, and no key that tells of an invitation. */
function ofNobody(row: NewLooseComment): NewLooseComment {
  const day = (at: Date) => new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
  return {
    ...row,
    ...{ id: randomUUID(), contact: null, person_id: null },
    ...{ given_at: day(row.given_at), recorded_at: day(row.recorded_at) },
    source_key: CHATS.has(row.source) ? randomUUID() : row.source_key,
  };
}

const DAY_MS = 86_400_000;
/** Their keys are made of the invitation. */
const CHATS: ReadonlySet<string> = new Set(["sms", "telegram"]);

/** A key of words that have no id of their own: nobody finds the words by trying. */
export function keyOfWords(...parts: string[]): string {
  return personalHash(parts.join("\u001f")).toString("base64url");
}
