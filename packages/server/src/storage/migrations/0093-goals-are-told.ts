import type { Migration } from "../migration.ts";

/** What was last said of a goal, so that others hear of it when that changes, and once. */
export const goalsAreTold: Migration = {
  name: "0093-goals-are-told",
  statements: [
    // Of goals that there are nobody knows what was said: their first judgement is kept and told to nobody.
    `alter table goal add column judged text`,
    `alter table goal add column judged_on date`,
    `alter table goal alter column judged set default 'cannot_tell'`,
  ],
};
