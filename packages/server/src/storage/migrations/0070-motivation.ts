import type { Migration } from "../migration.ts";

/** Rewards by results: one proposes, another decides, and what both saw is kept as it was. */
export const motivation: Migration = {
  name: "0070-motivation",
  statements: [
    `create table motivation_record (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      employee_id uuid not null,
      reward text not null,
      reason text not null,
      evidence jsonb not null,
      state text not null check (state in ('proposed', 'confirmed', 'refused', 'withdrawn')),
      proposed_by text not null,
      proposed_by_user text not null,
      proposed_at timestamptz not null,
      decided_by text,
      decided_by_user text,
      decided_at timestamptz,
      decision text,
      primary key (workspace_id, id),
      foreign key (workspace_id, employee_id) references employee (workspace_id, id) on delete cascade,
      check (state <> 'confirmed' or (decided_by_user is not null and decided_by_user <> proposed_by_user))
    )`,
    `create index motivation_record_employee on motivation_record (workspace_id, employee_id)`,
  ],
};
