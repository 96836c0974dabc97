import { randomBytes } from "node:crypto";
import type { ScimState } from "@candor/contract/single-sign-on.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { findEntry, putEntry, removeEntries } from "../workspaces/directory.ts";

const USE_EVERY_MS = 60_000;

/** Makes the token of the organisation's directory; one before it no longer works. It is shown this once. */
export async function makeScimToken(
  trx: Transaction,
  { workspaceId, actor, now }: { workspaceId: string; actor: string; now: Date },
): Promise<{ token: string }> {
  const token = `scim_${randomBytes(30).toString("base64url")}`;
  const prefix = token.slice(0, 9);
  await removeEntries(trx, { workspaceId, kind: "scim", id: workspaceId });
  const row = { prefix, made_by: actor, made_at: now, used_at: null };
  await trx
    .insertInto("scim_access")
    .values({ workspace_id: workspaceId, ...row })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(row))
    .execute();
  await putEntry(trx, token, { workspaceId, kind: "scim", id: workspaceId });
  await writeAudit(trx, { workspaceId, actor, action: "scim.token_made", target: prefix });
  return { token };
}

/** The directory may no longer change anything; colleagues stay as they are. */
export async function revokeScimToken(
  trx: Transaction,
  { workspaceId, actor }: { workspaceId: string; actor: string },
): Promise<void> {
  const gone = await trx
    .deleteFrom("scim_access")
    .where("workspace_id", "=", workspaceId)
    .returning("prefix")
    .executeTakeFirst();
  await removeEntries(trx, { workspaceId, kind: "scim", id: workspaceId });
  if (!gone) return;
  await writeAudit(trx, { workspaceId, actor, action: "scim.token_revoked", target: gone.prefix });
}

/** The workspace that a token speaks for; null for none. */
export async function workspaceOfToken(
  db: Database,
  token: string,
  now: Date,
): Promise<string | null> {
  const entry = await findEntry(db, "scim", token);
  if (!entry) return null;
  await db
    .updateTable("scim_access")
    .set({ used_at: now })
    .where("workspace_id", "=", entry.workspaceId)
    .where((where) =>
      where.or([
        where("used_at", "is", null),
        where("used_at", "<", new Date(now.getTime() - USE_EVERY_MS)),
      ]),
    )
    .execute();
  return entry.workspaceId;
}

export async function scimState(
  db: Database,
  { workspaceId, publicUrl }: { workspaceId: string; publicUrl: string },
): Promise<ScimState> {
  const row = await db
    .selectFrom("scim_access")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  const count = async (table: "scim_user" | "scim_group") => {
    const { n } = await db
      .selectFrom(table)
      .select((select) => select.fn.countAll<string>().as("n"))
      .where("workspace_id", "=", workspaceId)
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  return {
    baseUrl: `${publicUrl}/scim/v2`,
    access: row
      ? {
          prefix: row.prefix,
          madeBy: row.made_by,
          madeAt: row.made_at.toISOString(),
          usedAt: row.used_at?.toISOString() ?? null,
        }
      : null,
    users: await count("scim_user"),
    groups: await count("scim_group"),
  };
}
