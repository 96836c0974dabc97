import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { liftBlock } from "../people/contact-permission.ts";
import { forgetSource } from "../responses/forget-source.ts";
import type { Revision } from "../responses/revision.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { getImport, type ImportRef, type ImportRow } from "./import-queries.ts";
import type { RecordDeps } from "./record-rows.ts";

/** Answers of one transaction, so that nobody who records waits long. */
const SLICE = 500;

/**
 * Decides that an import shall be taken back; `enqueue` runs in the transaction that says so. While answers are being
 * taken back it is "undoing".
 *
 * @throws {KnownError} 409 while it runs, before it ran, and when it is undone already.
 */
export async function startUndo(
  db: Database,
  ref: ImportRef,
  enqueue: (trx: Transaction) => Promise<void>,
): Promise<ImportRow> {
  return db.transaction().execute(async (trx) => {
    const started = await trx
      .updateTable("import")
      .set({ status: "undoing" })
      .where("workspace_id", "=", ref.workspaceId)
      .where("id", "=", ref.importId)
      .where("started_at", "is not", null)
      .where("status", "in", ["done", "cancelled", "failed", "undoing"])
      .returningAll()
      .executeTakeFirst();
    if (!started) throw notUndoable(await getImport(db, ref));
    await enqueue(trx);
    return started;
  });
}

function notUndoable(row: ImportRow): KnownError {
  return new KnownError(
    409,
    "import_not_undoable",
    row.status === "running"
      ? `The import of "${row.file_name}" is still running; cancel it first, then undo it.`
      : `The import of "${row.file_name}" is ${row.status}: there is nothing to undo.`,
  );
}

/**
 * Takes an import back as a whole: its answers are deleted as if by hand (and can be brought back one by one for thirty
 * days), answers that it brought up to date say again what they said before, people and blocks that it alone made go.
 * What others did to them since stays. Begun again after a crash it goes on. The same file can then be imported anew.
 */
export async function undoImport(
  { db, answers }: RecordDeps,
  ref: ImportRef & { actor: string },
  onProgress: (row: ImportRow) => void = () => {},
): Promise<ImportRow> {
  for (;;) {
    const ids = await answersLeft(db, ref);
    if (ids.length === 0) break;
    await answers.revise(ref.workspaceId, ids, () => ({ deleted: true }), {
      actor: ref.actor,
      quiet: "import",
    });
    await forgetSource(db, ref, ids);
    onProgress(await countUndone(db, ref, ids.length));
  }
  await restoreUpdated({ db, answers }, ref);
  await liftBlocks(db, ref);
  await removePeople(db, ref);
  await db
    .deleteFrom("loose_comment")
    .where("workspace_id", "=", ref.workspaceId)
    .where("import_id", "=", ref.importId)
    .execute();
  return db
    .updateTable("import")
    .set({ status: "undone", finished_at: new Date() })
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.importId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function answersLeft(db: Database, ref: ImportRef): Promise<string[]> {
  const rows = await db
    .selectFrom("response")
    .select("id")
    .where("workspace_id", "=", ref.workspaceId)
    .where("import_id", "=", ref.importId)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .limit(SLICE)
    .execute();
  return rows.map(({ id }) => id);
}

function countUndone(db: Database, ref: ImportRef, times: number): Promise<ImportRow> {
  return db
    .updateTable("import")
    .set((eb) => ({ undone: eb("undone", "+", times) }))
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.importId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

interface Change {
  response_id: string;
  changes: Record<string, { from: unknown; to: unknown }>;
}

/** What stood in the answers before stands in their history, under the moment of the import. */
async function restoreUpdated(
  { db, answers }: RecordDeps,
  ref: ImportRef & { actor: string },
): Promise<void> {
  const { rows } = await sql<Change>`
    select c.response_id, c.changes from import_effect e
    join response_change c on c.workspace_id = e.workspace_id and c.response_id = e.target_id
      and c.at = e.at
    where e.workspace_id = ${ref.workspaceId} and c.workspace_id = ${ref.workspaceId}
      and e.import_id = ${ref.importId} and e.kind = 'updated'
  `.execute(db);
  for (let from = 0; from < rows.length; from += SLICE) {
    const before = new Map(rows.slice(from, from + SLICE).map((row) => [row.response_id, row]));
    await answers.revise(
      ref.workspaceId,
      [...before.keys()],
      (now) => revisionBack(now, before.get(now.id)?.changes ?? {}),
      { actor: ref.actor, quiet: "import" },
    );
  }
}

/** Only fields that still say what the import wrote go back; what somebody wrote later is theirs. */
function revisionBack(
  now: { score: number; comment: string | null; properties: unknown },
  changes: Change["changes"],
): Revision | null {
  const back: Revision = {};
  const untouched = (field: "score" | "comment" | "properties") =>
    changes[field] !== undefined && canonical(now[field]) === canonical(changes[field]?.to);
  if (untouched("score")) back.score = changes.score?.from as number;
  if (untouched("comment")) back.comment = changes.comment?.from as string | null;
  if (untouched("properties"))
    back.properties = changes.properties?.from as NonNullable<Revision["properties"]>;
  return Object.keys(back).length === 0 ? null : back;
}

function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function liftBlocks(db: Database, ref: ImportRef): Promise<void> {
  const rows = await db
    .selectFrom("import_effect")
    .select(["kind", "target_id"])
    .where("workspace_id", "=", ref.workspaceId)
    .where("import_id", "=", ref.importId)
    .where("kind", "in", ["unsubscribed", "bounced"])
    .execute();
  for (const { kind, target_id } of rows) {
    const block = { channel: "email", reason: kind, personId: target_id };
    await liftBlock(db, { workspaceId: ref.workspaceId, ...block });
  }
}

/** People whom this import alone knows: nobody asked them, nothing of theirs is left. */
async function removePeople(db: Database, ref: ImportRef): Promise<void> {
  // What they agreed to since is theirs to keep.
  const endedAt = (await getImport(db, ref)).finished_at ?? new Date();
  const ours = sql`${ref.workspaceId}::uuid`;
  await sql`
    delete from person p where p.workspace_id = ${ours} and p.id in (
      select e.target_id from import_effect e
      where e.workspace_id = ${ours} and e.import_id = ${ref.importId}::uuid and e.kind = 'person'
        and not exists (select from response r where r.workspace_id = ${ours}
          and r.person_id = e.target_id and r.deleted_at is null)
        and not exists (select from invitation i where i.workspace_id = ${ours}
          and i.person_id = e.target_id)
        and not exists (select from consent c where c.workspace_id = ${ours}
          and c.person_id = e.target_id and c.at > ${endedAt}::timestamptz)
        and not exists (select from purchase u where u.workspace_id = ${ours}
          and u.person_id = e.target_id)
        and not exists (select from contact_block b where b.workspace_id = ${ours}
          and b.person_id = e.target_id)
        and not exists (select from import_effect o where o.workspace_id = ${ours}
          and o.target_id = e.target_id and o.import_id <> e.import_id))
  `.execute(db);
}
