import type { Migration } from "../migration.ts";

/** What was decided, on which figures, and what became of it. */
export const decisions: Migration = {
  name: "0056-decisions",
  statements: [
    `create table decision (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      number integer not null,
      question text not null,
      options jsonb not null,
      choice text not null,
      expected text not null,
      evidence jsonb,
      decided_on date not null,
      decided_by jsonb not null,
      review_on date,
      asked_at timestamptz,
      state text not null check (state in ('decided', 'reviewed', 'superseded')),
      outcome text,
      about_kind text,
      about_id text,
      superseded_by uuid,
      created_by text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, number)
    )`,
    `create index decision_to_review on decision (workspace_id, review_on)
      where asked_at is null and state <> 'superseded'`,
    `create table decision_review (
      workspace_id uuid not null,
      decision_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      actor text not null,
      outcome text not null check (outcome in ('as_expected', 'partly', 'not_as_expected', 'cannot_tell')),
      words text not null,
      figures jsonb,
      primary key (workspace_id, decision_id, id),
      foreign key (workspace_id, decision_id) references decision (workspace_id, id) on delete cascade
    )`,
  ],
};
