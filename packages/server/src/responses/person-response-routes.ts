import { PageQuery, page } from "@candor/contract/common.ts";
import { PersonRefParams } from "@candor/contract/person.ts";
import { ResponseItem } from "@candor/contract/response.ts";
import { sql } from "kysely";
import type { App } from "../errors/http.ts";
import { getPerson } from "../people/person-queries.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import { readingColumn, readingJoin } from "./reading-summary.ts";
import { contactWithdrawn } from "./response-filter.ts";
import { PERSON_COLUMNS, type ResponseWithPerson, toResponseItem } from "./response-queries.ts";

/** `GET /people/:personId/responses`: what somebody ever answered, of every survey, newest first. */
export function personResponseRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/people/:personId/responses",
    {
      schema: {
        params: PersonRefParams,
        querystring: PageQuery,
        response: { 200: page(ResponseItem) },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      await getPerson(db, { workspaceId, ...params });
      return responsesOfPerson(db, { workspaceId, ...params, ...query });
    },
  );
}

/**
 * The answers of a person, whatever became of them: counted, left out or waiting. Answers to
 * anonymous surveys lead to nobody and are not among them.
 */
export async function responsesOfPerson(
  db: Database,
  q: { workspaceId: string; personId: string; limit: number; cursor?: string | undefined },
): Promise<{ data: ResponseItem[]; nextCursor: string | null }> {
  const [answeredAt, id] = q.cursor ? decodeCursor(q.cursor, 2) : [];
  const older = q.cursor
    ? sql`and (response.answered_at, response.id) < (${answeredAt}::timestamptz, ${id}::uuid)`
    : sql``;
  const { rows } = await sql<ResponseWithPerson & { sort_key: string }>`
    select response.*, ${PERSON_COLUMNS}, ${readingColumn},
      ${contactWithdrawn(q.workspaceId)} as contact_withdrawn,
      response.answered_at::text as sort_key
    from response join person
      on person.workspace_id = response.workspace_id and person.id = response.person_id
    ${readingJoin}
    where response.workspace_id = ${q.workspaceId} and response.person_id = ${q.personId}
      and response.deleted_at is null ${older}
    order by response.answered_at desc, response.id desc
    limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  return {
    data: shown.map(toResponseItem),
    nextCursor: rows.length > q.limit && last ? encodeCursor([last.sort_key, last.id]) : null,
  };
}
