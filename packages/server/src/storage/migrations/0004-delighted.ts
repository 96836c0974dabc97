import type { Migration } from "../migration.ts";

/**
 * Numbers under which answers, people and the like are known to clients that were written for
 * Delighted: given when a thing is first shown to one, and kept.
 */
export const delighted: Migration = {
  name: "0004-delighted",
  statements: [
    `create table delighted_id (
      workspace_id uuid not null references workspace (id) on delete cascade,
      target uuid not null,
      number bigint not null,
      primary key (workspace_id, target),
      constraint delighted_id_number unique (workspace_id, number)
    )`,
  ],
};
