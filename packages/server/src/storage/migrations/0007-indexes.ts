import type { Migration } from "../migration.ts";

/** What the nightly round looks for, and would otherwise read every answer to find. */
export const indexes: Migration = {
  name: "0007-indexes",
  statements: [
    `create index response_deleted on response (workspace_id, deleted_at) where deleted_at is not null`,
  ],
};
