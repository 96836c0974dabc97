import type { Migration } from "../migration.ts";

/** Saved views, the period that each colleague chose last, words for properties, targets of scores, what an improvement costs. */
export const views: Migration = {
  name: "0024-views",
  statements: [
    `create table saved_view (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      owner_id text,
      shared boolean not null,
      state jsonb not null,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create table member_choice (
      workspace_id uuid not null references workspace (id) on delete cascade,
      user_id text not null,
      period text not null,
      chosen_at timestamptz not null,
      primary key (workspace_id, user_id)
    )`,
    `create table property_words (
      workspace_id uuid not null references workspace (id) on delete cascade,
      property text not null,
      label text,
      labels jsonb not null,
      sequence text[] not null,
      bands double precision[] not null,
      updated_at timestamptz not null,
      primary key (workspace_id, property)
    )`,
    `create table score_goal (
      workspace_id uuid not null,
      survey_id uuid not null,
      target double precision not null,
      by_day date,
      created_by text not null,
      updated_at timestamptz not null,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table priority_effort (
      workspace_id uuid not null,
      survey_id uuid not null,
      dimension text not null,
      value text not null,
      effort text not null,
      set_by text not null,
      set_at timestamptz not null,
      primary key (workspace_id, survey_id, dimension, value),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
  ],
};
