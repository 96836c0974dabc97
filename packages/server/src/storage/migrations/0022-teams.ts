import type { Migration } from "../migration.ts";

/** Who works on what, in which hours, and what is told to whom. Users are named by text: no key leads into `auth`. */
export const teams: Migration = {
  name: "0022-teams",
  statements: [
    `create table business_calendar (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      time_zone text not null,
      week jsonb not null,
      country text,
      worked_holidays text[] not null default '{}',
      is_default boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create unique index business_calendar_default on business_calendar (workspace_id) where is_default`,
    `create table business_day (
      workspace_id uuid not null,
      calendar_id uuid not null,
      day date not null,
      name text not null,
      spells jsonb not null,
      primary key (workspace_id, calendar_id, day),
      foreign key (workspace_id, calendar_id) references business_calendar (workspace_id, id) on delete cascade
    )`,
    `create table team (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      calendar_id uuid,
      archived_at timestamptz,
      created_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, calendar_id) references business_calendar (workspace_id, id)
    )`,
    `create table team_member (
      workspace_id uuid not null,
      team_id uuid not null,
      user_id text not null,
      is_lead boolean not null default false,
      added_at timestamptz not null,
      primary key (workspace_id, team_id, user_id),
      foreign key (workspace_id, team_id) references team (workspace_id, id) on delete cascade
    )`,
    `create index team_member_user on team_member (workspace_id, user_id)`,
    // What a colleague says of themselves; without a row they take work in the hours of their team.
    `create table colleague (
      workspace_id uuid not null references workspace (id) on delete cascade,
      user_id text not null,
      takes_work boolean not null default true,
      calendar_id uuid,
      language text,
      primary key (workspace_id, user_id),
      foreign key (workspace_id, calendar_id) references business_calendar (workspace_id, id)
    )`,
    `create table absence (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      user_id text not null,
      first_day date not null,
      last_day date not null,
      stand_in text,
      created_by text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create index absence_user on absence (workspace_id, user_id, last_day)`,
    `create table employee (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      email text,
      external_id text,
      user_id text,
      team_id uuid,
      active boolean not null default true,
      created_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, team_id) references team (workspace_id, id)
    )`,
    `create unique index employee_email on employee (workspace_id, lower(email)) where email is not null`,
    `create unique index employee_external on employee (workspace_id, external_id) where external_id is not null`,
    `create table notice (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      user_id text not null,
      kind text not null,
      target text not null,
      about jsonb not null,
      at timestamptz not null,
      read_at timestamptz,
      shown boolean not null,
      mail_at timestamptz,
      mailed_at timestamptz,
      primary key (workspace_id, id)
    )`,
    `create index notice_user on notice (workspace_id, user_id, at desc, id desc)`,
    `create index notice_mail on notice (workspace_id, mail_at) where mail_at is not null`,
    `create table notice_setting (
      workspace_id uuid not null references workspace (id) on delete cascade,
      user_id text not null,
      kind text not null,
      in_app boolean not null,
      by_mail boolean not null,
      primary key (workspace_id, user_id, kind)
    )`,
  ],
};
