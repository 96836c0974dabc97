import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** A request that was paid for from the caps of a day, at what it could cost at most. */
interface Reserved {
  workspaceId: string;
  day: string;
  characters: number;
}

/**
 * Takes one request and its characters out of the day's caps before it is sent: one statement, so that two processes
 * can never both take the last one.
 *
 * @param characters what is sent and the most that is read of the reply.
 * @returns which cap is in the way; null where there is room.
 */
export async function reserve(
  db: Database,
  { workspaceId, day, characters }: Reserved,
  caps: { requestsADay: number; charactersADay: number },
): Promise<"cap_requests" | "cap_characters" | null> {
  const { requestsADay, charactersADay } = caps;
  if (characters > charactersADay) return "cap_characters";
  const { rows } = await sql`
    insert into own_model_use as u (workspace_id, day, requests, characters)
    values (${workspaceId}, ${day}::date, 1, ${characters}::bigint)
    on conflict (workspace_id, day) do update
      set requests = u.requests + 1, characters = u.characters + excluded.characters
      where u.requests + 1 <= ${requestsADay}::int
        and u.characters + excluded.characters <= ${charactersADay}::bigint
    returning requests
  `.execute(db);
  if (rows.length > 0) return null;
  const used = await db
    .selectFrom("own_model_use")
    .select("requests")
    .where("workspace_id", "=", workspaceId)
    .where("day", "=", day)
    .executeTakeFirst();
  return (used?.requests ?? 0) >= requestsADay ? "cap_requests" : "cap_characters";
}

/** Gives back what the request did not use. One that was cut off by a crash stays paid in full. */
export async function settle(
  db: Database,
  { workspaceId, day, characters }: Reserved,
  { used, tokens }: { used: number; tokens: number },
): Promise<void> {
  await sql`
    update own_model_use set characters = characters - ${characters - used}::bigint,
      tokens = tokens + ${tokens}::bigint
    where workspace_id = ${workspaceId} and day = ${day}::date
  `.execute(db);
}
