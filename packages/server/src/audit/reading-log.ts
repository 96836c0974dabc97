import { AuditSettings } from "@candor/contract/workspace.ts";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { writeAudit } from "./write-audit.ts";

/** Whoever reads on, goes away and comes back within this has read once. */
const ONCE_MS = 15 * 60_000;
const REMEMBER_AT_MOST = 10_000;
const lately = new Map<string, number>();

export async function auditSettings(
  db: Database | Transaction,
  workspaceId: string,
): Promise<AuditSettings> {
  const row = await db
    .selectFrom("workspace")
    .select("settings")
    .where("id", "=", workspaceId)
    .executeTakeFirst();
  const stored = AuditSettings.safeParse(row?.settings.audit);
  return stored.success ? stored.data : { logReading: false };
}

/** Keeps the choice, beside what else stands in the settings; that it changed is in the log itself. */
export async function saveAuditSettings(
  trx: Transaction,
  { workspaceId, actor, settings }: { workspaceId: string; actor: string; settings: AuditSettings },
): Promise<void> {
  await sql`
    update workspace set settings = settings || ${JSON.stringify({ audit: settings })}::jsonb
    where id = ${workspaceId}
  `.execute(trx);
  await writeAudit(trx, {
    workspaceId,
    actor,
    action: settings.logReading ? "audit.reading_started" : "audit.reading_stopped",
    target: "workspace",
  });
}

/** Notes that somebody read what is known of a person, where the workspace wants that. */
export async function noteReading(
  db: Database,
  q: { workspaceId: string; actor: string; personId: string; now: Date },
): Promise<void> {
  if (!(await auditSettings(db, q.workspaceId)).logReading) return;
  const key = `${q.workspaceId} ${q.personId} ${q.actor}`;
  const before = lately.get(key);
  if (before !== undefined && before > q.now.getTime() - ONCE_MS) return;
  const [oldest] = lately.keys();
  if (lately.size >= REMEMBER_AT_MOST && oldest !== undefined) lately.delete(oldest);
  lately.delete(key);
  lately.set(key, q.now.getTime());
  const { workspaceId, actor, personId } = q;
  await db
    .transaction()
    .execute((trx) =>
      writeAudit(trx, { workspaceId, actor, action: "person.viewed", target: personId, at: q.now }),
    );
}
