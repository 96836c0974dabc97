import type { Migration } from "../migration.ts";

/** How answers by mail come in: what each way has brought, how far a mailbox was read, and tests that go round. */
export const mailIn: Migration = {
  name: "0075-mail-in",
  statements: [
    `create table mail_in (
      workspace_id uuid not null references workspace (id) on delete cascade,
      way text not null check (way in ('hook', 'mailbox', 'listener')),
      looked_at timestamptz,
      mail_at timestamptz,
      taken bigint not null default 0,
      -- Mails that belong to nothing of ours.
      left_alone bigint not null default 0,
      test_id uuid,
      test_sent_at timestamptz,
      test_back_at timestamptz,
      uid_validity text,
      uid bigint not null default 0,
      primary key (workspace_id, way)
    )`,
    // What a provider signed is good once.
    `create table mail_in_token (
      workspace_id uuid not null references workspace (id) on delete cascade,
      token text not null,
      at timestamptz not null,
      primary key (workspace_id, token)
    )`,
  ],
};
