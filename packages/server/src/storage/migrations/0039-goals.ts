import type { Migration } from "../migration.ts";

/**
 * Goals for more than the score of a survey. Those that were set move along; each takes the id of its survey, which no
 * other goal has.
 */
export const goals: Migration = {
  name: "0039-goals",
  statements: [
    `create table goal (
      workspace_id uuid not null,
      id uuid not null,
      measure text not null,
      scope text not null,
      survey_id uuid,
      view_id uuid,
      target double precision not null,
      by_day date,
      owner_id text,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, scope, measure),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade,
      foreign key (workspace_id, view_id) references saved_view (workspace_id, id) on delete cascade
    )`,
    `insert into goal (workspace_id, id, measure, scope, survey_id, target, by_day, created_by, created_at, updated_at)
      select g.workspace_id, g.survey_id, 'score', 'survey:' || g.survey_id::text, g.survey_id, g.target, g.by_day,
        g.created_by, g.updated_at, g.updated_at
      from score_goal g`,
    `drop table score_goal`,
  ],
};
