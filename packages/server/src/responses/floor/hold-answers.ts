import { sql } from "kysely";
import { KnownError } from "../../errors/known-error.ts";
import type { Transaction } from "../../storage/database.ts";
import type { Answer } from "../answer.ts";

/** What is known of the survey of an answer that is to be held. */
export interface HoldingSurvey {
  id: string;
  dimensions: readonly string[];
  time_zone: string;
}

/**
 * Keeps answers of employees where nobody reads them, until they are released with others: a score, a comment, the
 * values of the survey's groups and a day. The same answer sent again before that replaces itself.
 *
 * @throws {KnownError} 409 for a file of answers; 410 for an answer that was released already.
 */
export async function holdAnswers(
  trx: Transaction,
  workspaceId: string,
  held: readonly { answer: Answer; survey: HoldingSurvey }[],
  now: Date,
): Promise<void> {
  for (const { answer, survey } of held) {
    if (answer.importId || answer.sourceKey) throw notFromFiles();
    // What nobody touched is no answer, and a trial of our own is none of the house.
    if (answer.quarantine || answer.exclusion) continue;
    const { rows: before } = await sql`
      select from employee_answered where workspace_id = ${workspaceId} and id = ${answer.id}::uuid
    `.execute(trx);
    if (before.length > 0) throw released();
    const properties = Object.fromEntries(
      survey.dimensions.flatMap((name) => {
        const value = answer.properties[name];
        return value === undefined || value === "" ? [] : [[name, String(value)]];
      }),
    );
    await sql`
      insert into employee_waiting as w (workspace_id, id, survey_id, score, comment, properties, day)
      values (${workspaceId}, ${answer.id}::uuid, ${survey.id}::uuid, ${answer.score}, ${answer.comment},
        ${JSON.stringify(properties)}::jsonb,
        (${now}::timestamptz at time zone ${survey.time_zone})::date)
      on conflict (workspace_id, id) do update set score = excluded.score,
        comment = coalesce(excluded.comment, w.comment), properties = excluded.properties
      where w.survey_id = excluded.survey_id
    `.execute(trx);
  }
}

function notFromFiles(): KnownError {
  return new KnownError(
    409,
    "employees_answer_themselves",
    "A survey of employees takes answers from its own link alone: whoever has a file of them knows who gave which. Make another survey for the file.",
  );
}

function released(): KnownError {
  return new KnownError(
    410,
    "answer_released",
    "This answer has been counted together with others, and nobody can tell any more which of them it is. It stays as it is.",
  );
}
