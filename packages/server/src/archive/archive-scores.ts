import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import type { ArchiveScore } from "./archive-format.ts";

/** What every survey's score is counted from, surveys and bases in a fixed order. */
export async function archiveScores(
  db: Database | Transaction,
  workspaceId: string,
): Promise<ArchiveScore[]> {
  const sums = sql.join(
    Array.from({ length: 11 }, (_, score) => sql`coalesce(sum(${sql.ref(`t.s${score}`)}), 0)::int`),
  );
  const { rows } = await sql<ArchiveScore>`
    select s.id as "surveyId", s.name, b.basis, array[${sums}] as histogram
    from survey s cross join (values ('every'), ('latest')) b(basis)
    left join tally t on t.workspace_id = ${workspaceId} and t.survey_id = s.id
      and t.basis = b.basis and t.dimension = ''
    where s.workspace_id = ${workspaceId}
    group by s.id, s.name, b.basis order by s.id, b.basis
  `.execute(db);
  return rows;
}
