import type { ModelProblem, ModelUse } from "@candor/contract/own-model.ts";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { type ModelSettings, NO_MODEL } from "./own-model.ts";

/** The model of a workspace as it is set now. */
export async function modelSettings(
  db: Database | Transaction,
  workspaceId: string,
): Promise<ModelSettings> {
  const row = await db
    .selectFrom("own_model")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  if (!row) return NO_MODEL;
  return {
    enabled: row.enabled,
    baseUrl: row.base_url,
    model: row.model,
    sealed: row.sealed,
    languages: row.languages,
    uses: row.uses as ModelUse[],
    instead: row.instead,
    requestsADay: row.requests_a_day,
    charactersADay: row.characters_a_day,
    without: row.without,
    failures: row.failures,
    quietUntil: row.quiet_until,
    quietWhy: row.quiet_why as ModelProblem | null,
    quietDetail: row.quiet_detail,
    lastWorkedAt: row.last_worked_at,
  };
}

/** What was used of the caps on a day. */
export async function usedOn(db: Database, workspaceId: string, day: string) {
  const row = await db
    .selectFrom("own_model_use")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("day", "=", day)
    .executeTakeFirst();
  return {
    requests: row?.requests ?? 0,
    characters: row?.characters ?? 0,
    tokens: row?.tokens ?? 0,
  };
}

/** How many comments wait, were read, and could not be read. */
export async function readingCounts(
  db: Database,
  workspaceId: string,
): Promise<{ waiting: number; read: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; read: number; failed: number }>`
    select
      (select count(*)::int from model_to_read where workspace_id = ${workspaceId}) as waiting,
      (select count(*)::int from model_reading where workspace_id = ${workspaceId}
        and state = 'read') as read,
      (select count(*)::int from model_reading where workspace_id = ${workspaceId}
        and state = 'failed') as failed
  `.execute(db);
  return rows[0] ?? { waiting: 0, read: 0, failed: 0 };
}
