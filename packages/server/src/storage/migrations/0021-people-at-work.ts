import type { Migration } from "../migration.ts";

/** Tags and notes of people; surveys that were deleted and can be brought back. */
export const peopleAtWork: Migration = {
  name: "0021-people-at-work",
  statements: [
    `alter table person add column tags text[] not null default '{}'`,
    `create table person_note (
      workspace_id uuid not null,
      person_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      actor text not null,
      text text not null,
      primary key (workspace_id, person_id, id),
      foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
    )`,
    `alter table survey add column deleted_at timestamptz`,
  ],
};
