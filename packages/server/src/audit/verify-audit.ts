import type { AuditCheck } from "@candor/contract/workspace.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { BEGINNING, nextLink } from "./chain.ts";

/** Entries read at a time. */
const PAGE = 1000;

/**
 * Computes the chain of a workspace again, from its first entry.
 *
 * @param kept a link that somebody noted earlier, elsewhere: what stands there now must be the same, so that an end
 *   that was cut off, or a chain that was made anew, is found as well.
 */
export async function verifyAudit(
  db: Database,
  { workspaceId, kept = null }: { workspaceId: string; kept?: KeptLink | null },
): Promise<AuditCheck> {
  let link = BEGINNING;
  let keptFound = kept === null;
  for (;;) {
    const rows = await db
      .selectFrom("audit_entry")
      .select(["id", "at", "actor", "action", "target", "details", "seq", "hash"])
      .where("workspace_id", "=", workspaceId)
      .where("seq", ">", String(link.seq))
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const next = nextLink(link, { workspaceId, ...row });
      if (Number(row.seq) !== next.seq) return broken(next.seq, "missing", null);
      if (!row.hash?.equals(next.hash)) return broken(next.seq, "changed", row.at);
      link = next;
      if (kept?.seq === link.seq) {
        if (!link.hash.equals(Buffer.from(kept.hash, "hex"))) {
          return broken(link.seq, "not_as_kept", row.at);
        }
        keptFound = true;
      }
    }
    if (rows.length < PAGE) break;
  }
  if (!keptFound) return broken(link.seq + 1, "missing", null);
  return {
    intact: true,
    entries: link.seq,
    waiting: await waitingOf(db, workspaceId),
    head: link.seq === 0 ? null : { seq: link.seq, hash: link.hash.toString("hex") },
    broken: null,
  };

  async function broken(
    seq: number,
    how: "missing" | "changed" | "not_as_kept",
    at: Date | null,
  ): Promise<AuditCheck> {
    return {
      intact: false,
      entries: link.seq,
      waiting: await waitingOf(db, workspaceId),
      head: null,
      broken: { seq, how, at: at?.toISOString() ?? null },
    };
  }
}

/** A link that was noted. */
export interface KeptLink {
  seq: number;
  hash: string;
}

/**
 * A noted link as it is written: `1234:9f3a…`.
 *
 * @throws {KnownError} 422 for anything else.
 */
export function keptLink(text: string | undefined): KeptLink | null {
  if (text === undefined) return null;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash };
  throw new KnownError(
    422,
    "kept_unreadable",
    "A noted link is a number, a colon and 64 hexadecimal characters, as an earlier check showed it. Copy it whole.",
  );
}

async function waitingOf(db: Database, workspaceId: string): Promise<number> {
  const { n } = await db
    .selectFrom("audit_entry")
    .select((select) => select.fn.countAll<string>().as("n"))
    .where("workspace_id", "=", workspaceId)
    .where("seq", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}
