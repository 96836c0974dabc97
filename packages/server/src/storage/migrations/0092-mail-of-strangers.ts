import type { Migration } from "../migration.ts";

/** Mail from people who were never written to opens cases where a workspace wants that; what was refused is kept to be shown. */
export const mailOfStrangers: Migration = {
  name: "0092-mail-of-strangers",
  statements: [
    // No row: such mail opens nothing.
    `create table mail_in_stranger (
      workspace_id uuid primary key references workspace (id) on delete cascade,
      since timestamptz not null,
      team_id uuid,
      -- Addresses, and domains that begin with @, a line each.
      refuse text not null default ''
    )`,
    `create table stranger_mail (
      workspace_id uuid not null,
      conversation_id uuid not null,
      at timestamptz not null,
      primary key (workspace_id, conversation_id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
    )`,
    `create index stranger_mail_at on stranger_mail (workspace_id, at)`,
    `create index conversation_message_named on conversation_message (workspace_id, rfc_id)
      where rfc_id is not null and direction = 'in'`,
    `create table mail_refused (
      workspace_id uuid not null references workspace (id) on delete cascade,
      day date not null,
      why text not null,
      from_address text not null,
      -- The conversation it was for, or the workspace where it was for none.
      about uuid not null,
      times integer not null,
      first_at timestamptz not null,
      last_at timestamptz not null,
      primary key (workspace_id, day, why, from_address, about)
    )`,
  ],
};
