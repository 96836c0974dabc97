import type { Transaction } from "../storage/database.ts";
import { sameCells } from "../tallies/cells.ts";
import { type Move, moveTallies } from "../tallies/move-tallies.ts";
import { type PersonOfSurvey, settleLatest } from "../tallies/settle-latest.ts";
import type { ResponseRow, Turned } from "./revision.ts";

/** Takes answers that changed out of the tallies as they were, and into them as they are. */
export async function retally(
  trx: Transaction,
  workspaceId: string,
  turned: readonly Turned[],
): Promise<void> {
  const moved = turned.filter(isRetallied);
  await moveTallies(trx, workspaceId, moved.flatMap(everyMoves));
  await settleLatest(trx, workspaceId, peopleOf(moved));
}

/** A comment or a tag changes no tally, which is most of what customers change. */
function isRetallied({ before, after }: Turned): boolean {
  return (
    before.score !== after.score ||
    before.person_id !== after.person_id ||
    !sameCells(before.cells, after.cells)
  );
}

function move(row: ResponseRow, basis: Move["basis"], sign: Move["sign"]): Move[] {
  if (!row.cells) return [];
  return [
    { surveyId: row.survey_id, basis, day: row.day, score: row.score, cells: row.cells, sign },
  ];
}

function everyMoves({ before, after }: Turned): Move[] {
  // Anonymous answers are each the latest of nobody else.
  const alone = [
    ...(before.person_id === null ? move(before, "latest", -1) : []),
    ...(after.person_id === null ? move(after, "latest", 1) : []),
  ];
  return [...move(before, "every", -1), ...move(after, "every", 1), ...alone];
}

/** Everybody whose latest answer may be another one now. */
function peopleOf(changed: readonly Turned[]): PersonOfSurvey[] {
  const people = new Map<string, PersonOfSurvey>();
  for (const { before, after } of changed) {
    for (const { survey_id, person_id } of [before, after]) {
      if (person_id) people.set(`${survey_id}/${person_id}`, { survey_id, person_id });
    }
  }
  return [...people.values()];
}
