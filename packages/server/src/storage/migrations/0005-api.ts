import type { Migration } from "../migration.ts";

/** What the API remembers of requests that may be repeated. */
export const api: Migration = {
  name: "0005-api",
  statements: [
    `create table idempotency_key (
      workspace_id uuid not null references workspace (id) on delete cascade,
      key text not null,
      fingerprint bytea not null,
      status integer,
      body text,
      created_at timestamptz not null,
      primary key (workspace_id, key)
    )`,
  ],
};
