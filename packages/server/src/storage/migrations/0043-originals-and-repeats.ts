import type { Migration } from "../migration.ts";

/**
 * Comments as they were written where they are kept with personal data replaced; which network addresses comments came
 * from, as keyed hashes for a day or two; and the topic of a comment, so that topics can be part of themes.
 */
export const originalsAndRepeats: Migration = {
  name: "0043-originals-and-repeats",
  statements: [
    `create table sealed_comment (
      workspace_id uuid not null,
      response_id uuid not null,
      sealed text not null,
      primary key (workspace_id, response_id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `create table comment_origin (
      workspace_id uuid not null,
      response_id uuid not null,
      origin bytea not null,
      day date not null,
      primary key (workspace_id, response_id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `alter table comment_reading add column topic text`,
  ],
};
