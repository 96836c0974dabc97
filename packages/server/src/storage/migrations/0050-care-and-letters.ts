import type { Migration } from "../migration.ts";

/** Plans of care and what they ask of colleagues; drafts, files and signatures of letters. */
export const careAndLetters: Migration = {
  name: "0050-care-and-letters",
  statements: [
    `create table care_plan (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      trigger text not null,
      silence_days integer,
      steps jsonb not null,
      owner text,
      -- What happened before is left alone; null while it rests.
      active_since timestamptz,
      look_at timestamptz,
      created_by text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create index care_plan_look on care_plan (workspace_id, look_at) where look_at is not null`,
    `create table care_task (
      workspace_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      plan_id uuid not null,
      -- The purchase, the case, or the last sign of somebody who fell silent.
      about uuid not null,
      since timestamptz not null,
      step smallint not null,
      words text not null,
      due_on date not null,
      owner text,
      state text not null,
      closed_by text,
      closed_at timestamptz,
      created_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, plan_id) references care_plan (workspace_id, id) on delete cascade
    )`,
    // One happening starts a plan once, whoever looks and however often.
    `create unique index care_task_once on care_task (workspace_id, plan_id, about, step)`,
    `create index care_task_due on care_task (workspace_id, due_on, id) where state = 'open'`,
    `create index care_task_person on care_task (workspace_id, person_id)`,
    `create index purchase_at on purchase (workspace_id, at)`,
    `create index customer_case_resolved on customer_case (workspace_id, resolved_at) where resolved_at is not null`,
    // What a colleague has begun to write is theirs alone, and there after a reload.
    `create table conversation_draft (
      workspace_id uuid not null,
      conversation_id uuid not null,
      user_id text not null,
      text text not null,
      updated_at timestamptz not null,
      primary key (workspace_id, conversation_id, user_id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
    )`,
    // What goes along with the letter that a colleague is writing.
    `create table conversation_upload (
      workspace_id uuid not null,
      conversation_id uuid not null,
      id uuid not null,
      user_id text not null,
      name text not null,
      type text not null,
      size integer not null,
      bytes bytea not null,
      at timestamptz not null,
      primary key (workspace_id, conversation_id, id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
    )`,
    `create index conversation_upload_at on conversation_upload (workspace_id, at)`,
    // The signature as it stood when the letter was written.
    `alter table conversation_message add column signature text not null default ''`,
    `alter table team add column signature text not null default ''`,
  ],
};
