import type { Migration } from "../migration.ts";

/** What stands on the public page, promises to everybody, and whether a widget tells what was done. */
export const publicPageBlocks: Migration = {
  name: "0051-public-page-blocks",
  statements: [
    `alter table public_page add column blocks jsonb not null default '[]'`,
    `alter table public_page add column version integer not null default 1`,
    `alter table promise add column audience text not null default 'person'
      check (audience in ('person', 'public'))`,
    `create index promise_public on promise (workspace_id, due_at) where audience = 'public'`,
    `alter table widget add column tells boolean not null default false`,
  ],
};
