import type { Migration } from "../migration.ts";

/** The shares that values of a property have among all customers, as somebody typed them; what was said of unusual answers. */
export const trust: Migration = {
  name: "0035-trust",
  statements: [
    `create table survey_target (
      workspace_id uuid not null,
      survey_id uuid not null,
      property text not null,
      value text not null,
      share double precision not null,
      set_by text not null,
      set_at timestamptz not null,
      primary key (workspace_id, survey_id, property, value),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table signal_look (
      workspace_id uuid not null,
      survey_id uuid not null,
      signal text not null,
      verdict text not null check (verdict in ('fine', 'left_out')),
      note text,
      answers integer not null,
      looked_by text not null,
      looked_at timestamptz not null,
      primary key (workspace_id, survey_id, signal),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
  ],
};
