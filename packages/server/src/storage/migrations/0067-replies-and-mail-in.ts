import type { Migration } from "../migration.ts";

/** What is written again and again to customers; and the doors at which their mails come in. */
export const repliesAndMailIn: Migration = {
  name: "0067-replies-and-mail-in",
  statements: [
    `create table saved_reply (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      team_id uuid,
      -- By language: { "en": "Dear {name}, …" }.
      texts jsonb not null,
      archived_at timestamptz,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    // Which saved reply a letter began with; it counts once the letter is sent, so what was taken back counts nowhere.
    `alter table conversation_message add column saved_reply_id uuid`,
    `alter table conversation_message add column saved_reply_changed boolean`,
    `create index conversation_message_saved_reply on conversation_message (workspace_id, saved_reply_id, at)
      where saved_reply_id is not null`,
    // A door at which mails come in: a provider's notices, or a mailbox that is looked into.
    `create table mail_in (
      workspace_id uuid not null references workspace (id) on delete cascade,
      door text not null,
      -- In the address that a provider is given; another one makes the old address worthless.
      id uuid not null,
      answers_to text,
      settings jsonb not null,
      sealed text,
      made_at timestamptz not null,
      saved_at timestamptz not null,
      primary key (workspace_id, door)
    )`,
    // How far a mailbox was read. Numbers of mails count within one validity alone.
    `create table mailbox_state (
      workspace_id uuid not null references workspace (id) on delete cascade,
      validity bigint not null,
      last_uid bigint not null,
      looked_at timestamptz,
      worked_at timestamptz,
      failures integer not null,
      error text,
      primary key (workspace_id)
    )`,
    // What came in at a door, without a word of it. The same mail again is the same row.
    `create table mail_arrival (
      workspace_id uuid not null references workspace (id) on delete cascade,
      door text not null,
      ref text not null,
      outcome text not null,
      reason text not null,
      times integer not null,
      first_at timestamptz not null,
      last_at timestamptz not null,
      primary key (workspace_id, door, ref)
    )`,
    `create index mail_arrival_last on mail_arrival (workspace_id, door, last_at)`,
  ],
};
