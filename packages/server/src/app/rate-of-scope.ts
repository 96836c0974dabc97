import { responseRate } from "../invitations/response-rate.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";

/** The response rate beside a score; unknown (0 invited) where a filter says nothing about who was asked. */
export const rateOfScope: ResponseRateQuery = async (db, scope) => {
  if (scope.properties.size > 0) return { invited: 0, answered: 0 };
  const { workspaceId, surveyId, from, to } = scope;
  return responseRate(db, {
    workspaceId,
    surveyId,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  });
};
