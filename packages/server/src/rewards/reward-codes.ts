import type { RewardCode } from "@candor/contract/reward.ts";
import { sql } from "kysely";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";

interface CodesOf {
  workspaceId: string;
  surveyId: string;
}

interface Row {
  code: string;
  added_at: Date;
  given_at: Date | null;
  at_key: string;
  holder: string | null;
  person_id: string | null;
  name: string | null;
  email: string | null;
}

/** The codes of a pool: who got one, the latest first, or what is left in the order in which it will be given. */
export async function listCodes(
  db: Database,
  q: CodesOf & { standing: "given" | "free"; limit: number; cursor?: string | undefined },
): Promise<{ data: RewardCode[]; nextCursor: string | null }> {
  const given = q.standing === "given";
  const after = q.cursor === undefined ? null : decodeCursor(q.cursor, 2);
  const column = sql.ref(given ? "c.given_at" : "c.added_at");
  const beyond = after
    ? given
      ? sql`and (c.given_at, c.code) < (${after[0]}::timestamptz, ${after[1]})`
      : sql`and (c.added_at, c.code) > (${after[0]}::timestamptz, ${after[1]})`
    : sql``;
  const { rows } = await sql<Row>`
    select c.code, c.added_at, c.given_at, ${column}::text as at_key, c.holder,
      p.id as person_id, p.name, p.email
    from reward_code c
    left join person p on p.workspace_id = c.workspace_id and p.workspace_id = ${q.workspaceId}
      and p.id::text = c.holder
    where c.workspace_id = ${q.workspaceId} and c.survey_id = ${q.surveyId}
      and c.given_at is ${sql.raw(given ? "not null" : "null")} ${beyond}
    order by ${given ? sql`c.given_at desc, c.code desc` : sql`c.added_at, c.code`}
    limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = rows.length > q.limit ? shown.at(-1) : undefined;
  return {
    data: shown.map((row) => ({
      code: row.code,
      addedAt: row.added_at.toISOString(),
      givenAt: row.given_at?.toISOString() ?? null,
      person: row.person_id ? { id: row.person_id, name: row.name, email: row.email } : null,
      responseId: row.person_id ? null : row.holder,
    })),
    nextCursor: last ? encodeCursor([last.at_key, last.code]) : null,
  };
}

/** Takes codes out of the pool that nobody holds; those that were given stay with whoever has them. */
export async function removeCodes(
  db: Database,
  q: CodesOf & { codes: readonly string[] },
): Promise<{ removed: number }> {
  const gone = await db
    .deleteFrom("reward_code")
    .where("workspace_id", "=", q.workspaceId)
    .where("survey_id", "=", q.surveyId)
    .where("given_at", "is", null)
    .where("code", "in", [...new Set(q.codes)])
    .executeTakeFirst();
  return { removed: Number(gone.numDeletedRows) };
}
