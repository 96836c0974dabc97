import type { Language } from "@candor/contract/common.ts";
import type { Database } from "../storage/database.ts";
import type { Principal } from "./principal.ts";
import { profileOf } from "./profile.ts";

/**
 * The language in which things of Candor's own are named to whoever asks: the one that a colleague chose for
 * themselves, else that of the workspace.
 */
export async function readerLanguage(db: Database, principal: Principal): Promise<Language> {
  const own = principal.kind === "member" ? (await profileOf(db, principal.userId)).language : null;
  return own ?? workspaceLanguage(db, principal.workspaceId);
}

/** The language of a workspace. */
export async function workspaceLanguage(db: Database, workspaceId: string): Promise<Language> {
  const { language } = await db
    .selectFrom("workspace")
    .select("language")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return language as Language;
}
