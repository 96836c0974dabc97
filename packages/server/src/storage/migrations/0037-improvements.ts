import type { Migration } from "../migration.ts";

/** What is made better: planned, begun on a day, measured again, decided; and what it comes from. */
export const improvements: Migration = {
  name: "0037-improvements",
  statements: [
    `create table improvement (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      number integer not null,
      title text not null,
      state text not null check (state in ('plan', 'do', 'check', 'done', 'dropped')),
      survey_id uuid not null,
      hypothesis text not null,
      measure jsonb not null,
      expected double precision,
      weeks integer not null check (weeks between 1 and 52),
      owner text,
      team_id uuid,
      cause_id uuid,
      began_on date,
      check_on date,
      backdated boolean not null default false,
      change_id uuid,
      result jsonb,
      looks integer not null default 0,
      verdict text,
      decision text check (decision in ('keep', 'change', 'drop')),
      decision_words text not null default '',
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      version integer not null default 1,
      primary key (workspace_id, id),
      unique (workspace_id, number),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index improvement_to_check on improvement (workspace_id, check_on) where state = 'do'`,
    // No key to the source: what was deleted stays counted.
    `create table improvement_source (
      workspace_id uuid not null,
      improvement_id uuid not null,
      kind text not null check (kind in ('response', 'case', 'comment')),
      source_id uuid not null,
      person_id uuid,
      added_by text not null,
      primary key (workspace_id, improvement_id, kind, source_id),
      foreign key (workspace_id, improvement_id) references improvement (workspace_id, id) on delete cascade
    )`,
    `create index improvement_source_person on improvement_source (workspace_id, person_id)
      where person_id is not null`,
    `create table improvement_remark (
      workspace_id uuid not null,
      improvement_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      actor text not null,
      words text not null,
      primary key (workspace_id, improvement_id, id),
      foreign key (workspace_id, improvement_id) references improvement (workspace_id, id) on delete cascade
    )`,
  ],
};
