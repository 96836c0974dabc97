import type { Migration } from "../migration.ts";

/** Values computed from an answer later, and how far a survey's answers are put right in slices. */
export const tallyWalks: Migration = {
  name: "0011-tally-walks",
  statements: [
    `alter table response add column derived jsonb not null default '{}'`,
    `create table tally_walk (
      workspace_id uuid not null,
      survey_id uuid not null,
      dimensions text[] not null default '{}',
      days boolean not null default false,
      renames jsonb not null default '{}',
      after_at timestamptz,
      after_id uuid,
      done integer not null default 0,
      total integer not null default 0,
      started_at timestamptz not null,
      touched_at timestamptz not null,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
  ],
};
