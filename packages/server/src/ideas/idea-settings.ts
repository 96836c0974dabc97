import type { IdeaSettings } from "@candor/contract/idea.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { By } from "../teams/save-team.ts";

/** The board is opened by somebody, and strangers' words are looked at first unless somebody says otherwise. */
const UNSET: IdeaSettings = { board: false, lookFirst: true };

export async function ideaSettings(
  db: Database | Transaction,
  workspaceId: string,
): Promise<IdeaSettings> {
  const row = await db
    .selectFrom("idea_setting")
    .select(["board", "look_first"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row ? { board: row.board, lookFirst: row.look_first } : UNSET;
}

export async function saveIdeaSettings(
  db: Database,
  { board, lookFirst }: IdeaSettings,
  { workspaceId, actor, now }: By,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const columns = { board, look_first: lookFirst, updated_at: now };
    await trx
      .insertInto("idea_setting")
      .values({ workspace_id: workspaceId, ...columns })
      .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(columns))
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "idea.board", target: board ? "open" : "closed" },
      details: { lookFirst },
    });
  });
}

/** The address of the board as it would be; null without a public page. */
export async function boardAddress(
  db: Database | Transaction,
  workspaceId: string,
  publicUrl: string,
): Promise<string | null> {
  const page = await db
    .selectFrom("public_page")
    .select(["slug", "enabled"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return page?.enabled ? `${publicUrl}/p/${page.slug}/ideas` : null;
}

/** The board's address where everybody may read it; null where they cannot. */
export async function boardLink(
  db: Database | Transaction,
  workspaceId: string,
  publicUrl: string,
): Promise<string | null> {
  const { board } = await ideaSettings(db, workspaceId);
  return board ? boardAddress(db, workspaceId, publicUrl) : null;
}
