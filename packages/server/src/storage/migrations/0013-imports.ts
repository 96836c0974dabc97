import type { Migration } from "../migration.ts";

/** An import can be taken back as a whole, says truly how far it is, and ends after any fault. */
export const imports: Migration = {
  name: "0013-imports",
  statements: [
    `alter table import add column attempts integer not null default 0`,
    `alter table import add column resumed_at timestamptz`,
    `alter table import add column undone integer not null default 0`,
    `create index response_by_import on response (workspace_id, import_id, id) where import_id is not null`,
    // What an import did besides recording answers, by id alone: what stood there before is in the history of answers.
    `create table import_effect (
      workspace_id uuid not null,
      import_id uuid not null,
      kind text not null,
      target_id uuid not null,
      at timestamptz not null,
      primary key (workspace_id, import_id, kind, target_id),
      foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
    )`,
  ],
};
