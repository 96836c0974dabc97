import type { Migration } from "../migration.ts";

/** Advice that somebody dismissed, and which screen a colleague begins with. */
export const adviceAndHomes: Migration = {
  name: "0059-advice-and-homes",
  statements: [
    `create table advice_dismissal (
      workspace_id uuid not null references workspace (id) on delete cascade,
      key text not null,
      rule text not null,
      reason text not null,
      dismissed_by text not null,
      dismissed_at timestamptz not null,
      until timestamptz not null,
      primary key (workspace_id, key)
    )`,
    // Null for whoever chose none: the overview.
    `alter table directory.member add column home text`,
    `alter table colleague_invitation add column home text`,
  ],
};
