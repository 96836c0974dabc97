import { sql } from "kysely";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { OTHER } from "../tallies/cells.ts";
import { PAIR_CAP, pairName, pairsOf, pairValue } from "../tallies/pairs.ts";

/** The tally that holds exactly a filter by two dimensions, or null when only the answers can tell. */
export async function pairCell(
  db: Database,
  { workspaceId, surveyId, properties }: ResponseScope,
): Promise<{ dimension: string; values: string[] } | null> {
  const [[a, ofA] = NONE, [b, ofB] = NONE] = [...properties].sort(([x], [y]) => (x < y ? -1 : 1));
  // What is beyond the cap of one dimension has values of its own here.
  if ([...ofA, ...ofB].includes(OTHER)) return null;
  const values = new Set(ofA.flatMap((x) => ofB.map((y) => pairValue(x, y))));
  if (values.has(null) || values.size === 0) return null;
  const dimension = pairName(a, b);
  const wanted = [...values].flatMap((value) => value ?? []);
  const { rows } = await sql<{ dimensions: string[]; paired: boolean; n: number; known: number }>`
    select s.dimensions, s.paired, v.n, v.known from survey s, (
      select count(*)::int as n, (count(*) filter (where value = any(${wanted}::text[])))::int as known
      from dimension_value where workspace_id = ${workspaceId} and survey_id = ${surveyId}
        and dimension = ${dimension}
    ) v where s.workspace_id = ${workspaceId} and s.id = ${surveyId}
  `.execute(db);
  const [state] = rows;
  if (!state?.paired) return null;
  if (!pairsOf(state.dimensions).some(([x, y]) => x === a && y === b)) return null;
  // While there was room for every value, one that has no tally was never given.
  return state.known === wanted.length || state.n < PAIR_CAP ? { dimension, values: wanted } : null;
}

const NONE: [string, readonly string[]] = ["", []];
