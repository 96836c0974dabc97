import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { askToReadAgain } from "../comments/ask-to-read.ts";
import type { Step } from "../responses/step.ts";
import type { Database, Transaction } from "../storage/database.ts";

/**
 * What a model wrote about words goes with them: when a comment changes its readings and translations go; when it
 * changes, or its answer is deleted, every summary that rests on it goes.
 */
export const forgottenWritings: Step = {
  name: "own-model",
  hears: ["revised"],
  hearsQuiet: ["import", "sample", "erasure"],
  when: "within",
  ifItFails: "retry",
  async run(trx, { workspaceId, events }) {
    const changed = events.filter(({ changes }) => changes.comment).map(({ after }) => after.id);
    const gone = events
      .filter(({ before, after }) => after.deleted_at !== null && before?.deleted_at === null)
      .map(({ after }) => after.id);
    await forgetWritingsOf(trx, workspaceId, changed);
    await forgetSummariesOn(trx, workspaceId, [...changed, ...gone]);
  },
};

async function forgetWritingsOf(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ["model_reading", "model_translation", "model_to_read"]) {
    await sql`
      delete from ${sql.table(table)} where workspace_id = ${workspaceId}
        and response_id = any(${[...ids]}::uuid[])
    `.execute(trx);
  }
}

async function forgetSummariesOn(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    delete from model_summary where workspace_id = ${workspaceId} and id in (
      select s.summary_id from model_summary_source s
      where s.workspace_id = ${workspaceId} and s.response_id = any(${[...ids]}::uuid[]))
  `.execute(trx);
}

/** Takes away all that a workspace's model ever wrote; comments stand as the embedded reader reads them. */
export async function forgetAllWritings(
  db: Database,
  { workspaceId, actor, now }: { workspaceId: string; actor: string; now: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await readByEmbedded(trx, workspaceId, now);
    for (const table of ["model_reading", "model_translation", "model_to_read", "model_summary"]) {
      await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId}`.execute(trx);
    }
    await trx
      .updateTable("theme")
      .set({
        ...{ model_name: null, model_name_by: null, model_named_at: null, model_named_from: null },
      })
      .where("workspace_id", "=", workspaceId)
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "own_model.writings_removed", target: "workspace" },
    });
  });
}

/** Has every comment read again that stands as the model read it. */
export async function readByEmbedded(
  trx: Transaction,
  workspaceId: string,
  now: Date,
): Promise<void> {
  await askToReadAgain(trx, workspaceId, {
    now,
    where: sql`exists (select from model_reading m where m.workspace_id = ${workspaceId}
      and m.response_id = response.id and m.applied)`,
  });
}
