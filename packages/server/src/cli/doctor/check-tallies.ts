import type { Database } from "../../storage/database.ts";
import { recount } from "../../tallies/recount.ts";
import { repairTallies } from "../../tallies/repair-tallies.ts";
import { type Finding, fault, ok, warning } from "./finding.ts";

/** Counts every answer again and compares with the tallies that scores are read from. */
export async function checkTallies(
  db: Database,
  { fix, onProgress }: { fix: boolean; onProgress?: (done: number, total: number) => void },
): Promise<Finding[]> {
  const workspaces = await db
    .selectFrom("workspace")
    .select(["id", "name"])
    .orderBy("id")
    .execute();
  const findings: Finding[] = [];
  for (const [index, { id: workspaceId, name }] of workspaces.entries()) {
    onProgress?.(index, workspaces.length);
    const wrong = await recount(db, { workspaceId });
    if (wrong.length === 0) continue;
    const surveys = [...new Set(wrong.map(({ surveyId }) => surveyId))];
    if (!fix) {
      findings.push(
        fault(
          "tallies",
          `In the workspace "${name}" ${wrong.length} tallies differ from the answers: the scores of ${surveys.length} surveys are wrong. Count them anew with: candor doctor --fix`,
        ),
      );
      continue;
    }
    await repairTallies(db, workspaceId);
    const left = await recount(db, { workspaceId });
    findings.push(
      left.length === 0
        ? warning(
            "tallies",
            `In the workspace "${name}" ${wrong.length} tallies differed from the answers; they were counted anew and are right now. Please report this: it should not happen.`,
          )
        : fault(
            "tallies",
            `In the workspace "${name}" ${left.length} tallies still differ after counting anew. Please report this.`,
          ),
    );
  }
  return findings.length > 0
    ? findings
    : [
        ok(
          "tallies",
          `Every answer of ${workspaces.length} workspaces was counted again: all tallies are exact.`,
        ),
      ];
}
