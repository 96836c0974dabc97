import type { Migration } from "../migration.ts";

/** Words that came without a score; a sending that can be taken back before it starts; a column that nobody writes goes. */
export const looseCommentsAndGrace: Migration = {
  name: "0029-loose-comments-and-grace",
  statements: [
    `create table loose_comment (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      source text not null,
      source_key text not null,
      text text not null,
      language text,
      contact text,
      person_id uuid,
      import_id uuid,
      given_at timestamptz not null,
      recorded_at timestamptz not null,
      done_at timestamptz,
      done_by text,
      primary key (workspace_id, id),
      unique (workspace_id, survey_id, source_key),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade,
      foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
    )`,
    `create index loose_comment_by_time on loose_comment (workspace_id, given_at, id)`,
    `create index loose_comment_by_person on loose_comment (workspace_id, person_id) where person_id is not null`,
    `create index loose_comment_by_import on loose_comment (workspace_id, import_id) where import_id is not null`,
    `alter table sending add column undo_until timestamptz`,
    `alter table import drop column attempt_at`,
  ],
};
