import type { Migration } from "../migration.ts";

/**
 * The spine: workspaces, who may see them, surveys, people, answers, tallies, imports.
 * `workspace_id` leads every key (it is the shard key on Citus); what is global lives in `directory`.
 */
export const core: Migration = {
  name: "0001-core",
  statements: [
    // Global look-ups, outside the workspaces.
    `create table directory.entry (
      hash bytea primary key,
      workspace_id uuid not null,
      kind text not null,
      id text not null
    )`,
    `create index entry_by_target on directory.entry (workspace_id, kind, id)`,
    `create table directory.secret (name text primary key, value text not null)`,
    `create table directory.member (
      user_id text not null,
      workspace_id uuid not null,
      role text not null check (role in ('owner', 'admin', 'analyst', 'member')),
      joined_at timestamptz not null,
      primary key (user_id, workspace_id)
    )`,
    `create index member_by_workspace on directory.member (workspace_id)`,

    `create table workspace (
      id uuid primary key,
      name text not null,
      language text not null,
      time_zone text not null,
      is_sample boolean not null default false,
      settings jsonb not null default '{}',
      created_at timestamptz not null
    )`,
    `create table api_key (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      prefix text not null,
      hash bytea not null,
      sealed text,
      scopes text[] not null,
      survey_id uuid,
      created_by text not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      primary key (workspace_id, id)
    )`,
    `create table colleague_invitation (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      email text not null,
      role text not null,
      token_hash bytea not null,
      invited_by text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      primary key (workspace_id, id)
    )`,
    `create table audit_entry (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      at timestamptz not null,
      actor text not null,
      action text not null,
      target text not null,
      details jsonb not null default '{}',
      primary key (workspace_id, id)
    )`,

    `create table person (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      email text,
      phone text,
      external_id text,
      name text,
      language text,
      time_zone text,
      attributes jsonb not null default '{}',
      created_at timestamptz not null,
      updated_at timestamptz not null,
      last_asked_at timestamptz,
      primary key (workspace_id, id),
      constraint person_email unique (workspace_id, email),
      constraint person_phone unique (workspace_id, phone),
      constraint person_external_id unique (workspace_id, external_id)
    )`,

    `create table change (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      day date not null,
      title text not null,
      kind text not null,
      created_by text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id)
    )`,

    `create table survey (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      kind text not null,
      status text not null,
      subject text not null,
      languages text[] not null,
      default_language text not null,
      own_texts jsonb not null default '{}',
      brand jsonb not null,
      dimensions text[] not null default '{}',
      settings jsonb not null default '{}',
      anonymous boolean not null default false,
      is_default boolean not null default false,
      slug text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create unique index one_default_survey on survey (workspace_id) where is_default`,

    `create table dimension_value (
      workspace_id uuid not null,
      survey_id uuid not null,
      dimension text not null,
      value text not null,
      primary key (workspace_id, survey_id, dimension, value),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table tally (
      workspace_id uuid not null,
      survey_id uuid not null,
      basis text not null,
      dimension text not null,
      value text not null,
      day date not null,
      ${Array.from({ length: 11 }, (_, score) => `s${score} integer not null default 0`).join(", ")},
      primary key (workspace_id, survey_id, basis, dimension, value, day),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,

    `create table response (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      person_id uuid,
      invitation_id uuid,
      score smallint not null check (score between 0 and 10),
      comment text,
      answers jsonb not null default '{}',
      properties jsonb not null default '{}',
      channel text not null,
      source text,
      touchpoint text,
      language text,
      tags text[] not null default '{}',
      meta jsonb not null default '{}',
      answered_at timestamptz not null,
      recorded_at timestamptz not null,
      updated_at timestamptz not null,
      day date not null,
      cells jsonb,
      exclusion_reason text,
      exclusion_note text,
      excluded_by text,
      excluded_at timestamptz,
      quarantine_reason text,
      quarantine_until timestamptz,
      deleted_at timestamptz,
      source_key text,
      external_id text,
      import_id uuid,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create unique index response_source_key on response (workspace_id, survey_id, source_key) where source_key is not null`,
    `create index response_by_day on response (workspace_id, survey_id, day)`,
    `create index response_newest on response (workspace_id, survey_id, answered_at desc, id desc)`,
    `create index response_updated on response (workspace_id, survey_id, updated_at, id)`,
    `create index response_by_person on response (workspace_id, person_id, survey_id) where person_id is not null`,
    `create index response_by_external_id on response (workspace_id, external_id) where external_id is not null`,
    `create index response_set_aside on response (workspace_id, survey_id) where exclusion_reason is not null or quarantine_reason is not null`,
    // The one index that cannot lead with the workspace: GIN takes no uuid.
    `create index response_comment_words on response using gin (to_tsvector('simple', comment)) where comment is not null`,
    `create table latest_answer (
      workspace_id uuid not null,
      survey_id uuid not null,
      person_id uuid not null,
      response_id uuid not null,
      answered_at timestamptz not null,
      score smallint not null,
      day date not null,
      cells jsonb not null,
      primary key (workspace_id, survey_id, person_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table response_change (
      workspace_id uuid not null,
      response_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      actor text not null,
      changes jsonb not null,
      primary key (workspace_id, response_id, id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `create table response_note (
      workspace_id uuid not null,
      response_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      actor text not null,
      text text not null,
      primary key (workspace_id, response_id, id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,

    `create table import (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      survey_id uuid,
      file_name text not null,
      bytes bigint not null,
      status text not null,
      preview jsonb,
      mapping jsonb not null default '{}',
      read integer not null default 0,
      imported integer not null default 0,
      updated integer not null default 0,
      unchanged integer not null default 0,
      rejected integer not null default 0,
      bytes_read bigint not null default 0,
      reasons jsonb not null default '{}',
      error text,
      created_by text not null,
      created_at timestamptz not null,
      started_at timestamptz,
      finished_at timestamptz,
      primary key (workspace_id, id)
    )`,
    `create table import_chunk (
      workspace_id uuid not null,
      import_id uuid not null,
      part integer not null,
      bytes bytea not null,
      primary key (workspace_id, import_id, part),
      foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
    )`,
    `create table import_rejection (
      workspace_id uuid not null,
      import_id uuid not null,
      row_number integer not null,
      code text not null,
      args jsonb not null,
      cells jsonb not null,
      primary key (workspace_id, import_id, row_number),
      foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
    )`,
  ],
};
