import type { Migration } from "../migration.ts";

/** Comments that are nearly the same, topics, and which surveys' comments are to be compared again. */
export const alikeComments: Migration = {
  name: "0026-alike-comments",
  statements: [
    `alter table comment_reading add column alike integer not null default 0`,
    `create index comment_reading_alike on comment_reading (workspace_id, survey_id, duplicate_of)
      where alike > 0`,
    `create table survey_comparing (
      workspace_id uuid not null,
      survey_id uuid not null,
      asked integer not null default 0,
      done integer not null default 0,
      comments integer not null default 0,
      topics_asked boolean not null default false,
      topics_on date,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `insert into survey_comparing (workspace_id, survey_id, asked)
      select distinct workspace_id, survey_id, 1 from comment_reading`,
  ],
};
