import { type RawBuilder, sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { recognitionSettings } from "./recognition-settings.ts";

/** An employee as answers may name them. */
export interface Named {
  id: string;
  name: string;
  email: string | null;
  external_id: string | null;
}

/** Condition on `response`: it is about this employee, by its property or because somebody said so. */
export function isAbout(
  workspaceId: string,
  employee: Named,
  property: string | null,
): RawBuilder<boolean> {
  const byHand = sql`response.id in (select l.response_id from response_employee l
    where l.workspace_id = ${workspaceId}::uuid and l.employee_id = ${employee.id}::uuid)`;
  if (property === null) return sql<boolean>`(${byHand})`;
  const named = [employee.external_id, employee.email, employee.name]
    .filter((value): value is string => value !== null && value !== "")
    .flatMap((value) => documentsOf(property, value))
    .map((json) => sql`response.properties @> ${json}::jsonb`);
  return sql<boolean>`(${sql.join([byHand, ...named], sql` or `)})`;
}

/** The number 17 may have come as a number or as text. */
function documentsOf(property: string, value: string): string[] {
  const documents = [JSON.stringify({ [property]: value })];
  if (/^(0|[1-9]\d{0,14})$/.test(value)) {
    documents.push(JSON.stringify({ [property]: Number(value) }));
  }
  return documents;
}

/**
 * Every counted answer with each employee it is about: rows of `response_id`, `employee_id`, `team_id`, `score`.
 * Answers without a person on purpose are about nobody.
 */
export function answersWithEmployees(
  workspaceId: string,
  property: string | null,
  from: string,
): RawBuilder<unknown> {
  const columns = sql`response.id as response_id, e.id as employee_id, e.team_id, response.score`;
  const counted = sql`response.workspace_id = ${workspaceId} and response.cells is not null
    and response.deleted_at is null and response.day >= ${from}::date
    and response.survey_id in (select v.id from survey v
      where v.workspace_id = ${workspaceId} and not v.anonymous)`;
  const byHand = sql`select ${columns} from response_employee l
    join response on response.workspace_id = l.workspace_id and response.id = l.response_id
    join employee e on e.workspace_id = l.workspace_id and e.id = l.employee_id
    where l.workspace_id = ${workspaceId} and e.workspace_id = ${workspaceId} and ${counted}`;
  if (property === null) return byHand;
  return sql`${byHand} union select ${columns} from response
    join employee e on e.workspace_id = response.workspace_id
      and response.properties ->> ${property} in (e.external_id, e.email, e.name)
    where e.workspace_id = ${workspaceId} and ${counted}`;
}

/** Whom an answer is about: as its property says, and as somebody said by hand. */
export async function employeesOfAnswer(
  db: Database | Transaction,
  { workspaceId, responseId }: { workspaceId: string; responseId: string },
): Promise<{ id: string; name: string; teamId: string | null; how: "property" | "hand" }[]> {
  const { employeeProperty } = await recognitionSettings(db, workspaceId);
  const byProperty =
    employeeProperty === null
      ? sql``
      : sql`union all
        select e.id, e.name, e.team_id, 'property' as how from response r
        join employee e on e.workspace_id = r.workspace_id
          and r.properties ->> ${employeeProperty} in (e.external_id, e.email, e.name)
        where r.workspace_id = ${workspaceId} and e.workspace_id = ${workspaceId}
          and r.id = ${responseId}::uuid`;
  const { rows } = await sql<{
    id: string;
    name: string;
    team_id: string | null;
    how: "property" | "hand";
  }>`
    select e.id, e.name, e.team_id, 'hand' as how from response_employee l
    join employee e on e.workspace_id = l.workspace_id and e.id = l.employee_id
    where l.workspace_id = ${workspaceId} and e.workspace_id = ${workspaceId}
      and l.response_id = ${responseId}::uuid
    ${byProperty}
    order by 2, 1, 4
  `.execute(db);
  const seen = new Set<string>();
  return rows
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .map(({ team_id, ...row }) => ({ ...row, teamId: team_id }));
}
