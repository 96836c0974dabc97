import type { Migration } from "../migration.ts";

/** Who is told what was fixed, each once; and who wants to hear no news. */
export const announcements: Migration = {
  name: "0040-announcements",
  statements: [
    // A letter that nobody has answered yet belongs to no case.
    `alter table conversation alter column case_id drop not null`,
    `create table announcement (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      number integer not null,
      title text not null,
      improvement_id uuid,
      texts jsonb not null,
      audience jsonb not null,
      state text not null check (state in ('draft', 'approved', 'sending', 'paused', 'sent', 'cancelled')),
      -- How many raised it of whom nobody knows who they are.
      unknown integer not null default 0,
      created_by text not null,
      -- Colleagues; whoever wrote the words last does not approve them alone.
      owner text,
      edited_by text,
      approved_by text,
      approved_at timestamptz,
      started_at timestamptz,
      finished_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      version integer not null default 1,
      primary key (workspace_id, id),
      unique (workspace_id, number)
    )`,
    `create index announcement_of_improvement on announcement (workspace_id, improvement_id)
      where improvement_id is not null`,
    `create table announcement_recipient (
      workspace_id uuid not null,
      announcement_id uuid not null,
      id uuid not null,
      person_id uuid,
      raised_by text not null check (raised_by in ('response', 'case', 'comment', 'promise')),
      source_id uuid not null,
      raised_at timestamptz not null,
      score_then integer,
      language text not null,
      state text not null
        check (state in ('waiting', 'queued', 'sent', 'unconfirmed', 'not_delivered', 'left_out')),
      reason text,
      next_at timestamptz,
      conversation_id uuid,
      message_id uuid,
      told_at timestamptz,
      answered_at timestamptz,
      primary key (workspace_id, announcement_id, id),
      foreign key (workspace_id, announcement_id) references announcement (workspace_id, id) on delete cascade
    )`,
    // Nobody is told twice; who was erased is counted and is nobody.
    `create unique index announcement_recipient_once
      on announcement_recipient (workspace_id, announcement_id, person_id) where person_id is not null`,
    `create index announcement_recipient_person on announcement_recipient (workspace_id, person_id)
      where person_id is not null`,
    `create index announcement_recipient_waiting on announcement_recipient (workspace_id, announcement_id, next_at)
      where state in ('waiting', 'queued')`,
    `create index announcement_recipient_letter on announcement_recipient (workspace_id, conversation_id)
      where conversation_id is not null`,
    `create table news_refusal (
      workspace_id uuid not null references workspace (id) on delete cascade,
      person_id uuid not null,
      at timestamptz not null,
      primary key (workspace_id, person_id)
    )`,
  ],
};
