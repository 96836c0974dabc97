import type { Migration } from "../migration.ts";

/** What is written to a customer about their case and what they answer; whether it is settled. */
export const conversations: Migration = {
  name: "0032-conversations",
  statements: [
    `create table conversation (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      person_id uuid not null,
      case_id uuid not null,
      subject text not null,
      language text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create unique index conversation_case on conversation (workspace_id, case_id)`,
    `create index conversation_person on conversation (workspace_id, person_id)`,
    // A letter of ours is its own hand-over: held, claimed, handed to the mail server, settled.
    `create table conversation_message (
      workspace_id uuid not null,
      conversation_id uuid not null,
      id uuid not null,
      direction text not null,
      kind text not null,
      way text not null,
      actor text not null,
      from_address text,
      to_address text,
      subject text not null,
      text text not null,
      -- The text without what was quoted of our own letters.
      shown text not null,
      -- Why it counts as a machine's, when it does.
      machine text,
      waits boolean not null default false,
      state text not null,
      due_at timestamptz,
      claimed_by text,
      lease_until timestamptz,
      attempts integer not null default 0,
      reply text,
      rfc_id text,
      at timestamptz not null,
      primary key (workspace_id, conversation_id, id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
    )`,
    // One mail may be an answer in two conversations; in each it is one message.
    `create unique index conversation_message_rfc on conversation_message (workspace_id, conversation_id, rfc_id)
      where rfc_id is not null`,
    // A letter is known by its id alone where it bounces.
    `create index conversation_message_id on conversation_message (workspace_id, id)`,
    `create index conversation_message_due on conversation_message (workspace_id, due_at) where state = 'held'`,
    `create index conversation_message_lapsed on conversation_message (workspace_id, lease_until)
      where state = 'sending'`,
    `create table conversation_file (
      workspace_id uuid not null,
      conversation_id uuid not null,
      id uuid not null,
      message_id uuid not null,
      name text not null,
      type text not null,
      size integer not null,
      bytes bytea not null,
      primary key (workspace_id, conversation_id, id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
    )`,
    // One row a case: it is asked at most once whether it is settled.
    `create table case_check (
      workspace_id uuid not null,
      case_id uuid not null,
      person_id uuid,
      at timestamptz not null,
      not_asked text,
      asked_at timestamptz,
      answer text,
      words text,
      answered_at timestamptz,
      primary key (workspace_id, case_id),
      foreign key (workspace_id, case_id) references customer_case (workspace_id, id) on delete cascade
    )`,
  ],
};
