import type { Migration } from "../migration.ts";

/** What was promised to customers, by when, and what became of it. */
export const promises: Migration = {
  name: "0033-promises",
  statements: [
    `create table promise (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      -- Nobody only after the person was erased.
      person_id uuid,
      case_id uuid,
      message_id uuid,
      words text not null,
      made_at timestamptz not null,
      made_by text not null,
      owner text,
      -- Written once; no statement sets it again.
      first_due_at timestamptz not null,
      due_at timestamptz not null,
      state text not null,
      warned_at timestamptz,
      apologised_at timestamptz,
      -- The first date that passed with the promise open.
      missed_at timestamptz,
      closed_at timestamptz,
      note text,
      -- The next moment at which somebody is to hear of it, and what of.
      tell_at timestamptz,
      tell text,
      version integer not null default 1,
      primary key (workspace_id, id)
    )`,
    `create index promise_open on promise (workspace_id, due_at, id) where state = 'open'`,
    `create index promise_settled on promise (workspace_id, closed_at, id) where state <> 'open'`,
    `create index promise_first_due on promise (workspace_id, first_due_at)`,
    `create index promise_tell on promise (workspace_id, tell_at) where tell_at is not null`,
    `create index promise_person on promise (workspace_id, person_id) where person_id is not null`,
    `create index promise_case on promise (workspace_id, case_id) where case_id is not null`,
    `create index promise_owner on promise (workspace_id, owner) where state = 'open'`,
    `create table promise_event (
      workspace_id uuid not null,
      promise_id uuid not null,
      id uuid not null,
      person_id uuid,
      at timestamptz not null,
      actor text not null,
      kind text not null,
      way text,
      -- The letter that said it; what it said counts while it is not known to be lost.
      message_id uuid,
      new_due_at timestamptz,
      words text,
      primary key (workspace_id, promise_id, id),
      foreign key (workspace_id, promise_id) references promise (workspace_id, id) on delete cascade
    )`,
    // A letter that warns or apologises: what it says counts once the mail server took it.
    `create table promise_letter (
      workspace_id uuid not null,
      conversation_id uuid not null,
      message_id uuid not null,
      promise_id uuid not null,
      kind text not null,
      new_due_at timestamptz,
      primary key (workspace_id, conversation_id, message_id),
      foreign key (workspace_id, conversation_id, message_id)
        references conversation_message (workspace_id, conversation_id, id) on delete cascade
    )`,
    `create index promise_letter_of on promise_letter (workspace_id, promise_id)`,
  ],
};
