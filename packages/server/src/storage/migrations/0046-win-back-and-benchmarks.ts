import type { Migration } from "../migration.ts";

/** Win-backs with their random draw, scores of others, and ratings that stand in public. */
export const winBackAndBenchmarks: Migration = {
  name: "0046-win-back-and-benchmarks",
  statements: [
    // No key to survey or sending: what came of it is kept when they go.
    `create table win_back (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      survey_id uuid not null,
      sending_id uuid,
      channel text not null check (channel in ('email', 'sms', 'telegram', 'phone')),
      lapsed_days integer not null,
      currency text not null,
      least_value numeric(14, 2),
      outcome_days integer not null check (outcome_days between 7 and 365),
      seed text not null,
      created_by text not null,
      created_at timestamptz not null,
      ends_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    // A person who is erased leaves the row: who was drawn stays counted.
    `create table win_back_member (
      workspace_id uuid not null,
      win_back_id uuid not null,
      id uuid not null,
      person_id uuid,
      arm text not null check (arm in ('contacted', 'held_back')),
      value numeric(14, 2) not null,
      primary key (workspace_id, win_back_id, id),
      foreign key (workspace_id, win_back_id) references win_back (workspace_id, id) on delete cascade
    )`,
    `create index win_back_member_person on win_back_member (workspace_id, person_id)
      where person_id is not null`,
    `create table benchmark (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      source text not null,
      source_url text,
      measured_on date not null,
      score double precision not null check (score between -100 and 100),
      base integer,
      mode text not null check (mode in ('web', 'email', 'sms', 'phone', 'in_person', 'panel', 'mixed', 'unknown')),
      kind text not null check (kind in ('relationship', 'transactional', 'unknown')),
      country text,
      note text not null,
      created_by text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, name, source, measured_on)
    )`,
    `create table public_rating (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      site text not null,
      day date not null,
      rating double precision not null,
      scale integer not null check (scale in (5, 10, 100)),
      reviews integer not null check (reviews >= 1),
      source_key text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, site, source_key)
    )`,
    // A campaign is a change with a last day and a source of its own.
    `alter table change add column until date`,
    `alter table change add column source text`,
    `create index public_rating_day on public_rating (workspace_id, site, day)`,
  ],
};
