import { type FindingsOfRule, unusualFindings } from "../alerts/findings.ts";
import { slippingGoals } from "../goals/slipping-goals.ts";
import { rateOfScope } from "./rate-of-scope.ts";

/** What alerts find: unusual answers, and goals, which come after alerts in the walk. */
export const alertFindings: FindingsOfRule = (db, kind, rule, { today, now }) =>
  kind === "integrity"
    ? unusualFindings(db, rule, today)
    : slippingGoals(db, rule, { today, now, responseRate: rateOfScope });
