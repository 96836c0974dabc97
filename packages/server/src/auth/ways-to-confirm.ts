import type { Database } from "../storage/database.ts";
import { hasTwoFactor } from "./sessions.ts";
import { hasPassword } from "./user-queries.ts";

type Way = "password" | "code" | "passkey" | "sso";

/** In which ways somebody can prove who they are. */
export async function waysToConfirm(db: Database, userId: string): Promise<Way[]> {
  const passkey = await db
    .selectFrom("directory.passkey")
    .select("id")
    .where("user_id", "=", userId)
    .limit(1)
    .executeTakeFirst();
  const linked = await db
    .selectFrom("directory.sso_link")
    .select("subject")
    .where("user_id", "=", userId)
    .limit(1)
    .executeTakeFirst();
  const ways: Way[] = [];
  if (await hasPassword(db, userId)) ways.push("password");
  if (await hasTwoFactor(db, userId)) ways.push("code");
  if (passkey) ways.push("passkey");
  if (linked) ways.push("sso");
  return ways;
}
