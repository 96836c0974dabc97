import { responseRate } from "../invitations/response-rate.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";

/** From so many invitations on the rate is remembered for a moment: counting them takes a while. */
const MANY = 20_000;
const REMEMBERED_MS = 15_000;
const MOST_REMEMBERED = 500;

type Rate = Awaited<ReturnType<ResponseRateQuery>>;
const remembered = new Map<string, { rate: Rate; until: number }>();

/**
 * The response rate beside a score; unknown (0 invited) where a filter says nothing about who was
 * asked. Over many invitations it may be a quarter of a minute old: one more answer moves it by
 * less than it shows.
 */
export const rateOfScope: ResponseRateQuery = async (db, scope) => {
  if (scope.properties.size > 0) return { invited: 0, answered: 0 };
  const { workspaceId, surveyId, from, to } = scope;
  const key = [workspaceId, surveyId, from, to].join(" ");
  const known = remembered.get(key);
  if (known && known.until > Date.now()) return known.rate;
  const rate = await responseRate(db, {
    workspaceId,
    surveyId,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  });
  if (rate.invited >= MANY) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, { rate, until: Date.now() + REMEMBERED_MS });
  }
  return rate;
};
