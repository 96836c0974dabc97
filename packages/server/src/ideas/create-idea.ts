import type { CreateIdea, IdeaLook, IdeaSource } from "@candor/contract/idea.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { type IdeaDeps, type IdeaNews, nextNumber, titleFrom } from "./idea.ts";
import { castVote } from "./vote.ts";

/** What an idea begins with: who said what, where. */
export interface NewIdea {
  workspaceId: string;
  title?: string | undefined;
  words: string;
  language: string | null;
  source: IdeaSource;
  look: IdeaLook;
  personId: string | null;
  /** What the author's browser holds, hashed, where it came from the board. */
  voterKey?: string | null;
  responseId?: string | null;
  commentId?: string | null;
  contact?: string | null;
  sourceKey?: string | null;
  actor: string;
  now: Date;
}

/** Writes it down; its author wants it, and hears what comes of it. @returns its id. */
export async function insertIdea(trx: Transaction, idea: NewIdea, news: IdeaNews): Promise<string> {
  const { workspaceId, now, words, personId, voterKey = null } = idea;
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("idea")
    .values({
      workspace_id: workspaceId,
      id,
      number: await nextNumber(trx, workspaceId),
      title: idea.title ?? titleFrom(words),
      state: "new",
      look: idea.look,
      source: idea.source,
      merged_into: null,
      root_id: id,
      improvement_id: null,
      told_state: "new",
      told_root: id,
      tell_at: null,
      changed_by: null,
      changed_at: now,
      created_by: idea.actor,
      created_at: now,
      updated_at: now,
    })
    .execute();
  if (words !== "") {
    await trx
      .insertInto("idea_words")
      .values({
        workspace_id: workspaceId,
        idea_id: id,
        id: uuidv7(now.getTime()),
        words,
        language: idea.language,
        person_id: personId,
        response_id: idea.responseId ?? null,
        comment_id: idea.commentId ?? null,
        contact: idea.contact ?? null,
        source_key: idea.sourceKey ?? null,
        at: now,
      })
      .execute();
  }
  if (personId !== null || voterKey !== null) {
    await castVote(trx, { workspaceId, rootId: id, voterKey, personId, now });
  }
  await news(trx, { workspaceId, ideaId: id, kind: "created", now });
  return id;
}

/**
 * An idea from an answer, from words without a score, or by hand.
 *
 * @returns its id; that of the idea that was made before where the same answer or comment comes again.
 * @throws {KnownError} 422 for what is not here or says nothing.
 */
export async function createIdea(
  { db, news }: IdeaDeps,
  wanted: CreateIdea,
  by: By,
): Promise<string> {
  const { workspaceId, actor, now } = by;
  const { responseId, commentId, title } = wanted;
  return inTransaction(db, async (trx) => {
    // One at a time in a workspace, so that two clicks make one idea.
    await sql`select id from workspace where id = ${workspaceId} for no key update`.execute(trx);
    const before = await madeBefore(trx, workspaceId, { responseId, commentId });
    if (before) return before;
    const said = responseId
      ? await answerOf(trx, workspaceId, responseId)
      : commentId
        ? await commentOf(trx, workspaceId, commentId)
        : { words: "", language: null, personId: null, contact: null };
    const words = wanted.words || said.words;
    if (!title && words === "") throw wordless();
    const personId = said.personId ?? (await knownPerson(trx, workspaceId, wanted.personId));
    const idea: NewIdea = {
      ...{ workspaceId, title, words, personId, responseId, commentId, actor, now },
      ...{ language: said.language, contact: said.contact },
      source: responseId ? "answer" : commentId ? "form" : "hand",
      look: wanted.public ? "public" : "waiting",
    };
    return insertIdea(trx, idea, news);
  });
}

async function madeBefore(
  trx: Transaction,
  workspaceId: string,
  { responseId, commentId }: { responseId: string | null; commentId: string | null },
): Promise<string | null> {
  if (responseId === null && commentId === null) return null;
  const row = await trx
    .selectFrom("idea_words")
    .select("idea_id")
    .where("workspace_id", "=", workspaceId)
    .where((eb) =>
      eb.or([
        ...(responseId ? [eb("response_id", "=", responseId)] : []),
        ...(commentId ? [eb("comment_id", "=", commentId)] : []),
      ]),
    )
    .executeTakeFirst();
  return row?.idea_id ?? null;
}

interface SaidBefore {
  words: string;
  language: string | null;
  personId: string | null;
  contact: string | null;
}

async function answerOf(trx: Transaction, workspaceId: string, id: string): Promise<SaidBefore> {
  const { rows } = await sql<SaidBefore>`
    select coalesce(r.comment, '') as words, r.language, null::text as contact,
      case when s.anonymous then null else r.person_id end as "personId"
    from response r join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
    where r.workspace_id = ${workspaceId} and s.workspace_id = ${workspaceId}
      and r.id = ${id}::uuid and r.deleted_at is null
  `.execute(trx);
  if (rows[0]) return rows[0];
  throw notHere("answer", id, "responseId");
}

async function commentOf(trx: Transaction, workspaceId: string, id: string): Promise<SaidBefore> {
  const row = await trx
    .selectFrom("loose_comment")
    .select(["text as words", "language", "person_id as personId", "contact"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) return row;
  throw notHere("comment", id, "commentId");
}

async function knownPerson(
  trx: Transaction,
  workspaceId: string,
  id: string | null,
): Promise<string | null> {
  if (id === null) return null;
  const row = await trx
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) return row.id;
  throw notHere("person", id, "personId");
}

function notHere(what: string, id: string, field: string): KnownError {
  return new KnownError(
    422,
    "idea_source_not_found",
    `There is no ${what} "${id}" in this workspace, so no idea was made of it.`,
    [{ field, message: "is not known" }],
  );
}

function wordless(): KnownError {
  return new KnownError(
    422,
    "idea_wordless",
    "The answer says nothing in words. Give the idea a title.",
    [{ field: "title", message: "is missing" }],
  );
}

/** What the idea box of a public form took in becomes an idea that waits for a colleague to look. */
export async function ideaOfForm(
  deps: IdeaDeps,
  form: { workspaceId: string; surveyId: string; sourceKey: string; now: Date },
): Promise<void> {
  const { workspaceId, surveyId, sourceKey, now } = form;
  const comment = await deps.db
    .selectFrom("loose_comment")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .where("source_key", "=", sourceKey)
    .executeTakeFirst();
  if (!comment) return;
  const wanted = { words: "", responseId: null, commentId: comment.id, personId: null };
  await createIdea(
    deps,
    { ...wanted, public: false },
    { workspaceId, actor: "customer", userId: null, now },
  );
}
