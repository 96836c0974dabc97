import type { SetEffort } from "@candor/contract/why.ts";
import type { z } from "zod";
import type { Database } from "../storage/database.ts";

type Effort = NonNullable<z.infer<typeof SetEffort>["effort"]>;
interface SurveyRef {
  workspaceId: string;
  surveyId: string;
}

/** What making something better costs, as somebody judged, by `dimension=value`. */
export async function effortsOf(
  db: Database,
  { workspaceId, surveyId }: SurveyRef,
): Promise<Map<string, Effort>> {
  const rows = await db
    .selectFrom("priority_effort")
    .select(["dimension", "value", "effort"])
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .execute();
  return new Map(rows.map((row) => [`${row.dimension}=${row.value}`, row.effort as Effort]));
}

/** Says it, or takes it back. */
export async function setEffort(
  db: Database,
  { workspaceId, surveyId }: SurveyRef,
  said: z.infer<typeof SetEffort> & { actor: string; now: Date },
): Promise<void> {
  const key = {
    workspace_id: workspaceId,
    survey_id: surveyId,
    dimension: said.dimension,
    value: said.value,
  };
  if (said.effort === null) {
    await db
      .deleteFrom("priority_effort")
      .where("workspace_id", "=", workspaceId)
      .where("survey_id", "=", surveyId)
      .where("dimension", "=", said.dimension)
      .where("value", "=", said.value)
      .execute();
    return;
  }
  const set = { effort: said.effort, set_by: said.actor, set_at: said.now };
  await db
    .insertInto("priority_effort")
    .values({ ...key, ...set })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "survey_id", "dimension", "value"]).doUpdateSet(set),
    )
    .execute();
}
