import type { Transaction } from "../storage/database.ts";

/** Whoever leaves the workspace leaves its teams, and nothing waits to be told to them. */
export async function forgetColleague(
  trx: Transaction,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  for (const table of [
    "team_member",
    "colleague",
    "absence",
    "notice",
    "notice_setting",
  ] as const) {
    await trx
      .deleteFrom(table)
      .where("workspace_id", "=", workspaceId)
      .where("user_id", "=", userId)
      .execute();
  }
  await trx
    .updateTable("absence")
    .set({ stand_in: null })
    .where("workspace_id", "=", workspaceId)
    .where("stand_in", "=", userId)
    .execute();
  await trx
    .updateTable("employee")
    .set({ user_id: null })
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .execute();
}
