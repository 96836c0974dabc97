import type { Migration } from "../migration.ts";

/** Links to a page that anybody who has one may read. */
export const shares: Migration = {
  name: "0030-shares",
  statements: [
    `create table share_link (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      kind text not null check (kind in ('overview', 'theme')),
      theme_id text,
      name text not null,
      view jsonb not null,
      shows jsonb not null,
      language text not null,
      password_hash text,
      created_by text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      visits integer not null default 0,
      last_visit_at timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index share_link_survey on share_link (workspace_id, survey_id)`,
  ],
};
