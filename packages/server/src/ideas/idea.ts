import type { Idea, IdeaLook, IdeaSource, IdeaState } from "@candor/contract/idea.ts";
import { type Selectable, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { IdeaTable, IdeaVoteTable } from "../storage/tables-ideas.ts";
import { flagsOf } from "./flags.ts";

export type IdeaRow = Selectable<IdeaTable>;
export type VoteRow = Selectable<IdeaVoteTable>;

export interface IdeaAsked {
  workspaceId: string;
  ideaId: string;
}

/** Of an idea that is done or declined votes stay to be seen, and none is added. */
export const CLOSED: readonly string[] = ["done", "declined"] satisfies IdeaState[];

/** Changes within so long are one mail. */
export const TELL_AFTER_MS = 86_400_000;

const LONGEST_TITLE = 120;

/** What an idea is called until somebody names it: its first sentence, cut between words. */
export function titleFrom(words: string): string {
  const text = words.replace(/\s+/g, " ").trim();
  const sentence = /^.+?[.!?…](?=\s|$)/u.exec(text)?.[0] ?? text;
  const bare = sentence.length < 8 ? text : sentence.replace(/[.…]+$/u, "");
  if (bare.length <= LONGEST_TITLE) return bare;
  const cut = bare.slice(0, LONGEST_TITLE - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > LONGEST_TITLE / 2 ? cut.slice(0, space) : cut}…`;
}

/** The row, locked, for whoever changes it. @throws {KnownError} 404. */
export async function lockIdea(
  trx: Transaction,
  { workspaceId, ideaId }: IdeaAsked,
): Promise<IdeaRow> {
  const row = await trx
    .selectFrom("idea")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", ideaId)
    .forUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw noIdea(ideaId);
}

export async function findIdea(
  db: Database | Transaction,
  { workspaceId, ideaId }: IdeaAsked,
): Promise<IdeaRow> {
  const row = await db
    .selectFrom("idea")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", ideaId)
    .executeTakeFirst();
  if (row) return row;
  throw noIdea(ideaId);
}

export function noIdea(id: string): KnownError {
  return new KnownError(404, "idea_not_found", `There is no idea "${id}" in this workspace.`);
}

/** @throws {KnownError} 409 for an idea that is part of another one. */
export function requireUnmerged(row: IdeaRow): void {
  if (row.merged_into === null) return;
  throw new KnownError(
    409,
    "idea_merged",
    `Idea ${row.number} is part of another one now. Take it apart again, or go on there.`,
  );
}

/** One after the highest; the workspace's row keeps two who make one at once apart. */
export async function nextNumber(trx: Transaction, workspaceId: string): Promise<number> {
  await sql`select id from workspace where id = ${workspaceId} for no key update`.execute(trx);
  const { last } = await trx
    .selectFrom("idea")
    .select((eb) => eb.fn.max("number").as("last"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Changes the row, which the caller has locked. */
export async function updateIdea(
  trx: Transaction,
  row: IdeaRow,
  now: Date,
  columns: object,
): Promise<void> {
  await trx
    .updateTable("idea")
    .set({ ...columns, updated_at: now, version: row.version + 1 })
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.id)
    .execute();
}

/** What happened to an idea; `changed` is its state, or whether strangers may read it. */
export interface IdeaHappening extends IdeaAsked {
  kind: "created" | "changed" | "merged";
  now: Date;
}
/** Hears of it in the transaction that does it. */
export type IdeaNews = (trx: Transaction, happening: IdeaHappening) => Promise<void>;

/** What whoever changes ideas works with. */
export interface IdeaDeps {
  db: Database;
  news: IdeaNews;
}

/** What is counted of an idea, those merged into it among it. */
export interface IdeaCounts {
  votes: number;
  people: number;
  subscribers: number;
}

export const NO_VOTES: IdeaCounts = { votes: 0, people: 0, subscribers: 0 };

export function toIdea(
  row: IdeaRow,
  counts: IdeaCounts,
  said: { words: readonly string[]; names: readonly string[] },
): Idea {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state as IdeaState,
    look: row.look as IdeaLook,
    wordsShown: row.words_shown,
    source: row.source as IdeaSource,
    answer: row.answer,
    ...counts,
    flags: flagsOf([row.title, ...said.words].join("\n"), said.names),
    mergedInto: row.merged_into,
    improvementId: row.improvement_id,
    toldAt: row.tell_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    version: row.version,
  };
}
