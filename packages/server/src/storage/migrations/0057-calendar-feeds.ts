import type { Migration } from "../migration.ts";

/** A colleague's calendar as a feed for other programs. */
export const calendarFeeds: Migration = {
  name: "0057-calendar-feeds",
  statements: [
    // One for each colleague; its token is in the directory, hashed.
    `create table calendar_feed (
      workspace_id uuid not null references workspace (id) on delete cascade,
      user_id text not null,
      id uuid not null,
      language text not null,
      with_names boolean not null,
      made_at timestamptz not null,
      opened_at timestamptz,
      primary key (workspace_id, user_id),
      unique (workspace_id, id)
    )`,
    // What a feed said of an event last, so that other programs see when it was moved.
    `create table calendar_feed_event (
      workspace_id uuid not null,
      feed_id uuid not null,
      event text not null,
      times text not null,
      sequence integer not null,
      changed_at timestamptz not null,
      primary key (workspace_id, feed_id, event),
      foreign key (workspace_id, feed_id) references calendar_feed (workspace_id, id) on delete cascade
    )`,
  ],
};
