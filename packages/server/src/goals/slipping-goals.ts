import type { AlertFinding } from "../alerts/findings.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";
import type { Database } from "../storage/database.ts";
import { goalStandings } from "./goal-queries.ts";
import { isSlipping } from "./judge-goal.ts";

/**
 * Goals of a survey that slip as of a day: missed, or, by their forecast, hardly to be reached any more.
 *
 * @param rule.about one goal; null all of them.
 */
export async function slippingGoals(
  db: Database,
  { workspaceId, surveyId, about }: { workspaceId: string; surveyId: string; about: string | null },
  how: { today: string; now: Date; responseRate: ResponseRateQuery },
): Promise<AlertFinding[]> {
  const asked = { surveyId, ...(about === null ? {} : { goalId: about }) };
  const standings = await goalStandings(db, { workspaceId, ...how }, asked);
  return standings.flatMap((goal): AlertFinding[] => {
    const { state, closed, outlook } = goal;
    if (state !== "missed" && !isSlipping(goal)) return [];
    return [
      {
        // Missed after it slipped is news; slipping for another month is none.
        key: `${goal.id}:${state === "missed" ? "missed" : "slips"}`,
        finding: {
          what: `${state === "missed" ? "missed" : "slips"}.${goal.measure}`,
          name: goal.about ?? "",
          n: closed?.n ?? null,
          value: closed?.value ?? null,
          lower: closed?.lower ?? null,
          upper: closed?.upper ?? null,
          target: goal.target,
          p: state === "missed" ? null : (outlook?.probability ?? null),
        },
      },
    ];
  });
}
