import type { Migration } from "../migration.ts";

/** What comments say: readings, what waits to be read, themes, corrections. */
export const comments: Migration = {
  name: "0016-comments",
  statements: [
    `create table comment_reading (
      workspace_id uuid not null,
      response_id uuid not null,
      survey_id uuid not null,
      language text not null,
      language_confidence real not null,
      tone text not null,
      likeliest text not null,
      value real not null,
      confidence real not null,
      themes jsonb not null default '[]',
      urgency smallint not null,
      churn boolean not null,
      reasons jsonb not null default '[]',
      disagrees text,
      disagreement_confirmed boolean not null default false,
      duplicate_of uuid,
      duplicate_by text,
      corrected text[] not null default '{}',
      version text not null,
      primary key (workspace_id, response_id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `create index comment_reading_by_urgency on comment_reading (workspace_id, survey_id, response_id)
      where urgency > 0 or churn`,
    `create index comment_reading_by_disagreement on comment_reading (workspace_id, survey_id, response_id)
      where disagrees is not null`,
    `create index comment_reading_by_language on comment_reading (workspace_id, survey_id, language)`,
    `create table comment_to_read (
      workspace_id uuid not null,
      response_id uuid not null,
      priority smallint not null,
      turn integer not null default 0,
      primary key (workspace_id, response_id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `create index comment_to_read_in_order on comment_to_read (workspace_id, priority, response_id desc)`,
    `create table workspace_reading (
      workspace_id uuid not null,
      version text not null,
      total integer not null default 0,
      settings jsonb not null default '{}',
      primary key (workspace_id),
      foreign key (workspace_id) references workspace (id) on delete cascade
    )`,
    `create table theme (
      workspace_id uuid not null,
      id text not null,
      kind text not null,
      survey_id uuid,
      language text,
      name text,
      found_name text,
      words jsonb not null default '{}',
      pinned boolean not null default false,
      hidden boolean not null default false,
      merged_into text,
      centre jsonb not null default '{}',
      found_on date,
      gone boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id) references workspace (id) on delete cascade,
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table reading_correction (
      workspace_id uuid not null,
      response_id uuid not null,
      field text not null,
      value jsonb not null default '{}',
      actor text not null,
      primary key (workspace_id, response_id, field),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    // The newest answers that speak of a theme, however rare it is.
    `create index response_by_theme on response using gin ((derived -> '@theme'))`,
    `create index response_by_topic on response using gin ((derived -> '@topic'))`,
  ],
};
