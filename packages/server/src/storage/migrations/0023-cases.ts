import type { Migration } from "../migration.ts";

/** What is done about an unhappy answer, or about a complaint that somebody heard. `case` is a word of SQL. */
export const cases: Migration = {
  name: "0023-cases",
  statements: [
    // One row a workspace: it numbers its cases, and says that the first rule was made.
    `create table case_desk (
      workspace_id uuid not null references workspace (id) on delete cascade,
      last_number integer not null default 0,
      dealt_to text,
      set_up_at timestamptz not null,
      primary key (workspace_id)
    )`,
    `create table case_rule (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      position integer not null,
      name text not null,
      condition jsonb not null,
      action jsonb not null,
      active boolean not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create table root_cause (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      parent_id uuid,
      name text not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create table customer_case (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      number integer not null,
      origin text not null,
      response_id uuid,
      person_id uuid,
      title text not null,
      words text,
      state text not null,
      owner text,
      routing text not null,
      team_id uuid,
      priority text not null,
      targets jsonb not null,
      sensitive boolean not null default false,
      rule_id uuid,
      cause_id uuid,
      outcome text,
      outcome_note text,
      opened_at timestamptz not null,
      first_contact_at timestamptz,
      snoozed_until timestamptz,
      resolved_at timestamptz,
      closed_at timestamptz,
      reopened integer not null default 0,
      next_due_at timestamptz,
      next_due_kind text,
      -- The order of lists: when something is due, or far away.
      sort_at timestamptz not null,
      merged_into uuid,
      version integer not null default 1,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create unique index customer_case_number on customer_case (workspace_id, number)`,
    `create unique index customer_case_response on customer_case (workspace_id, response_id)
      where response_id is not null`,
    `create index customer_case_list on customer_case (workspace_id, state, sort_at, id) where merged_into is null`,
    `create index customer_case_owner on customer_case (workspace_id, owner, state, sort_at) where merged_into is null`,
    `create index customer_case_person on customer_case (workspace_id, person_id) where person_id is not null`,
    `create index customer_case_merged on customer_case (workspace_id, merged_into) where merged_into is not null`,
    `create table case_clock (
      workspace_id uuid not null,
      case_id uuid not null,
      id uuid not null,
      kind text not null,
      target_minutes integer not null,
      calendar_id uuid not null,
      started_at timestamptz not null,
      due_at timestamptz,
      paused_at timestamptz,
      -- Working time that is left, in milliseconds, while it is paused.
      left_ms bigint,
      warn_at timestamptz,
      warned_at timestamptz,
      stopped_at timestamptz,
      stopped_by text,
      missed_at timestamptz,
      primary key (workspace_id, case_id, id),
      foreign key (workspace_id, case_id) references customer_case (workspace_id, id) on delete cascade
    )`,
    `create index case_clock_due on case_clock (workspace_id, due_at)
      where stopped_at is null and missed_at is null and due_at is not null`,
    `create index case_clock_warn on case_clock (workspace_id, warn_at)
      where stopped_at is null and warned_at is null and warn_at is not null`,
    `create table case_event (
      workspace_id uuid not null,
      case_id uuid not null,
      id uuid not null,
      person_id uuid,
      at timestamptz not null,
      actor text not null,
      kind text not null,
      data jsonb not null,
      primary key (workspace_id, case_id, id),
      foreign key (workspace_id, case_id) references customer_case (workspace_id, id) on delete cascade
    )`,
    `create table case_link (
      workspace_id uuid not null,
      case_id uuid not null,
      other_id uuid not null,
      primary key (workspace_id, case_id, other_id),
      foreign key (workspace_id, case_id) references customer_case (workspace_id, id) on delete cascade
    )`,
    // What a bulk act changed, for ten minutes.
    `create table case_undo (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      actor text not null,
      at timestamptz not null,
      before jsonb not null,
      undone_at timestamptz,
      primary key (workspace_id, id)
    )`,
  ],
};
