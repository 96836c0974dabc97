import type { Migration } from "../migration.ts";

/** Talking on a site's own pages: who is asked in which survey's widget, and what a chat knows beside its conversation. */
export const chat: Migration = {
  name: "0066-chat",
  statements: [
    `create table chat_setting (
      workspace_id uuid not null,
      survey_id uuid not null,
      enabled boolean not null default false,
      team_id uuid,
      greetings jsonb not null default '{}',
      requires_identity boolean not null default false,
      -- Sealed: what the site's server signs with.
      identity_secret text,
      updated_at timestamptz not null,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    // Its key is derived from what the visitor's browser holds, so nothing here opens it.
    `create table chat (
      workspace_id uuid not null,
      conversation_id uuid not null,
      survey_id uuid not null,
      -- Of whom the site's server vouches for: a hash of what it signed.
      vouched bytea,
      claimed_name text,
      claimed_email text,
      -- They answered a mail to that address.
      confirmed_at timestamptz,
      page text,
      owner text,
      began_at timestamptz not null,
      seen_at timestamptz not null,
      read_at timestamptz,
      waiting_since timestamptz,
      first_reply_at timestamptz,
      last_at timestamptz not null,
      -- When what is unread goes by mail, and when what is unanswered becomes a case.
      mail_at timestamptz,
      mailed_at timestamptz,
      case_at timestamptz,
      ended_at timestamptz,
      primary key (workspace_id, conversation_id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
    )`,
    `create index chat_open on chat (workspace_id, last_at desc) where ended_at is null`,
    `create index chat_began on chat (workspace_id, began_at)`,
    `create index chat_mail on chat (workspace_id, mail_at) where mail_at is not null`,
    `create index chat_case on chat (workspace_id, case_at) where case_at is not null`,
    // Who sits at the desk; a row older than a minute says nothing.
    `create table chat_presence (
      workspace_id uuid not null references workspace (id) on delete cascade,
      user_id text not null,
      at timestamptz not null,
      primary key (workspace_id, user_id)
    )`,
  ],
};
