import type { Database, Transaction } from "../storage/database.ts";
import { todayIn } from "./period.ts";

/** Today by the workspace's clock. */
export async function todayOf(
  db: Database | Transaction,
  workspaceId: string,
  now = new Date(),
): Promise<string> {
  const { time_zone } = await db
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return todayIn(time_zone, now);
}
