import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { personalHash } from "../workspaces/personal-hash.ts";

/** So many days the hash of where a comment came from is kept: as long as it is compared with others. */
const KEPT_DAYS = 2;

/**
 * Notes from which network address a comment came, so that several of one person can be told: a keyed hash for this survey
 * alone, never the address. Not for anonymous surveys, and not for a kiosk, which is one place by nature.
 */
export async function noteOrigin(
  db: Database,
  {
    workspaceId,
    surveyId,
    responseId,
  }: { workspaceId: string; surveyId: string; responseId: string },
  { from, now }: { from: string; now: Date },
): Promise<void> {
  const origin = personalHash(`origin ${surveyId} ${from}`);
  await sql`
    insert into comment_origin as o (workspace_id, response_id, origin, day)
    values (${workspaceId}::uuid, ${responseId}::uuid, ${origin}, ${now.toISOString().slice(0, 10)}::date)
    on conflict (workspace_id, response_id) do nothing
  `.execute(db);
}

/** Every night what was compared goes; what was marked stays marked. @returns how many. */
export async function forgetOrigins(db: Database, workspaceId: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600_000).toISOString().slice(0, 10);
  await sql`
    delete from comment_origin where workspace_id = ${workspaceId} and day < ${before}::date
  `.execute(db);
}
