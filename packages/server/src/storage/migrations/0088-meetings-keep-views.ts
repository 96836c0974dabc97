import type { Migration } from "../migration.ts";

/** A meeting looks at what a saved view narrows: what was read in the comments, and which answers of a person count. */
export const meetingsKeepViews: Migration = {
  name: "0088-meetings-keep-views",
  statements: [`alter table meeting add column view jsonb not null default '{}'`],
};
