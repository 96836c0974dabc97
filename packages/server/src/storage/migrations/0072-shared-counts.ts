import type { Migration } from "../migration.ts";

/**
 * Who did something how often, over all processes. It is worth nothing after a minute, so it is not in the log that makes things
 * durable: a crash of the database empties it, and a standby does not have it.
 */
export const sharedCounts: Migration = {
  name: "0072-shared-counts",
  statements: [
    `create unlogged table directory.shared_count (
      key text primary key,
      n integer not null,
      ends_at timestamptz not null
    )`,
  ],
};
