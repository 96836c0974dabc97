import type { Migration } from "../migration.ts";

/** What is due next is found without a look at everything that is due, and a lease without a look at every place. */
export const dueAmongMany: Migration = {
  name: "0083-due-among-many",
  statements: [
    `drop index directory.due_work_next`,
    `create index due_work_next on directory.due_work (kind, slow, due_at)`,
    `create index due_work_leased on directory.due_work (lease_token) where lease_token is not null`,
  ],
};
