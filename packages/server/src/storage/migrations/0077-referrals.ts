import type { Migration } from "../migration.ts";

/** Links by which people recommend the workspace's owner, who came through them, and what those bought first. */
export const referrals: Migration = {
  name: "0077-referrals",
  statements: [
    `create table referral_setting (
      workspace_id uuid primary key references workspace (id) on delete cascade,
      enabled boolean not null,
      address text,
      texts jsonb not null,
      since timestamptz,
      updated_at timestamptz not null
    )`,
    // Whose it is stands in one of the two; a link of nobody any more leads nowhere, and stays counted.
    `create table referral_link (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      code text not null,
      person_id uuid,
      response_id uuid,
      survey_id uuid,
      shown_name text,
      created_by text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create unique index referral_link_code on referral_link (workspace_id, code)`,
    `create index referral_link_person on referral_link (workspace_id, person_id) where person_id is not null`,
    `create index referral_link_response on referral_link (workspace_id, response_id) where response_id is not null`,
    `create table referral_day (
      workspace_id uuid not null,
      link_id uuid not null,
      day date not null,
      arrivals integer not null,
      primary key (workspace_id, link_id, day),
      foreign key (workspace_id, link_id) references referral_link (workspace_id, id) on delete cascade
    )`,
    // Keyed hashes, so that one browser counts once a day; gone after two days.
    `create table referral_seen (
      workspace_id uuid not null,
      link_id uuid not null,
      day date not null,
      browser bytea not null,
      network bytea not null,
      primary key (workspace_id, link_id, day, browser),
      foreign key (workspace_id, link_id) references referral_link (workspace_id, id) on delete cascade
    )`,
    // Who came by a recommendation, and the first thing they bought; of nobody any more, it stays counted.
    `create table referral_came (
      workspace_id uuid not null,
      id uuid not null,
      link_id uuid not null,
      person_id uuid,
      at timestamptz not null,
      purchase_at timestamptz,
      amount numeric(14, 2),
      currency text,
      primary key (workspace_id, id),
      foreign key (workspace_id, link_id) references referral_link (workspace_id, id) on delete cascade
    )`,
    `create unique index referral_came_person on referral_came (workspace_id, person_id)
      where person_id is not null`,
    `create index referral_came_link on referral_came (workspace_id, link_id)`,
  ],
};
