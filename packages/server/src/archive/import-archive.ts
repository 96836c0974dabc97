import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { MIGRATIONS } from "../storage/migrate.ts";
import { recount } from "../tallies/recount.ts";
import { repairTalliesWithin } from "../tallies/repair-tallies.ts";
import { putEntry } from "../workspaces/directory.ts";
import {
  type ArchivedTable,
  type ArchiveFile,
  type ArchiveManifest,
  archivedTables,
  workspaceColumn,
} from "./archive-format.ts";
import { archiveScores } from "./archive-scores.ts";
import { damaged } from "./tar.ts";
import { type Unpacked, unpackArchive } from "./unpack-archive.ts";

export interface ArchiveImport {
  /** Who imports it, for the audit log. */
  actor: string;
  /** Instead of the name it had. */
  name?: string;
  /** Made its owner; a user that exists. */
  ownerId?: string;
  now: Date;
  onProgress?: (done: { table: string; rows: number; ofRows: number }) => void;
}

export interface ArchiveImported {
  manifest: ArchiveManifest;
  rows: number;
  /** Links of surveys that were taken here and had to change. */
  changedLinks: { survey: string; from: string; to: string }[];
}

/**
 * Makes a workspace of an archive, whole or not at all. Its scores are counted anew and must be those
 * that the archive says. It never sends anything: sendings arrive paused, and what was on its way is not.
 *
 * @param pieces the bytes of the tar, uncompressed.
 * @throws {KnownError} 409 when the workspace is here already; 422 when the archive is damaged or of a
 *   newer Candor.
 */
export async function importArchive(
  db: Database,
  pieces: AsyncIterable<Uint8Array>,
  wanted: ArchiveImport,
): Promise<ArchiveImported> {
  const unpacked = await unpackArchive(pieces);
  try {
    const { manifest } = unpacked;
    refuseNewer(manifest);
    return await db.transaction().execute(async (trx) => {
      await refuseKnown(trx, manifest);
      const rows = await load(trx, unpacked, wanted);
      await holdEverything(trx, manifest.workspace.id);
      const changedLinks = await registerLinks(trx, manifest.workspace.id);
      await settle(trx, manifest, wanted);
      await proveScores(trx, manifest);
      return { manifest, rows, changedLinks };
    });
  } finally {
    unpacked.remove();
  }
}

function refuseNewer({ schema, candor }: ArchiveManifest): void {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = schema.find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new KnownError(
    422,
    "archive_is_newer",
    `The archive was made by a newer Candor (${candor}, with the step "${unknown}" of the schema). Import it with that version or a later one.`,
  );
}

async function refuseKnown(trx: Transaction, { workspace }: ArchiveManifest): Promise<void> {
  const known = await trx
    .selectFrom("workspace")
    .select("name")
    .where("id", "=", workspace.id)
    .executeTakeFirst();
  if (!known) return;
  throw new KnownError(
    409,
    "workspace_exists",
    `The workspace of this archive is here already, as "${known.name}". An archive makes a workspace anew; import it into another Candor.`,
  );
}

async function load(
  trx: Transaction,
  { manifest, lines }: Unpacked,
  { onProgress }: ArchiveImport,
): Promise<number> {
  const ofRows = manifest.files.reduce((sum, file) => sum + file.rows, 0);
  const files = new Map(manifest.files.map((file) => [file.table, file]));
  let rows = 0;
  for (const table of await archivedTables(trx)) {
    const file = files.get(table.table);
    if (!file) continue;
    files.delete(table.table);
    file.columns = file.columns.filter((column) => !GONE.has(`${table.table}.${column}`));
    refuseUnknownColumns(table, file);
    for await (const batch of lines(file)) {
      await insert(trx, table, file, batch, manifest.workspace.id);
      rows += batch.length;
      onProgress?.({ table: table.table, rows, ofRows });
    }
  }
  const [left] = files.keys();
  if (left !== undefined) throw unfit(left);
  return rows;
}

/** Columns that earlier versions wrote nothing into; what is in their place is left out. */
const GONE: ReadonlySet<string> = new Set(["import.attempt_at"]);

function refuseUnknownColumns(table: ArchivedTable, file: ArchiveFile): void {
  const unknown = file.columns.find((column) => !table.columns.includes(column));
  if (unknown !== undefined) throw unfit(`${table.table}.${unknown}`);
}

function unfit(what: string): KnownError {
  return new KnownError(
    422,
    "archive_does_not_fit",
    `The archive holds "${what}", which this version of Candor does not know. Import it with the version it was made by, or a later one.`,
  );
}

/** PostgreSQL reads the lines itself, so that no number or time passes through JavaScript's. */
async function insert(
  trx: Transaction,
  table: ArchivedTable,
  file: ArchiveFile,
  batch: readonly string[],
  workspaceId: string,
): Promise<void> {
  const columns = sql.join(file.columns.map((column) => sql.ref(column)));
  const name = sql.table(table.table);
  const { numAffectedRows } = await sql`
    insert into ${name} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${name}, ${`[${batch.join(",")}]`}::jsonb)
    where ${sql.ref(workspaceColumn(table))} = ${workspaceId}::uuid
  `.execute(trx);
  // A row of another workspace would be one that somebody wrote into the file.
  if (Number(numAffectedRows) !== batch.length) throw damaged();
}

/** Nobody is written to because a workspace moved: where it came from may go on asking. */
async function holdEverything(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`update sending set status = 'paused' where workspace_id = ${workspaceId} and status = 'running'`.execute(
    trx,
  );
  // Who was to be asked is written down anew, when somebody starts it here.
  await sql`delete from sending_candidate where workspace_id = ${workspaceId}`.execute(trx);
  await sql`update sending set status = 'stopped' where workspace_id = ${workspaceId} and status = 'starting'`.execute(
    trx,
  );
  await sql`update message set state = 'cancelled' where workspace_id = ${workspaceId} and state in ('queued', 'sending')`.execute(
    trx,
  );
  // Whether they left is known where they were written; a colleague may send them again.
  await sql`update conversation_message set state = 'unconfirmed', due_at = null, lease_until = null
    where workspace_id = ${workspaceId} and state in ('held', 'sending')`.execute(trx);
  await sql`update announcement set state = 'paused' where workspace_id = ${workspaceId} and state = 'sending'`.execute(
    trx,
  );
  // What was to leave by itself leaves where it was planned; here somebody looks again.
  await sql`update announcement set schedule_missed_at = scheduled_at, scheduled_at = null
    where workspace_id = ${workspaceId} and scheduled_at is not null`.execute(trx);
  await sql`update announcement_recipient set state = 'unconfirmed'
    where workspace_id = ${workspaceId} and state = 'queued'`.execute(trx);
  await sql`update idea set tell_at = null where workspace_id = ${workspaceId}`.execute(trx);
  await sql`delete from idea_news where workspace_id = ${workspaceId}`.execute(trx);
  await sql`
    update invitation set next_action = null, next_at = null,
      state = case when state in ('planned', 'held_back', 'sending') then 'cancelled' else state end,
      reason = case when state in ('planned', 'held_back', 'sending') then 'cancelled' else reason end
    where workspace_id = ${workspaceId} and sending_id is null and next_action in ('ask', 'remind')
  `.execute(trx);
}

/** The links of its surveys go on working, unless something here has the same. */
async function registerLinks(
  trx: Transaction,
  workspaceId: string,
): Promise<ArchiveImported["changedLinks"]> {
  const surveys = await trx
    .selectFrom("survey")
    .select(["id", "name", "slug"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  const changed: ArchiveImported["changedLinks"] = [];
  for (const { id, name, slug } of surveys) {
    const entry = { workspaceId, kind: "survey" as const, id };
    if (await putEntry(trx, slug, entry)) continue;
    const to = `${slug}-${randomBytes(4).toString("hex")}`;
    await putEntry(trx, to, entry);
    await trx
      .updateTable("survey")
      .set({ slug: to })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
    changed.push({ survey: name, from: slug, to });
  }
  const links = await trx
    .selectFrom("referral_link")
    .select(["id", "code"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  for (const { id, code } of links) {
    await putEntry(trx, code, { workspaceId, kind: "referral", id });
  }
  return changed;
}

async function settle(
  trx: Transaction,
  { workspace, madeAt }: ArchiveManifest,
  { actor, name, ownerId, now }: ArchiveImport,
): Promise<void> {
  if (name !== undefined) {
    await trx.updateTable("workspace").set({ name }).where("id", "=", workspace.id).execute();
  }
  if (ownerId !== undefined) {
    await trx
      .insertInto("directory.member")
      .values({ user_id: ownerId, workspace_id: workspace.id, role: "owner", joined_at: now })
      .execute();
  }
  // Weights do not travel: they are made of the comments again (comments/adapt-due.ts).
  await sql`
    update workspace_reading set settings = settings - 'adapted' where workspace_id = ${workspace.id}
  `.execute(trx);
  await writeAudit(trx, {
    workspaceId: workspace.id,
    actor,
    action: "workspace.imported",
    target: name ?? workspace.name,
    details: { madeAt },
  });
}

async function proveScores(trx: Transaction, manifest: ArchiveManifest): Promise<void> {
  const { id } = manifest.workspace;
  if ((await recount(trx, { workspaceId: id })).length > 0) await repairTalliesWithin(trx, id);
  const here = await archiveScores(trx, id);
  if (JSON.stringify(here) === JSON.stringify(manifest.scores)) return;
  throw new KnownError(
    422,
    "archive_scores_differ",
    "The answers of the archive do not add up to the scores it says, so nothing was imported. Run candor doctor where it was made, and export it again.",
  );
}
