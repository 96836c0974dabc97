import type { Migration } from "../migration.ts";

/** Who said that they would do more. */
export const ambassadors: Migration = {
  name: "0055-ambassadors",
  statements: [
    `create table ambassador (
      workspace_id uuid not null references workspace (id) on delete cascade,
      response_id uuid not null,
      survey_id uuid not null,
      person_id uuid,
      kinds text[] not null,
      words text not null,
      contact text,
      at timestamptz not null,
      done_at timestamptz,
      done_by text,
      primary key (workspace_id, response_id)
    )`,
    `create index ambassador_by_time on ambassador (workspace_id, at, response_id)`,
    `create index ambassador_person on ambassador (workspace_id, person_id) where person_id is not null`,
  ],
};
