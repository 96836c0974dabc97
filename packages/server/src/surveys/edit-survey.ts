import type { FrozenAttributes, SurveyPatch, SurveyTexts } from "@candor/contract/survey.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { beginWalk } from "../tallies/walk-jobs.ts";
import { forgetRemembered } from "../workspaces/remembered.ts";
import { changedBrand } from "./brand.ts";
import type { SurveyRow } from "./survey.ts";
import { lockSurvey } from "./survey-queries.ts";

/**
 * Changes a survey. New dimensions are filled in from earlier answers: at once where they are few,
 * otherwise slice by slice by a job, while breakdowns by them are read from the answers themselves.
 *
 * @throws {KnownError} when the survey does not exist or what is asked contradicts itself.
 */
export async function editSurvey(
  db: Database,
  { actor, ...ref }: { workspaceId: string; surveyId: string; actor: string },
  patch: SurveyPatch,
  jobs?: Pick<JobQueue, "enqueue">,
): Promise<SurveyRow> {
  const change = async (trx: Transaction) => {
    const survey = await lockSurvey(trx, ref);
    const languages = patch.languages ? [...new Set(patch.languages)] : survey.languages;
    const defaultLanguage =
      patch.defaultLanguage ?? keptDefault(survey.default_language, languages);
    if (!languages.includes(defaultLanguage)) {
      throw new KnownError(
        422,
        "default_language_missing",
        `The default language "${defaultLanguage}" is not among the survey's languages (${languages.join(", ")}); add it, or choose one of them.`,
        [{ field: "defaultLanguage", message: "must be one of the survey's languages" }],
      );
    }
    const dimensions = patch.dimensions ? [...new Set(patch.dimensions)] : survey.dimensions;
    const retally = dimensions.join("\0") !== survey.dimensions.join("\0");
    await writeAudit(trx, {
      workspaceId: ref.workspaceId,
      actor,
      action: "survey.changed",
      target: survey.name,
      details: { fields: Object.keys(patch) },
    });
    const row = await trx
      .updateTable("survey")
      .set({
        name: patch.name ?? survey.name,
        subject: patch.subject ?? survey.subject,
        status: patch.status ?? survey.status,
        languages,
        default_language: defaultLanguage,
        own_texts: JSON.stringify(ownTexts(survey, patch.texts)),
        brand: JSON.stringify(changedBrand(survey, patch.brand)),
        dimensions,
        ...(retally ? { paired: false } : {}),
        ...(patch.frozenAttributes === undefined
          ? {}
          : { settings: frozen(patch.frozenAttributes) }),
        updated_at: new Date(),
      })
      .where("workspace_id", "=", ref.workspaceId)
      .where("id", "=", ref.surveyId)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (retally) {
      const added = dimensions.filter((dimension) => !survey.dimensions.includes(dimension));
      await beginWalk(trx, ref, { dimensions: added }, { now: new Date(), jobs });
    }
    return row;
  };
  // New dimensions move the tallies, so the workspace is locked before the survey.
  const changed = await (patch.dimensions
    ? withWorkspace(db, ref.workspaceId, change)
    : db.transaction().execute(change));
  forgetRemembered(db, ref.workspaceId);
  return changed;
}

/** Beside what else stands in the settings, whoever writes there at the same time. */
function frozen(names: FrozenAttributes) {
  const frozenAttributes = names === "all" ? names : [...new Set(names)];
  return sql<string>`settings || ${JSON.stringify({ frozenAttributes })}::jsonb`;
}

function keptDefault(current: string, languages: readonly string[]): string {
  return languages.includes(current) ? current : (languages[0] ?? current);
}

function ownTexts(
  survey: SurveyRow,
  texts: Record<string, SurveyTexts | null> | undefined,
): Record<string, unknown> {
  const own = { ...survey.own_texts };
  for (const [language, text] of Object.entries(texts ?? {})) {
    if (text === null) delete own[language];
    else own[language] = text;
  }
  return own;
}
