import { type RawBuilder, sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { DECLARED_TABLES, type DeclaredTable } from "../storage/personal-data/all-declarations.ts";
import { type Patience, withWorkspace } from "../storage/workspace-lock.ts";
import { erasedSourceKey, personalHash } from "../workspaces/personal-hash.ts";
import { refuseHeld } from "./legal-hold.ts";
import type { ReassignAnswers } from "./merge-people.ts";
import { type DataSubject, dataSubject, rowsOfSubject, withoutMentions } from "./personal-rows.ts";
import { lockPerson } from "./save-person.ts";

/** How many rows of each table were deleted or emptied. */
export type Removed = Record<string, number>;

export interface Erasure {
  workspaceId: string;
  personId: string;
  actor: string;
  now: Date;
  reassignAnswers: ReassignAnswers;
}

/**
 * Forgets a person for good: every table is treated as its declaration says. Their scores stay,
 * belonging to nobody, so that the tallies stay true; what was planned for them ends; and where they
 * did not want to be written to, a keyed hash of the address stays, so that the next import does
 * not bring the mails back.
 *
 * @returns what it treated: proof that it was done, without a word of it.
 * @throws {KnownError} 404; 409 while the person is on legal hold; 503 when others held the workspace for longer than the caller's patience.
 */
export async function erasePerson(
  db: Database,
  erasure: Erasure,
  patience: Patience = {},
): Promise<Removed> {
  await refuseHeld(db, erasure);
  // Free text is searched before anybody has to wait for this workspace. What is gone when the rest then has
  // to be asked for again was to go anyway.
  const mentions = await inTransaction(db, async (trx) =>
    eraseMentions(trx, await dataSubject(trx, erasure)),
  );
  const rest = await withWorkspace(
    db,
    erasure.workspaceId,
    (trx) => eraseTheRest(trx, erasure),
    patience,
  );
  return { ...mentions, ...rest };
}

async function eraseTheRest(trx: Transaction, erasure: Erasure): Promise<Removed> {
  const { workspaceId, personId, actor, now } = erasure;
  await lockPerson(trx, erasure);
  // Whoever placed a hold meanwhile had the person's row before this.
  await refuseHeld(trx, erasure);
  // Gathered again: an answer may have come meanwhile.
  const subject = await dataSubject(trx, erasure);
  await erasure.reassignAnswers(trx, { workspaceId, from: personId, to: null, actor, now });
  await rememberRefusals(trx, erasure);
  const removed: Removed = { response: subject.responseIds.length, person: 1 };
  for (const table of DECLARED_TABLES) {
    if (!mentionsOnly(table)) count(removed, table.table, await eraseRows(trx, table, subject));
  }
  // After the rest: a sending that is writing people down may just have written this one.
  await endPlans(trx, erasure);
  await trx
    .deleteFrom("person")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .execute();
  await writeAudit(trx, { workspaceId, actor, action: "person.erased", target: personId });
  return removed;
}

async function eraseMentions(trx: Transaction, subject: DataSubject): Promise<Removed> {
  const removed: Removed = {};
  for (const table of DECLARED_TABLES.filter(mentionsOnly)) {
    count(removed, table.table, await eraseRows(trx, table, subject));
  }
  return removed;
}

function count(removed: Removed, table: string, rows: number): void {
  if (rows > 0) removed[table] = (removed[table] ?? 0) + rows;
}

function mentionsOnly({ rowsOf }: DeclaredTable): boolean {
  return rowsOf.length > 0 && rowsOf.every((way) => "mentions" in way);
}

async function eraseRows(
  trx: Transaction,
  table: DeclaredTable,
  subject: DataSubject,
): Promise<number> {
  const theirs = rowsOfSubject(table, subject);
  if (!theirs || table.erase === "own" || table.erase === "nothing") return 0;
  if (table.erase === "delete" || "remember" in table.erase) {
    if (table.erase !== "delete") await rememberWords(trx, table.table, theirs);
    const gone = await sql`delete from ${sql.table(table.table)} where ${theirs}`.execute(trx);
    return Number(gone.numAffectedRows ?? 0);
  }
  if ("strike" in table.erase) return strikeOut(trx, table.table, table.erase, theirs, subject);
  const columns = Object.entries(table.erase.set).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  );
  const emptied = await sql`
    update ${sql.table(table.table)} set ${sql.join(columns)} where ${theirs}
  `.execute(trx);
  return Number(emptied.numAffectedRows ?? 0);
}

/** Takes the person out of what colleagues wrote about something else, and leaves what they wrote. */
async function strikeOut(
  trx: Transaction,
  table: string,
  { strike: columns, key = "id" }: { strike: readonly string[]; key?: string },
  theirs: RawBuilder<unknown>,
  subject: DataSubject,
): Promise<number> {
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.ref(key)} as id, ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
    where ${theirs}
  `.execute(trx);
  for (const row of rows) {
    const struck = columns.map(
      (column) => sql`${sql.ref(column)} = ${struckOut(row[column] ?? "", subject)}`,
    );
    await sql`
      update ${sql.table(table)} set ${sql.join(struck)}
      where workspace_id = ${subject.workspaceId} and ${sql.ref(key)} = ${row.id}
    `.execute(trx);
  }
  return rows.length;
}

/** The same text, or a document as PostgreSQL takes it, with every text in it struck. */
function struckOut(value: unknown, subject: DataSubject): string {
  if (typeof value === "string") return withoutMentions(value, subject);
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "string" ? withoutMentions(inner, subject) : inner,
  );
}

/** What is left of words from a file: their keys are hashed here, since the database has no secret. */
async function rememberWords(
  trx: Transaction,
  table: string,
  theirs: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql<{ workspace_id: string; survey_id: string; source_key: string }>`
    select workspace_id, survey_id, source_key from ${sql.table(table)}
    where ${theirs} and import_id is not null
  `.execute(trx);
  if (rows.length === 0) return;
  const at = new Date();
  await trx
    .insertInto("forgotten_words")
    .values(rows.map((row) => ({ ...row, source_key: erasedSourceKey(row.source_key), at })))
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "survey_id", "source_key"]).doNothing(),
    )
    .execute();
}

/** What is left of a refusal: enough to honour it, too little to know whose it was. */
async function rememberRefusals(
  trx: Transaction,
  { workspaceId, personId, now }: Erasure,
): Promise<void> {
  const { rows } = await sql<{ address: string; reason: string }>`
    select a.address, min(b.reason) as reason
    from contact_block b
    join person p on p.workspace_id = b.workspace_id and p.id = b.person_id
    cross join lateral (values (p.email), (p.phone)) as a(address)
    where b.workspace_id = ${workspaceId} and p.workspace_id = ${workspaceId}
      and b.person_id = ${personId}::uuid and a.address is not null
      and b.reason in ('unsubscribed', 'complained', 'suppressed')
    group by a.address
  `.execute(trx);
  if (rows.length === 0) return;
  await trx
    .insertInto("forgotten_address")
    .values(
      rows.map(({ address, reason }) => ({
        workspace_id: workspaceId,
        hash: personalHash(address),
        reason,
        at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(["workspace_id", "hash"]).doNothing())
    .execute();
}

async function endPlans(trx: Transaction, { workspaceId, personId, now }: Erasure): Promise<void> {
  await sql`
    update invitation set updated_at = ${now}::timestamptz,
      state = case when state in ('planned', 'held_back') then 'not_asked' else state end,
      reason = case when state in ('planned', 'held_back') then 'person_erased' else reason end
    where workspace_id = ${workspaceId} and person_id = ${personId}::uuid
  `.execute(trx);
}
