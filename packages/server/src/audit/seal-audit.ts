import { sql } from "kysely";
import type { DueWorker } from "../due-work/due-runner.ts";
import { defineDueWork, type Place } from "../due-work/due-work.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { BEGINNING, type ChainedEntry, type Link, nextLink } from "./chain.ts";

/** Giving new entries of the audit log their place in the chain. */
const SEALING = defineDueWork("audit-chain", { lanes: 2 });

/** So many entries are sealed in one transaction. */
const SLICE = 500;

/**
 * Puts what was written since into the chain. An entry is written in the transaction of the act, without waiting
 * for anybody; the chain has one end, and whoever holds it until an act commits would make all acts of a workspace
 * wait for each other. So entries are chained by this, some seconds later, one slice a transaction.
 */
export function auditSealer({ db }: { db: Database }): DueWorker {
  return {
    kind: SEALING,
    async takeTurn({ workspaceId, signal }) {
      while (!signal.aborted && (await sealAudit(db, workspaceId)) === SLICE) {
        // One slice after another.
      }
      return null;
    },
    sweep: () => unsealedPlaces(db),
  };
}

/** Seals whatever waits, for whoever wants to look at the whole chain now. */
export async function sealAll(db: Database, workspaceId: string): Promise<void> {
  while ((await sealAudit(db, workspaceId)) === SLICE) {
    // One slice after another.
  }
}

/** Seals one slice. @returns how many entries it had. */
export function sealAudit(db: Database, workspaceId: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`audit chain ${workspaceId}`}, 0))`.execute(
      trx,
    );
    const waiting = await trx
      .selectFrom("audit_entry")
      .select(["id", "at", "actor", "action", "target", "details"])
      .where("workspace_id", "=", workspaceId)
      .where("seq", "is", null)
      .orderBy("at")
      .orderBy("id")
      .limit(SLICE)
      .execute();
    let link = await endOfChain(trx, workspaceId);
    const links = waiting.map((row) => {
      link = nextLink(link, { workspaceId, ...row } satisfies ChainedEntry);
      return { id: row.id, seq: link.seq, hash: link.hash.toString("hex") };
    });
    if (links.length > 0) {
      await sql`
        update audit_entry e set seq = l.seq, hash = decode(l.hash, 'hex')
        from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l(id uuid, seq bigint, hash text)
        where e.workspace_id = ${workspaceId} and e.id = l.id and e.seq is null
      `.execute(trx);
    }
    return links.length;
  });
}

/** The last link of a workspace's chain. */
async function endOfChain(trx: Transaction, workspaceId: string): Promise<Link> {
  const last = await trx
    .selectFrom("audit_entry")
    .select(["seq", "hash"])
    .where("workspace_id", "=", workspaceId)
    .where("seq", "is not", null)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.hash ? { seq: Number(last.seq), hash: last.hash } : BEGINNING;
}

async function unsealedPlaces(db: Database): Promise<Place[]> {
  const rows = await db
    .selectFrom("audit_entry")
    .select("workspace_id")
    .distinct()
    .where("seq", "is", null)
    .limit(1000)
    .execute();
  return rows.map((row) => ({ workspaceId: row.workspace_id }));
}
