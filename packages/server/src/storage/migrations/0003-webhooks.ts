import type { Migration } from "../migration.ts";

/** Webhooks, the events they are told of, and every attempt to deliver them. */
export const webhooks: Migration = {
  name: "0003-webhooks",
  statements: [
    `create table directory.webhook (
      workspace_id uuid not null,
      id uuid not null,
      primary key (workspace_id, id)
    )`,
    `create table webhook (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      format text not null,
      address text not null,
      sealed text not null,
      events text[] not null,
      filter jsonb not null default '{}',
      status text not null check (status in ('active', 'paused')),
      paused_reason text,
      failures integer not null default 0,
      failing_since timestamptz,
      quiet_until timestamptz,
      last_error text,
      last_delivered_at timestamptz,
      previous_secret_until timestamptz,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create table webhook_event (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      type text not null,
      subject_id uuid not null,
      person_id uuid,
      occurred_at timestamptz not null,
      data jsonb not null,
      primary key (workspace_id, id)
    )`,
    `create index webhook_event_by_subject on webhook_event (workspace_id, subject_id)`,
    `create index webhook_event_by_person on webhook_event (workspace_id, person_id) where person_id is not null`,
    `create table webhook_delivery (
      workspace_id uuid not null,
      webhook_id uuid not null,
      id uuid not null,
      event_id uuid not null,
      subject_id uuid not null,
      position integer not null,
      is_replay boolean not null default false,
      status text not null check (status in ('waiting', 'delivered', 'failed')),
      attempts integer not null default 0,
      created_at timestamptz not null,
      first_attempt_at timestamptz,
      due_at timestamptz not null,
      claimed_until timestamptz,
      finished_at timestamptz,
      primary key (workspace_id, webhook_id, id),
      foreign key (workspace_id, webhook_id) references webhook (workspace_id, id) on delete cascade,
      foreign key (workspace_id, event_id) references webhook_event (workspace_id, id) on delete cascade
    )`,
    `create index webhook_delivery_due on webhook_delivery (workspace_id, webhook_id, due_at, position, id) where status = 'waiting'`,
    `create index webhook_delivery_in_order on webhook_delivery (workspace_id, webhook_id, subject_id, position)`,
    `create index webhook_delivery_by_event on webhook_delivery (workspace_id, event_id)`,
    `create table webhook_attempt (
      workspace_id uuid not null,
      webhook_id uuid not null,
      delivery_id uuid not null,
      number integer not null,
      at timestamptz not null,
      duration_ms integer not null,
      request jsonb not null,
      answer jsonb,
      error text,
      primary key (workspace_id, webhook_id, delivery_id, number),
      foreign key (workspace_id, webhook_id, delivery_id)
        references webhook_delivery (workspace_id, webhook_id, id) on delete cascade
    )`,
  ],
};
