import type { Member, Role } from "@candor/contract/workspace.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { usersByIds } from "./user-queries.ts";

/** The colleagues of a workspace, in the order they joined. */
export async function listMembers(
  db: Database | Transaction,
  workspaceId: string,
): Promise<Member[]> {
  const rows = await db
    .selectFrom("directory.member")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("joined_at")
    .orderBy("user_id")
    .execute();
  const users = await usersByIds(
    db,
    rows.map((row) => row.user_id),
  );
  return rows.flatMap((row) => {
    const user = users.get(row.user_id);
    if (!user) return [];
    return [
      {
        userId: row.user_id,
        email: user.email,
        name: user.name,
        role: row.role as Role,
        joinedAt: row.joined_at.toISOString(),
      },
    ];
  });
}
