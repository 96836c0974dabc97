import type { Migration } from "../migration.ts";

/** Thanks, which answers are about which employee, and what those who are rated ask for. */
export const recognition: Migration = {
  name: "0058-recognition",
  statements: [
    `create table recognition_setting (
      workspace_id uuid not null references workspace (id) on delete cascade,
      employee_property text,
      thanks_a_day integer not null check (thanks_a_day between 1 and 50),
      primary key (workspace_id)
    )`,
    // No key to answer or case: what was said stays when they go, without the words that they lend it.
    `create table recognition (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      employee_id uuid not null,
      response_id uuid,
      case_id uuid,
      given_by text not null,
      given_by_user text,
      words text not null,
      with_quote boolean not null,
      seen_by text not null check (seen_by in ('self', 'team', 'all')),
      day date not null,
      given_at timestamptz not null,
      heard_at timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, employee_id) references employee (workspace_id, id) on delete cascade
    )`,
    `create index recognition_given on recognition (workspace_id, given_by, day)`,
    `create index recognition_employee on recognition (workspace_id, employee_id, given_at)`,
    `create index recognition_response on recognition (workspace_id, response_id)
      where response_id is not null`,
    // Linked by hand; what a property of the answer says is read from the answer.
    `create table response_employee (
      workspace_id uuid not null,
      response_id uuid not null,
      employee_id uuid not null,
      linked_by text not null,
      linked_at timestamptz not null,
      primary key (workspace_id, response_id, employee_id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade,
      foreign key (workspace_id, employee_id) references employee (workspace_id, id) on delete cascade
    )`,
    `create index response_employee_employee on response_employee (workspace_id, employee_id)`,
    `create table exclusion_request (
      workspace_id uuid not null,
      id uuid not null,
      response_id uuid not null,
      employee_id uuid not null,
      asked_by text not null,
      asked_by_user text not null,
      reason text not null,
      asked_at timestamptz not null,
      state text not null check (state in ('open', 'granted', 'refused')),
      decided_by text,
      decided_at timestamptz,
      decision text,
      primary key (workspace_id, id),
      unique (workspace_id, response_id, employee_id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade,
      foreign key (workspace_id, employee_id) references employee (workspace_id, id) on delete cascade
    )`,
    `create index response_note_actor on response_note (workspace_id, actor)`,
  ],
};
