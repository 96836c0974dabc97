import type { Migration } from "../migration.ts";

/** What was left out of rows that were imported all the same, such as an e-mail nobody can read. */
export const importNotes: Migration = {
  name: "0008-import-notes",
  statements: [`alter table import add column notes jsonb not null default '{}'`],
};
