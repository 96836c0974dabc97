import type { Migration } from "../migration.ts";

/** By which themes the watches of a rule began; null where nothing was merged since. */
export const rulesFollowThemes: Migration = {
  name: "0087-rules-follow-themes",
  statements: [`alter table alert_rule add column watched_themes text[]`],
};
