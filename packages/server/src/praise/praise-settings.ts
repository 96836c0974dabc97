import type { PraiseSettings } from "@candor/contract/testimonial.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import type { By } from "../teams/save-team.ts";

const UNSET: PraiseSettings = { page: false, embed: false, surveyId: null };

export async function praiseSettings(db: Database, workspaceId: string): Promise<PraiseSettings> {
  const row = await db
    .selectFrom("praise_setting")
    .select(["page", "embed", "survey_id"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row ? { page: row.page, embed: row.embed, surveyId: row.survey_id } : UNSET;
}

/** @throws {KnownError} 404 for a survey that is not here; 422 for one of colleagues. */
export async function savePraiseSettings(
  db: Database,
  { page, embed, surveyId }: PraiseSettings,
  { workspaceId, actor, now }: By,
): Promise<void> {
  if (surveyId !== null) {
    const { kind } = await getSurvey(db, { workspaceId, surveyId });
    if ((kind as string) === "employee") throw ofColleagues();
  }
  await db.transaction().execute(async (trx) => {
    const columns = { page, embed, survey_id: surveyId, updated_at: now };
    await trx
      .insertInto("praise_setting")
      .values({ workspace_id: workspaceId, ...columns })
      .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(columns))
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "praise.changed", target: page ? "open" : "closed" },
      details: { page, embed },
    });
  });
}

function ofColleagues(): KnownError {
  return new KnownError(
    422,
    "employee_survey",
    "What colleagues answered among themselves is not shown to everybody. Name a survey of customers.",
    [{ field: "surveyId", message: "is a survey of colleagues" }],
  );
}

/** Where it is read, and the line for other pages; null without a public page. */
export async function praiseAddress(
  db: Database,
  workspaceId: string,
  publicUrl: string,
): Promise<{ link: string | null; snippet: string | null }> {
  const page = await db
    .selectFrom("public_page")
    .select(["slug", "enabled"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  if (!page?.enabled) return { link: null, snippet: null };
  const link = `${publicUrl}/p/${page.slug}/praise`;
  return { link, snippet: `<script src="${link}.js" async></script>` };
}
