import type { Database } from "../storage/database.ts";
import { byId } from "./by-id.ts";

/** Answers that were taken back do not stop the same rows of a file from being imported again. */
export async function forgetSource(
  db: Database,
  { workspaceId }: { workspaceId: string },
  ids: readonly string[],
): Promise<void> {
  await db
    .updateTable("response")
    .set({ source_key: null, external_id: null })
    .where("workspace_id", "=", workspaceId)
    .where(byId(ids))
    .execute();
}
