import type { Database, Transaction } from "../storage/database.ts";
import { type Theme, themesFrom } from "./theme.ts";

/** All themes of a workspace by id: aspects, keyword themes, topics. Aspects are named in a language. */
export async function themesOf(
  db: Database | Transaction,
  workspaceId: string,
  language = "en",
): Promise<Map<string, Theme>> {
  const rows = await db
    .selectFrom("theme")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return themesFrom(rows, language);
}
