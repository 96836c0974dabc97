import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { replaceLooseNames } from "../loose-comments/replace-loose-names.ts";
import { replaceKeptNames } from "../responses/replace-kept-names.ts";
import type { Database } from "../storage/database.ts";
import { askToForget } from "./ask-to-adapt.ts";
import { askToRead } from "./ask-to-read.ts";
import { PRIORITY } from "./reading-kind.ts";

/** Replaces the names of a workspace's list in the comments that it keeps. */
export const keptNamesJob = defineJob<{ workspaceId: string }>("kept-names", {
  expireInSeconds: 6 * 3600,
  atOnce: 1,
});

/**
 * Asks for the names to be replaced in comments that are kept.
 *
 * @throws {KnownError} 409 where comments are kept as they were written, or the list is empty.
 */
export async function askForKeptNames(
  { db, jobs }: { db: Database; jobs: JobQueue },
  { workspaceId, actor }: { workspaceId: string; actor: string },
): Promise<void> {
  const { names } = await choiceOf(db, workspaceId);
  if (names.length === 0) {
    throw new KnownError(
      409,
      "no_names",
      "No names are replaced: comments are kept as they were written, or the list of names is empty. Choose to replace personal data and save names first.",
    );
  }
  await db.transaction().execute(async (trx) => {
    await jobs.enqueue(trx, keptNamesJob, { workspaceId });
    await writeAudit(trx, {
      ...{ workspaceId, actor },
      action: "reading.names_replaced",
      target: "workspace",
    });
  });
}

/** Every process does its share. */
export async function workKeptNames(
  jobs: JobQueue,
  deps: { db: Database; clock: () => Date },
): Promise<void> {
  await jobs.work(keptNamesJob, async ({ workspaceId }, signal) => {
    await replaceNamesOf(deps, workspaceId, signal);
  });
}

/** @returns how many comments held a name. */
export async function replaceNamesOf(
  { db, clock }: { db: Database; clock: () => Date },
  workspaceId: string,
  signal?: AbortSignal,
): Promise<number> {
  const { names, sealed } = await choiceOf(db, workspaceId);
  if (names.length === 0) return 0;
  const loose = await replaceLooseNames(db, { workspaceId, names }, signal);
  const answers = await replaceKeptNames(
    db,
    { workspaceId, names, sealed },
    async (trx, ids) => {
      await askToRead(trx, workspaceId, ids, { priority: PRIORITY.readBefore, now: clock() });
      await askToForget(trx, workspaceId, clock());
    },
    signal,
  );
  return loose + answers;
}

async function choiceOf(db: Database, workspaceId: string) {
  const { rows } = await sql<{ redaction: string | null; names: string[] | null }>`
    select settings ->> 'redaction' as redaction, settings -> 'redactionNames' as names
    from workspace where id = ${workspaceId}
  `.execute(db);
  const { redaction = null, names = null } = rows[0] ?? {};
  const replaces = redaction === "replace" || redaction === "seal";
  return { names: replaces ? (names ?? []) : [], sealed: redaction === "seal" };
}
