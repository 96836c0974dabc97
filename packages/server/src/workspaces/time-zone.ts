import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";

// Signs of bare offsets mean opposite things to Intl and to PostgreSQL, so only names pass.
const NAME = /^[A-Za-z][A-Za-z0-9_+\-/]*$/;

/**
 * Refuses what is not the name of a time zone that both the server and the database know: days are
 * counted by the one and drawn by the other.
 *
 * @throws {KnownError} 422.
 */
export async function checkTimeZone(db: Database, timeZone: string): Promise<void> {
  if (NAME.test(timeZone) && isKnownHere(timeZone) && (await isKnownToDatabase(db, timeZone))) {
    return;
  }
  throw new KnownError(
    422,
    "time_zone_unknown",
    `"${timeZone}" is not a time zone. Name one such as Europe/Riga or UTC.`,
    [{ field: "timeZone", message: "is not the name of a time zone" }],
  );
}

function isKnownHere(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

async function isKnownToDatabase(db: Database, timeZone: string): Promise<boolean> {
  try {
    await sql`select now() at time zone ${timeZone}`.execute(db);
    return true;
  } catch (error) {
    const invalidParameter = "22023";
    if (error instanceof Error && "code" in error && error.code === invalidParameter) return false;
    throw error;
  }
}
