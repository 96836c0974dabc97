import type { Training, TrainingNeed } from "@candor/contract/training.ts";
import { intervalWilson, LEAST_BASE } from "@candor/stats";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { renderMaterial } from "./render-material.ts";

/** So far back causes are counted. */
const DAYS = 365;
/** More than any house holds. */
const LISTED = 200;

/** Trainings, archived ones last, each with who took part and with what was measured about its cause. */
export async function listTrainings(
  db: Database,
  { workspaceId, trainingId = null }: { workspaceId: string; trainingId?: string | null },
): Promise<Training[]> {
  const rows = await db
    .selectFrom("training")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .$if(trainingId !== null, (some) => some.where("id", "=", trainingId ?? ""))
    .orderBy("archived_at", (order) => order.asc().nullsFirst())
    .orderBy("title")
    .orderBy("id")
    .limit(LISTED)
    .execute();
  const { rows: records } = await sql<{
    training_id: string;
    employee_id: string;
    name: string;
    team_id: string | null;
    due_on: string | null;
    done_on: string | null;
    noted_by: string;
    noted_at: Date;
  }>`
    select t.training_id, t.employee_id, e.name, e.team_id, t.due_on, t.done_on, t.noted_by, t.noted_at
    from training_record t
    join employee e on e.workspace_id = t.workspace_id and e.id = t.employee_id
    where t.workspace_id = ${workspaceId} and e.workspace_id = ${workspaceId}
      and t.training_id = any(${rows.map(({ id }) => id)}::uuid[])
    order by e.name, e.id
  `.execute(db);
  const improvements = await db
    .selectFrom("improvement")
    .select(["id", "number", "title", "state", "verdict", "cause_id"])
    .where("workspace_id", "=", workspaceId)
    .where("cause_id", "is not", null)
    .orderBy("number", "desc")
    .limit(LISTED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    body: row.body,
    html: renderMaterial(row.body),
    causeId: row.cause_id,
    records: records
      .filter(({ training_id }) => training_id === row.id)
      .map((one) => ({
        employee: { id: one.employee_id, name: one.name, teamId: one.team_id },
        dueOn: one.due_on,
        doneOn: one.done_on,
        notedBy: one.noted_by,
        notedAt: one.noted_at.toISOString(),
      })),
    improvements: improvements
      .filter(({ cause_id }) => row.cause_id !== null && cause_id === row.cause_id)
      .map(({ id, number, title, state, verdict }) => ({
        ...{ improvementId: id, number, title },
        state: state as Training["improvements"][number]["state"],
        verdict: verdict as Training["improvements"][number]["verdict"],
      })),
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    archivedAt: row.archived_at?.toISOString() ?? null,
  }));
}

interface Counted {
  team_id: string | null;
  cause_id: string;
  name: string;
  cases: number;
}

/**
 * What teams would need a training for: root causes counted in their cases of the last year. Teams whose cases with a
 * known cause are fewer than ten stand together, so that nobody's single mistake is read from it.
 */
export async function trainingNeeds(
  db: Database,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<TrainingNeed[]> {
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  const { rows } = await sql<Counted>`
    select c.team_id, c.cause_id, k.name, count(*)::int as cases from customer_case c
    join root_cause k on k.workspace_id = c.workspace_id and k.id = c.cause_id
    where c.workspace_id = ${workspaceId} and k.workspace_id = ${workspaceId}
      and c.merged_into is null and not c.sensitive and c.opened_at >= ${since}::timestamptz
    group by c.team_id, c.cause_id, k.name
  `.execute(db);
  const trainings = await db
    .selectFrom("training")
    .select(["id", "cause_id"])
    .where("workspace_id", "=", workspaceId)
    .where("archived_at", "is", null)
    .execute();
  return needsOf(rows).map((need) => ({
    ...need,
    trainingIds: trainings.filter(({ cause_id }) => cause_id === need.causeId).map(({ id }) => id),
  }));
}

/** Small teams are gathered; fewer than ten in all are nobody's need. */
export function needsOf(rows: readonly Counted[]): Omit<TrainingNeed, "trainingIds">[] {
  const sizes = new Map<string | null, number>();
  for (const { team_id, cases } of rows) sizes.set(team_id, (sizes.get(team_id) ?? 0) + cases);
  const placeOf = (team: string | null) =>
    team !== null && (sizes.get(team) ?? 0) >= LEAST_BASE ? team : null;
  const groups = Map.groupBy(rows, ({ team_id }) => placeOf(team_id));
  return [...groups].flatMap(([teamId, counted]) => {
    const of = counted.reduce((sum, { cases }) => sum + cases, 0);
    if (of < LEAST_BASE) return [];
    const causes = Map.groupBy(counted, ({ cause_id }) => cause_id);
    return [...causes]
      .map(([causeId, same]) => {
        const cases = same.reduce((sum, one) => sum + one.cases, 0);
        const { estimate, lower, upper } = intervalWilson({ successes: cases, n: of });
        return {
          ...{ teamId, causeId, causeName: same[0]?.name ?? "", cases, of },
          ...{ share: estimate ?? 0, lower: lower ?? 0, upper: upper ?? 1 },
        };
      })
      .sort((a, b) => b.cases - a.cases || (a.causeName < b.causeName ? -1 : 1));
  });
}
