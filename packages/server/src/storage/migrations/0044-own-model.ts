import type { Migration } from "../migration.ts";

/** A model of the workspace's own: where it is, what was used of its caps, and all that it wrote. */
export const ownModel: Migration = {
  name: "0044-own-model",
  statements: [
    `create table own_model (
      workspace_id uuid primary key references workspace (id) on delete cascade,
      enabled boolean not null default false,
      base_url text not null default '',
      model text not null default '',
      sealed text,
      languages text[] not null default '{}',
      uses text[] not null default '{}',
      instead boolean not null default false,
      requests_a_day integer not null,
      characters_a_day integer not null,
      without text[] not null default '{}',
      failures integer not null default 0,
      quiet_until timestamptz,
      quiet_why text,
      quiet_detail text not null default '',
      last_worked_at timestamptz,
      updated_at timestamptz not null
    )`,
    `create table own_model_use (
      workspace_id uuid not null references workspace (id) on delete cascade,
      day date not null,
      requests integer not null,
      characters bigint not null,
      tokens bigint not null default 0,
      primary key (workspace_id, day)
    )`,
    // No times in these two: they could tell when an anonymous answer was given.
    `create table model_to_read (
      workspace_id uuid not null,
      response_id uuid not null,
      attempts smallint not null default 0,
      primary key (workspace_id, response_id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `create table model_reading (
      workspace_id uuid not null,
      response_id uuid not null,
      state text not null check (state in ('read', 'failed')),
      problem text,
      model text not null,
      read_on date not null,
      applied boolean not null default false,
      tone text not null,
      confidence real not null,
      themes jsonb not null,
      urgency smallint not null,
      churn boolean not null,
      reason text not null default '',
      embedded jsonb,
      primary key (workspace_id, response_id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `create table model_translation (
      workspace_id uuid not null,
      response_id uuid not null,
      language text not null,
      text text not null,
      redacted boolean not null,
      model text not null,
      written_at timestamptz not null,
      asked_by text not null,
      primary key (workspace_id, response_id, language),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `create table model_summary (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      theme text not null,
      from_day date,
      to_day date,
      language text not null,
      sentences jsonb not null,
      sources integer not null,
      comments integer not null,
      comments_of integer not null,
      model text not null,
      written_at timestamptz not null,
      asked_by text not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index model_summary_of on model_summary (workspace_id, survey_id, theme)`,
    `create table model_summary_source (
      workspace_id uuid not null,
      summary_id uuid not null,
      response_id uuid not null,
      primary key (workspace_id, summary_id, response_id),
      foreign key (workspace_id, summary_id) references model_summary (workspace_id, id) on delete cascade,
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `create index model_summary_source_response on model_summary_source (workspace_id, response_id)`,
    `alter table theme add column model_name text`,
    `alter table theme add column model_name_by text`,
    `alter table theme add column model_named_at timestamptz`,
    `alter table theme add column model_named_from text`,
  ],
};
