import type { Migration } from "../migration.ts";

/** Teams that look at it together: what a meeting shows, and what was noted in it. */
export const meetings: Migration = {
  name: "0057-meetings",
  statements: [
    `create table meeting (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      number integer not null,
      title text not null,
      survey_id uuid not null,
      filter text[] not null,
      starts_at timestamptz not null,
      minutes integer not null check (minutes between 5 and 600),
      language text not null,
      state text not null check (state in ('planned', 'open', 'closed')),
      question text not null,
      agenda jsonb,
      prepared_at timestamptz,
      opened_at timestamptz,
      closed_at timestamptz,
      page integer not null default 0,
      remote_id uuid,
      remote_until timestamptz,
      present jsonb not null,
      notes text not null default '',
      created_by text not null,
      created_at timestamptz not null,
      version integer not null default 1,
      primary key (workspace_id, id),
      unique (workspace_id, number),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index meeting_of_survey on meeting (workspace_id, survey_id, closed_at)`,
    `create index meeting_by_day on meeting (workspace_id, starts_at)`,
    // Words of customers stand apart, so that whoever is erased is found and leaves.
    `create table meeting_voice (
      workspace_id uuid not null,
      meeting_id uuid not null,
      id uuid not null,
      position integer not null,
      response_id uuid not null,
      score integer not null,
      language text not null,
      words text not null,
      primary key (workspace_id, meeting_id, id),
      foreign key (workspace_id, meeting_id) references meeting (workspace_id, id) on delete cascade
    )`,
    `create index meeting_voice_response on meeting_voice (workspace_id, response_id)`,
  ],
};
