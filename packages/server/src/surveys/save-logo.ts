import { createHash } from "node:crypto";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database } from "../storage/database.ts";
import { forgetRemembered } from "../workspaces/remembered.ts";
import { ownLogo } from "./brand.ts";
import type { Picture } from "./png.ts";
import type { SurveyRow } from "./survey.ts";
import { lockSurvey } from "./survey-queries.ts";

interface LogoOf {
  workspaceId: string;
  surveyId: string;
  actor: string;
}

/** Keeps a logo and shows it wherever the survey speaks; null takes it away. */
export async function saveLogo(
  db: Database,
  { actor, ...ref }: LogoOf,
  picture: Picture | null,
  now: Date,
): Promise<SurveyRow> {
  const saved = await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, ref);
    const own = { workspace_id: ref.workspaceId, survey_id: ref.surveyId };
    const digest = picture && createHash("sha256").update(picture.png).digest("hex").slice(0, 16);
    await trx
      .deleteFrom("survey_logo")
      .where("workspace_id", "=", ref.workspaceId)
      .where("survey_id", "=", ref.surveyId)
      .execute();
    if (picture && digest) {
      await trx
        .insertInto("survey_logo")
        .values({ ...own, ...picture, digest, created_at: now })
        .execute();
    }
    await writeAudit(trx, {
      workspaceId: ref.workspaceId,
      actor,
      action: "survey.changed",
      target: survey.name,
      details: { fields: ["logo"] },
    });
    const brand = { ...survey.brand, logoUrl: digest ? ownLogo(digest) : null };
    return trx
      .updateTable("survey")
      .set({ brand: JSON.stringify(brand), updated_at: now })
      .where("workspace_id", "=", ref.workspaceId)
      .where("id", "=", ref.surveyId)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  forgetRemembered(db, ref.workspaceId);
  return saved;
}

/** The picture behind an address that {@link ownLogo} led to; null for an older one. */
export async function findLogo(
  db: Database,
  q: { workspaceId: string; surveyId: string; digest: string },
): Promise<Buffer | null> {
  const row = await db
    .selectFrom("survey_logo")
    .select("png")
    .where("workspace_id", "=", q.workspaceId)
    .where("survey_id", "=", q.surveyId)
    .where("digest", "=", q.digest)
    .executeTakeFirst();
  return row?.png ?? null;
}
