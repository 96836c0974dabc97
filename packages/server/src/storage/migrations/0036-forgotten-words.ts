import type { Migration } from "../migration.ts";

/** What is left of erased words that came from a file: enough to know them again, too little to read. */
export const forgottenWords: Migration = {
  name: "0036-forgotten-words",
  statements: [
    `create table forgotten_words (
      workspace_id uuid not null,
      survey_id uuid not null,
      source_key text not null,
      at timestamptz not null,
      primary key (workspace_id, survey_id, source_key),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
  ],
};
