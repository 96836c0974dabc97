import type { Migration } from "../migration.ts";

/** Where surveys are asked besides mail: on somebody's page, on a kiosk, behind QR codes, always open. */
export const channels: Migration = {
  name: "0006-channels",
  statements: [
    `create table widget (
      workspace_id uuid not null,
      survey_id uuid not null,
      key text not null,
      enabled boolean not null,
      placement jsonb not null,
      rules jsonb not null,
      allowed_origins text[] not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    // Wide rows like the tallies': '' is the total, else page, referrer or device.
    `create table widget_count (
      workspace_id uuid not null,
      survey_id uuid not null,
      day date not null,
      dimension text not null check (dimension in ('', 'page', 'referrer', 'device')),
      value text not null,
      loads bigint not null default 0,
      impressions bigint not null default 0,
      views bigint not null default 0,
      dismissals bigint not null default 0,
      answers bigint not null default 0,
      primary key (workspace_id, survey_id, day, dimension, value),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table kiosk (
      workspace_id uuid not null,
      survey_id uuid not null,
      languages text[] not null,
      idle_seconds integer not null check (idle_seconds between 5 and 600),
      pin jsonb,
      updated_at timestamptz not null,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table link_source (
      workspace_id uuid not null,
      survey_id uuid not null,
      name text not null,
      created_at timestamptz not null,
      primary key (workspace_id, survey_id, name),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table public_page (
      workspace_id uuid not null references workspace (id) on delete cascade,
      slug text not null,
      enabled boolean not null,
      updated_at timestamptz not null,
      primary key (workspace_id)
    )`,
    `create table public_form (
      workspace_id uuid not null,
      survey_id uuid not null,
      purpose text not null check (purpose in ('feedback', 'ideas')),
      created_at timestamptz not null,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
  ],
};
