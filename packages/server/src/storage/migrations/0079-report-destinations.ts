import type { Migration } from "../migration.ts";

/** Chats that a report goes to as well: addresses of Slack and Mattermost, and chats of the workspace's Telegram bot. */
export const reportDestinations: Migration = {
  name: "0079-report-destinations",
  statements: [
    `create table report_destination (
      workspace_id uuid not null,
      report_id uuid not null,
      id uuid not null,
      kind text not null check (kind in ('slack', 'mattermost', 'telegram')),
      name text not null,
      shown text not null,
      sealed text not null,
      language text not null,
      added_by text not null,
      added_at timestamptz not null,
      tested_at timestamptz,
      test_state text check (test_state in ('sent', 'refused', 'unconfirmed')),
      test_detail text,
      primary key (workspace_id, report_id, id),
      foreign key (workspace_id, report_id) references report (workspace_id, id) on delete cascade
    )`,
    `create table report_post (
      workspace_id uuid not null,
      id uuid not null,
      run_id uuid not null,
      report_id uuid not null,
      destination_id uuid not null,
      state text not null check (state in ('queued', 'sending', 'sent', 'refused', 'withdrawn', 'unconfirmed')),
      at timestamptz not null,
      detail text,
      primary key (workspace_id, id),
      unique (workspace_id, run_id, destination_id),
      foreign key (workspace_id, run_id) references report_run (workspace_id, id) on delete cascade,
      foreign key (workspace_id, report_id, destination_id)
        references report_destination (workspace_id, report_id, id) on delete cascade
    )`,
    `create index report_post_destination on report_post (workspace_id, report_id, destination_id, at)`,
  ],
};
