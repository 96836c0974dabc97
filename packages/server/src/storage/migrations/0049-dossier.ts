import type { Migration } from "../migration.ts";

/** What is kept of a person besides answers: kinds of notes, days that matter, who speaks to them next. */
export const dossier: Migration = {
  name: "0049-dossier",
  statements: [
    `alter table person add column keeper text`,
    `create index person_keeper on person (workspace_id, keeper) where keeper is not null`,
    `alter table person_note add column kind text not null default 'other',
      add column seen_by text not null default 'all', add column team_id uuid,
      add column author text, add column edited_at timestamptz`,
    `create table person_date (
      workspace_id uuid not null references workspace (id) on delete cascade,
      person_id uuid not null,
      id uuid not null,
      kind text not null,
      label text not null,
      month smallint not null,
      day smallint not null,
      year smallint,
      yearly boolean not null,
      remind_days smallint[] not null,
      owner text,
      created_by text not null,
      created_at timestamptz not null,
      -- The next moment at which a colleague is to hear of it, of which day, and by whose clock that was reckoned.
      remind_at timestamptz,
      remind_of date,
      zone text not null,
      primary key (workspace_id, person_id, id)
    )`,
    `create index person_date_due on person_date (workspace_id, remind_at) where remind_at is not null`,
    `create index person_date_zone on person_date (workspace_id, zone)`,
    `create table next_contact (
      workspace_id uuid not null references workspace (id) on delete cascade,
      person_id uuid not null,
      on_day date not null,
      why text not null,
      who text,
      set_by text not null,
      set_at timestamptz not null,
      remind_at timestamptz,
      zone text not null,
      primary key (workspace_id, person_id)
    )`,
    `create index next_contact_day on next_contact (workspace_id, on_day, person_id)`,
    `create index next_contact_due on next_contact (workspace_id, remind_at) where remind_at is not null`,
    `create index next_contact_zone on next_contact (workspace_id, zone)`,
  ],
};
