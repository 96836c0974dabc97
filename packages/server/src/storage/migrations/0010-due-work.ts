import type { Migration } from "../migration.ts";

/** Work that falls due at a moment: whose turn it is, who has it in hand, how the last turn went. */
export const dueWork: Migration = {
  name: "0010-due-work",
  statements: [
    // Global like the queue: its rows are locked and skipped, and all workspaces stand in one line.
    `create table directory.due_work (
      kind text not null,
      workspace_id uuid not null,
      lane text not null default '',
      due_at timestamptz not null,
      wakes bigint not null default 1,
      lease_token uuid,
      lease_until timestamptz,
      worker text,
      began_at timestamptz,
      attempts integer not null default 0,
      slow boolean not null default false,
      last_error text,
      primary key (kind, workspace_id, lane)
    )`,
    `create index due_work_next on directory.due_work (kind, due_at)`,

    // A long request keeps its claim for as long as its process lives.
    `alter table idempotency_key add column lease_until timestamptz`,

    // A sending to many is written down in slices; it starts when the last one is.
    `alter table sending drop constraint sending_status_check`,
    `alter table sending add constraint sending_status_check
      check (status in ('draft', 'starting', 'running', 'paused', 'stopped', 'finished'))`,
    `alter table sending add column to_plan integer`,
    `alter table sending add column planned integer not null default 0`,
    `create table sending_candidate (
      workspace_id uuid not null,
      sending_id uuid not null,
      place integer not null,
      person_id uuid not null,
      outcome text not null,
      reason text,
      wave integer not null,
      next_at timestamptz,
      planned_at timestamptz,
      stratum text,
      draw_rank integer,
      language text,
      primary key (workspace_id, sending_id, place),
      foreign key (workspace_id, sending_id) references sending (workspace_id, id) on delete cascade
    )`,
    `create index sending_candidate_by_person on sending_candidate (workspace_id, person_id)`,

    // What an attempt to import has done since it began, to tell a rate and a silence from it.
    `alter table import add column attempt_at timestamptz`,
    `alter table import add column seen_at timestamptz`,

    // How large each table was, night by night.
    `create table directory.table_size (
      name text not null,
      day date not null,
      bytes bigint not null,
      primary key (name, day)
    )`,
  ],
};
