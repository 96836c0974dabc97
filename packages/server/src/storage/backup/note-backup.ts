import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { Database } from "../database.ts";

/** Notes that a backup was written whole, so that a screen can say how old the last one is. */
export async function noteBackup(
  db: Database,
  made: { at: Date; seconds: number; bytes: number; target: string },
): Promise<void> {
  // A database that a newer Candor has not served yet has no place for it; its backup is as good.
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('directory.backup_made') is not null as there
  `.execute(db);
  if (!rows[0]?.there) return;
  await db
    .insertInto("directory.backup_made")
    .values({ id: uuidv7(made.at.getTime()), ...made })
    .execute();
}
