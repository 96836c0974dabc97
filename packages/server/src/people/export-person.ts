import type { PersonExport } from "@candor/contract/person.ts";
import { type RawBuilder, sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database } from "../storage/database.ts";
import { DECLARED_TABLES, type DeclaredTable } from "../storage/personal-data/all-declarations.ts";
import { getPersonDetail } from "./person-queries.ts";
import { type DataSubject, dataSubject, rowsOfSubject } from "./personal-rows.ts";

/**
 * Everything that is kept about a person, as they may ask for it (article 15 GDPR): the rows of every
 * table that is declared to hold some, as they are at one moment. Noted in the audit log.
 *
 * @throws {KnownError} 404.
 */
export async function exportPerson(
  db: Database,
  q: { workspaceId: string; personId: string; actor: string; now: Date },
): Promise<PersonExport> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (trx) => {
      const person = await getPersonDetail(trx, q);
      const subject = await dataSubject(trx, q);
      const records: PersonExport["records"] = {};
      for (const table of DECLARED_TABLES.filter(({ exported }) => exported)) {
        const theirs = rowsOfSubject(table, subject) ?? hangingRows(table, subject);
        if (!theirs) continue;
        const { rows } = await sql<Record<string, unknown>>`
          select * from ${sql.table(table.table)} where ${theirs}
        `.execute(trx);
        if (rows.length > 0) records[camelCase(table.table)] = rows.map(asRecord);
      }
      await writeAudit(trx, {
        workspaceId: q.workspaceId,
        actor: q.actor,
        action: "person.exported",
        target: q.personId,
      });
      return { exportedAt: q.now.toISOString(), person, records };
    });
}

/** Rows that go with those of another table: what was written in a conversation of theirs. */
function hangingRows({ rowsOf }: DeclaredTable, subject: DataSubject): RawBuilder<boolean> | null {
  for (const way of rowsOf) {
    if (!("with" in way) || way.by === undefined) continue;
    const parent = DECLARED_TABLES.find(({ table }) => table === way.with);
    const theirs = parent ? rowsOfSubject(parent, subject) : null;
    if (!theirs) continue;
    return sql<boolean>`workspace_id = ${subject.workspaceId}
      and ${sql.ref(way.by)} in (select id from ${sql.table(way.with)} where ${theirs})`;
  }
  return null;
}

/** A row as it is read outside: the API's way of writing names, no keys of ours, nothing that is empty. */
function asRecord(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => column !== "workspace_id")
      .filter(([, value]) => value !== null && !Buffer.isBuffer(value))
      .map(([column, value]) => [
        camelCase(column),
        value instanceof Date ? value.toISOString() : value,
      ]),
  );
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
