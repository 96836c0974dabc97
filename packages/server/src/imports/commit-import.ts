import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { createSurvey } from "../surveys/create-survey.ts";
import { findSurveyByIdOrName } from "../surveys/survey-queries.ts";
import type { MappingChanges } from "./guess/make-plan.ts";
import { getImport, type ImportRef, type ImportRow, storedPreview } from "./import-queries.ts";
import { alreadyStarted, previewUpload } from "./upload-import.ts";

/**
 * Decides that a file shall be imported into a survey, which is made when none has that name. The
 * rows follow in the background; `enqueue` runs in the transaction that marks the import running.
 *
 * @throws {KnownError} when the file needs an answer first: no dates, dates that could be read two
 *   ways, no column with a score.
 */
export async function commitImport(
  db: Database,
  ref: ImportRef & { actor: string },
  { survey: wanted, changes }: { survey: string | null; changes: MappingChanges },
  enqueue: (trx: Transaction) => Promise<void>,
): Promise<ImportRow> {
  const uploaded = await getImport(db, ref);
  if (uploaded.status !== "uploaded") throw alreadyStarted(uploaded);
  const row = await previewUpload(db, ref, changes);
  refuseOpenQuestions(row);
  const surveyId = await surveyOf(db, ref, wanted, row);
  return db.transaction().execute(async (trx) => {
    const started = await trx
      .updateTable("import")
      .set({ survey_id: surveyId, status: "running", started_at: new Date() })
      .where("workspace_id", "=", ref.workspaceId)
      .where("id", "=", ref.importId)
      .where("status", "=", "uploaded")
      .returningAll()
      .executeTakeFirst();
    if (!started) throw alreadyStarted(await getImport(db, ref));
    await enqueue(trx);
    return started;
  });
}

/** Answers belong to a survey, people to none. A survey is chosen by itself only where there is no other. */
async function surveyOf(
  db: Database,
  ref: ImportRef & { actor: string },
  wanted: string | null,
  row: ImportRow,
): Promise<string | null> {
  const { workspaceId } = ref;
  if (storedPreview(row)?.kind !== "answers") return null;
  if (wanted !== null) {
    const found =
      (await findSurveyByIdOrName(db, { workspaceId, name: wanted })) ??
      (await createSurvey(db, ref, {
        name: wanted.trim(),
        kind: "relationship",
        dimensions: [],
        anonymous: false,
      }));
    return found.id;
  }
  const surveys = await db
    .selectFrom("survey")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("status", "<>", "archived")
    .orderBy("created_at")
    .execute();
  const [only, ...others] = surveys;
  if (only && others.length === 0) return only.id;
  const names = surveys
    .slice(0, 10)
    .map(({ name }) => `"${name}"`)
    .join(", ");
  throw new KnownError(
    422,
    "survey_needed",
    only
      ? `Say into which survey "${row.file_name}" shall be imported; there are ${names}.`
      : `Say what the survey of "${row.file_name}" shall be called; there is none yet, and it is made.`,
    [{ field: "survey", message: "is required where there is not exactly one survey" }],
  );
}

function refuseOpenQuestions(row: ImportRow): void {
  const preview = storedPreview(row);
  if (preview?.kind !== "answers") return;
  const fields = Object.values(preview.plan.mapping.columns);
  if (!fields.includes("score")) {
    throw new KnownError(
      422,
      "no_score_column",
      `No column of "${row.file_name}" is a score from 0 to 10, so nothing was imported; say which column is, if one is.`,
      [{ field: "mapping.columns", message: "needs a column that is the score" }],
    );
  }
  const dated = fields.includes("answeredAt");
  if (!dated && !preview.plan.mapping.defaultDate) {
    throw new KnownError(
      422,
      "date_needed",
      `"${row.file_name}" has no column with dates; say on which day its answers were given.`,
      [{ field: "mapping.defaultDate", message: "is required for files without dates" }],
    );
  }
  if (dated && preview.dateOrder === "ambiguous") {
    throw new KnownError(
      422,
      "date_order_needed",
      `The dates of "${row.file_name}" can be read day first or month first; say which.`,
      [{ field: "mapping.dateOrder", message: "must be dmy or mdy" }],
    );
  }
}
