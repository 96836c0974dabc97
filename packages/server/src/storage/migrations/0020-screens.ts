import type { Migration } from "../migration.ts";

/** What people chose for themselves, logos that are served by us, and when backups were made. */
export const screens: Migration = {
  name: "0020-screens",
  statements: [
    // Of a person in all their workspaces; a row that is missing is nothing chosen.
    `create table directory.profile (
      user_id text primary key,
      language text,
      time_zone text,
      muted text[] not null default '{}',
      updated_at timestamptz not null
    )`,
    `create table survey_logo (
      workspace_id uuid not null,
      survey_id uuid not null,
      digest text not null,
      png bytea not null,
      width integer not null,
      height integer not null,
      created_at timestamptz not null,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table directory.backup_made (
      id uuid primary key,
      at timestamptz not null,
      seconds integer not null,
      bytes bigint not null,
      target text not null
    )`,
  ],
};
