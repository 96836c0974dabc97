import type { Migration } from "../migration.ts";

/** Consent with its wording, claims of who answered, answers that burst from one place, what is kept how long. */
export const privacy: Migration = {
  name: "0012-privacy",
  statements: [
    `alter table consent add column wording text`,
    `alter table consent add column response_id uuid`,
    // Who somebody said they were on an open link, of people who were known already: nobody has checked it.
    `create table claimed_answer (
      workspace_id uuid not null,
      response_id uuid not null,
      person_id uuid not null,
      at timestamptz not null,
      primary key (workspace_id, response_id),
      foreign key (workspace_id, response_id) references response (workspace_id, id) on delete cascade
    )`,
    `create index claimed_answer_by_person on claimed_answer (workspace_id, person_id)`,
    `create table answer_burst (
      workspace_id uuid not null,
      survey_id uuid not null,
      id uuid not null,
      channel text not null,
      answers integer not null,
      first_at timestamptz not null,
      last_at timestamptz not null,
      primary key (workspace_id, survey_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
  ],
};
