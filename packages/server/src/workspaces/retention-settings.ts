import { RetentionSettings } from "@candor/contract/keeping.ts";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";

/** What a workspace keeps for how long; until somebody says otherwise, people stay. */
export async function retentionSettings(
  db: Database | Transaction,
  workspaceId: string,
): Promise<RetentionSettings> {
  const row = await db
    .selectFrom("workspace")
    .select("settings")
    .where("id", "=", workspaceId)
    .executeTakeFirst();
  const stored = RetentionSettings.safeParse(row?.settings.retention);
  return stored.success ? stored.data : NOTHING_GOES;
}

const NOTHING_GOES: RetentionSettings = RetentionSettings.parse({});

/** Beside what else stands in the settings, whoever writes there at the same time. */
export async function saveRetention(
  trx: Transaction,
  workspaceId: string,
  change: { [Kind in keyof RetentionSettings]?: RetentionSettings[Kind] | undefined },
): Promise<RetentionSettings> {
  // Of two who save at once each changes what they named.
  await sql`select from workspace where id = ${workspaceId} for update`.execute(trx);
  const retention = withChange(await retentionSettings(trx, workspaceId), change);
  await sql`
    update workspace set settings = settings || ${JSON.stringify({ retention })}::jsonb
    where id = ${workspaceId}
  `.execute(trx);
  return retention;
}

/** The same with what is named changed: what is left out stays as it is. */
export function withChange(
  settings: RetentionSettings,
  change: { [Kind in keyof RetentionSettings]?: RetentionSettings[Kind] | undefined },
): RetentionSettings {
  const named = Object.entries(change).filter(([, days]) => days !== undefined);
  return { ...settings, ...Object.fromEntries(named) };
}
