import type { Migration } from "../migration.ts";

/** What people ask of their own data, and what may not be removed meanwhile. */
export const rightsOfPeople: Migration = {
  name: "0064-rights-of-people",
  statements: [
    // No key to person: that somebody was erased is proven after they are gone.
    `create table data_request (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      person_id uuid not null,
      kind text not null check (kind in ('export', 'erasure')),
      state text not null check (state in ('unconfirmed', 'open', 'done', 'refused')),
      language text not null,
      asked_at timestamptz not null,
      asked_by text not null,
      confirmed_at timestamptz,
      confirmed_by text check (confirmed_by in ('mail', 'colleague')),
      due_at timestamptz,
      extended_at timestamptz,
      settled_at timestamptz,
      settled_by text,
      reason text,
      removed jsonb not null default '{}',
      copy_until timestamptz,
      primary key (workspace_id, id)
    )`,
    `create index data_request_person on data_request (workspace_id, person_id, asked_at)`,
    `create index data_request_open on data_request (workspace_id, due_at) where state = 'open'`,
    `create table legal_hold (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      person_id uuid,
      reason text not null,
      placed_by text not null,
      placed_at timestamptz not null,
      lifted_by text,
      lifted_at timestamptz,
      primary key (workspace_id, id)
    )`,
    `create index legal_hold_person on legal_hold (workspace_id, person_id) where lifted_at is null`,
  ],
};
