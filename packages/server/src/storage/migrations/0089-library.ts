import type { Migration } from "../migration.ts";

/** Stories that a workspace writes up from its own improvements, so that the next ones learn of them. */
export const library: Migration = {
  name: "0089-library",
  statements: [
    `create table library_case (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      improvement_id uuid not null,
      title text not null,
      problem text not null,
      done text not null,
      lesson text not null,
      industry text,
      themes text[] not null,
      shown boolean not null default false,
      created_by text not null,
      created_by_user text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      version integer not null default 1,
      primary key (workspace_id, id),
      unique (workspace_id, improvement_id),
      foreign key (workspace_id, improvement_id)
        references improvement (workspace_id, id) on delete cascade
    )`,
  ],
};
