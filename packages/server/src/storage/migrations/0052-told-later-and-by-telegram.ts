import type { Migration } from "../migration.ts";

/** Announcements that leave at a moment to come, and those who are told in Telegram. */
export const toldLaterAndByTelegram: Migration = {
  name: "0052-told-later-and-by-telegram",
  statements: [
    `alter table announcement add column scheduled_at timestamptz`,
    `alter table announcement add column schedule_missed_at timestamptz`,
    `create index announcement_scheduled on announcement (workspace_id, scheduled_at)
      where scheduled_at is not null`,
    `alter table announcement_recipient add column channel text not null default 'email'
      check (channel in ('email', 'telegram'))`,
  ],
};
