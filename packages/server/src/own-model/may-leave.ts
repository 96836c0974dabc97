import { type RawBuilder, sql } from "kysely";

/**
 * Whether the words of an answer may leave the house: those of a sensitive case are seen by few colleagues and by no
 * key, so no model is sent them either; nor is what was deleted.
 *
 * @param response the alias of the table `response`.
 */
export function mayLeave(workspaceId: string, response: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(${response}.deleted_at is null and not exists (select from customer_case k
    where k.workspace_id = ${workspaceId}::uuid and k.response_id = ${response}.id and k.sensitive))`;
}
