import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { CaseNews } from "./case-news.ts";
import { NEWS_DAYS, tryRules } from "./try-rules.ts";

/**
 * Opens what the rules ask for that hear what a comment says, in the transaction that keeps what was read. Who has a
 * case gets no second one, so that comments may be read again as often as they like.
 */
export async function openAfterReading(
  trx: Transaction,
  { workspaceId, ids, now }: { workspaceId: string; ids: readonly string[]; now: Date },
  news: CaseNews,
): Promise<void> {
  const since = new Date(now.getTime() - NEWS_DAYS * 86_400_000);
  const { rows } = await sql<{ id: string }>`
    select id from response where workspace_id = ${workspaceId} and id = any(${[...ids]}::uuid[])
      and import_id is null and answered_at >= ${since}::timestamptz
  `.execute(trx);
  if (rows.length === 0) return;
  await tryRules(trx, { workspaceId, ids: rows.map(({ id }) => id), now, news });
}
