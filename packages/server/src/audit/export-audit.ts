import { Readable } from "node:stream";
import { sql } from "kysely";
import { csvStream } from "../spreadsheets/write-csv.ts";
import type { Database } from "../storage/database.ts";
import { type AuditAsked, auditMatches } from "./audit-queries.ts";

/** Entries fetched at a time: memory stays the same however many there are. */
const PAGE = 1000;

/** An entry as it stands in a file, with all that its link in the chain was computed from. */
export interface ExportedEntry {
  seq: number;
  workspaceId: string;
  id: string;
  at: string;
  actor: string;
  action: string;
  target: string;
  details: Record<string, unknown>;
  /** The link before it, also where that entry is not in the file: 64 hexadecimal characters, zeros before the first. */
  previousHash: string;
  hash: string;
}

/**
 * Entries in the order of the chain, oldest first, as a file. JSONL is for checking: each line holds everything that
 * its hash was computed from, so that `candor audit verify --file` (or anybody with SHA-256) can do it again. CSV is
 * for reading in a spreadsheet: what could be taken for a formula is changed there.
 */
export function exportAudit(db: Database, asked: AuditAsked, format: "jsonl" | "csv"): Readable {
  const entries = chained(db, asked);
  return format === "csv" ? csvStream(table(entries)) : Readable.from(lines(entries));
}

async function* lines(entries: AsyncIterable<ExportedEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

async function* table(entries: AsyncIterable<ExportedEntry>): AsyncGenerator<(string | number)[]> {
  yield ["seq", "at", "actor", "action", "target", "details", "id", "previous_hash", "hash"];
  for await (const { seq, at, actor, action, target, details, id, previousHash, hash } of entries) {
    yield [seq, at, actor, action, target, JSON.stringify(details), id, previousHash, hash];
  }
}

type Chained = Omit<ExportedEntry, "seq" | "workspaceId" | "at" | "previousHash" | "hash"> & {
  workspace_id: string;
  seq: string;
  at: Date;
  hash: Buffer | null;
  previous: Buffer | null;
};

async function* chained(db: Database, asked: AuditAsked): AsyncGenerator<ExportedEntry> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<Chained>`
      select audit_entry.*, before.hash as previous
      from audit_entry
      left join audit_entry before on before.workspace_id = audit_entry.workspace_id
        and before.workspace_id = ${asked.workspaceId} and before.seq = audit_entry.seq - 1
      where ${auditMatches(asked)} and audit_entry.workspace_id = ${asked.workspaceId}
        and audit_entry.seq > ${after}
      order by audit_entry.seq limit ${PAGE}
    `.execute(db);
    for (const row of rows) {
      after = Number(row.seq);
      yield {
        seq: after,
        workspaceId: row.workspace_id,
        id: row.id,
        at: row.at.toISOString(),
        actor: row.actor,
        action: row.action,
        target: row.target,
        details: row.details,
        previousHash: (row.previous ?? Buffer.alloc(32)).toString("hex"),
        hash: row.hash?.toString("hex") ?? "",
      };
    }
    if (rows.length < PAGE) return;
  }
}
