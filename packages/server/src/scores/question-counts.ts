import { sql } from "kysely";
import { inList, type ListScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import type { QuestionCounts } from "./question-figures.ts";

const inAnswers = (scope: ListScope) =>
  sql.join([...inList(scope), sql`response.answers <> '{}'::jsonb`], sql` and `);

/**
 * What was answered to these questions by the answers in a scope. Somebody who ticked several counts
 * under each.
 *
 * @param closed the questions whose values are counted; texts are not.
 */
export async function questionCounts(
  db: Database,
  scope: ListScope,
  closed: readonly string[],
): Promise<Map<string, QuestionCounts>> {
  const [answered, chosen] = await Promise.all([
    sql<{ id: string; n: number }>`
      select q.id, count(*)::int as n
      from response cross join lateral jsonb_object_keys(response.answers) q(id)
      where ${inAnswers(scope)} group by q.id
    `.execute(db),
    sql<{ id: string; value: string; n: number }>`
      select q.id, v.value, count(*)::int as n
      from response cross join lateral jsonb_each(response.answers) q(id, given)
        cross join lateral jsonb_array_elements_text('[]'::jsonb || q.given) v(value)
      where ${inAnswers(scope)} and q.id = any(${[...closed]}::text[]) group by q.id, v.value
    `.execute(db),
  ]);
  const values = new Map<string, Map<string, number>>();
  for (const { id, value, n } of chosen.rows) {
    values.set(id, (values.get(id) ?? new Map<string, number>()).set(value, n));
  }
  return new Map(
    answered.rows.map(({ id, n }) => [id, { answers: n, values: values.get(id) ?? new Map() }]),
  );
}

/** Of one question, what was answered on each day that has answers to it, in order. */
export async function questionCountsByDay(
  db: Database,
  scope: ListScope,
  id: string,
): Promise<{ day: string; counts: QuestionCounts }[]> {
  const { rows } = await sql<{ day: string; value: string | null; n: number }>`
    select response.day, v.value, count(*)::int as n
    from response cross join lateral (
      select null as value union all
      select jsonb_array_elements_text('[]'::jsonb || (response.answers -> ${id}))
    ) v(value)
    where ${inAnswers({ ...scope, answered: id })}
    group by response.day, v.value order by response.day
  `.execute(db);
  const days = new Map<string, { answers: number; values: Map<string, number> }>();
  for (const { day, value, n } of rows) {
    const counts = days.get(String(day)) ?? { answers: 0, values: new Map<string, number>() };
    if (value === null) counts.answers = n;
    else counts.values.set(value, n);
    days.set(String(day), counts);
  }
  return [...days].map(([day, counts]) => ({ day, counts }));
}
