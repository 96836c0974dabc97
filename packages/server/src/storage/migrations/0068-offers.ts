import type { Migration } from "../migration.ts";

/** What customers are offered by who they are and what they buy, their codes, and what is to their credit. */
export const offers: Migration = {
  name: "0068-offers",
  statements: [
    `create table offer (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      title jsonb not null,
      audience jsonb not null,
      starts_at timestamptz not null,
      ends_at timestamptz,
      most_codes integer,
      points integer not null,
      waits_for_cases boolean not null,
      created_by text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    `create table offer_code (
      workspace_id uuid not null,
      code text not null,
      offer_id uuid not null,
      -- Null once whoever had it is forgotten: it stays counted.
      person_id uuid,
      issued_at timestamptz not null,
      redeemed_at timestamptz,
      redeemed_by text,
      primary key (workspace_id, code),
      foreign key (workspace_id, offer_id) references offer (workspace_id, id) on delete cascade
    )`,
    `create unique index offer_code_person on offer_code (workspace_id, offer_id, person_id)
      where person_id is not null`,
    `create index offer_code_of_person on offer_code (workspace_id, person_id) where person_id is not null`,
    // Entries are added and never changed: the balance is their sum.
    `create table benefit_entry (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      person_id uuid,
      at timestamptz not null,
      amount integer not null,
      why text not null,
      source_key text not null,
      actor text not null,
      primary key (workspace_id, id)
    )`,
    `create unique index benefit_entry_source on benefit_entry (workspace_id, source_key)`,
    `create index benefit_entry_person on benefit_entry (workspace_id, person_id, at) where person_id is not null`,
  ],
};
