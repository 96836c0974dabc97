import type { Representativeness, SetTargets } from "@candor/contract/trust.ts";
import type { Database } from "../storage/database.ts";

interface SurveyRef {
  workspaceId: string;
  surveyId: string;
}

/** The shares that values have among all customers, as somebody typed them, by property. */
export async function targetsOf(
  db: Database,
  { workspaceId, surveyId }: SurveyRef,
): Promise<Representativeness["targets"]> {
  const rows = await db
    .selectFrom("survey_target")
    .select(["property", "value", "share"])
    .where("workspace_id", "=", workspaceId)
    .where("survey_id", "=", surveyId)
    .orderBy("property")
    .orderBy("share", "desc")
    .orderBy("value")
    .execute();
  return [...Map.groupBy(rows, ({ property }) => property)].map(([property, own]) => ({
    property,
    shares: own.map(({ value, share }) => ({ value, share })),
  }));
}

/** Says the shares of a property, over what was said before; they are made to add up to 1 exactly. */
export async function setTargets(
  db: Database,
  { workspaceId, surveyId }: SurveyRef,
  { property, shares, actor, now }: SetTargets & { actor: string; now: Date },
): Promise<void> {
  const sum = shares.reduce((total, { share }) => total + share, 0);
  const rows = shares.map(({ value, share }) => ({
    ...{ workspace_id: workspaceId, survey_id: surveyId, property, value },
    ...{ share: share / sum, set_by: actor, set_at: now },
  }));
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom("survey_target")
      .where("workspace_id", "=", workspaceId)
      .where("survey_id", "=", surveyId)
      .where("property", "=", property)
      .execute();
    if (rows.length === 0) return;
    // Two who say it at once: the later one's shares stand, whole or not at all.
    await trx
      .insertInto("survey_target")
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "survey_id", "property", "value"]).doUpdateSet((set) => ({
          share: set.ref("excluded.share"),
          set_by: set.ref("excluded.set_by"),
          set_at: set.ref("excluded.set_at"),
        })),
      )
      .execute();
  });
}
