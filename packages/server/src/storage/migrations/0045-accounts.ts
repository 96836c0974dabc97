import type { Migration } from "../migration.ts";

/** Companies, and which of them a person belongs to. */
export const accounts: Migration = {
  name: "0045-accounts",
  statements: [
    `create table account (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      name_key text not null,
      external_id text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, name_key)
    )`,
    `create unique index account_external_id on account (workspace_id, external_id)
      where external_id is not null`,
    // No key to the account: a deleted one is taken off its people by the code that deletes it.
    `alter table person add column account_id uuid`,
    `alter table person add column account_role text
      check (account_role in ('decision_maker', 'user'))`,
    `create index person_account on person (workspace_id, account_id) where account_id is not null`,
  ],
};
