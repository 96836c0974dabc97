import type { Migration } from "../migration.ts";

/** Reports that go out by themselves, to whom, and what each run of them said. */
export const reports: Migration = {
  name: "0038-reports",
  statements: [
    `create table report (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      name text not null,
      blocks text[] not null,
      view jsonb not null,
      schedule jsonb not null,
      language text not null,
      active boolean not null,
      next_at timestamptz,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index report_due on report (workspace_id, next_at) where active`,
    `create table report_recipient (
      workspace_id uuid not null,
      report_id uuid not null,
      id uuid not null,
      email text not null,
      user_id text,
      language text not null,
      added_by text not null,
      added_at timestamptz not null,
      confirmed_at timestamptz,
      left_at timestamptz,
      ask_state text check (ask_state in ('queued', 'sending', 'sent', 'refused', 'unconfirmed')),
      ask_at timestamptz,
      ask_detail text,
      primary key (workspace_id, report_id, id),
      unique (workspace_id, report_id, email),
      foreign key (workspace_id, report_id) references report (workspace_id, id) on delete cascade
    )`,
    `create table report_run (
      workspace_id uuid not null,
      id uuid not null,
      report_id uuid not null,
      kind text not null check (kind in ('scheduled', 'manual')),
      first_day date not null,
      end_day date not null,
      state text not null check (state in ('made', 'skipped')),
      made_at timestamptz not null,
      due_at timestamptz,
      missed integer not null,
      reason text,
      figures jsonb,
      primary key (workspace_id, id),
      foreign key (workspace_id, report_id) references report (workspace_id, id) on delete cascade
    )`,
    `create unique index report_run_once on report_run (workspace_id, report_id, first_day)
      where kind = 'scheduled'`,
    `create table report_mail (
      workspace_id uuid not null,
      run_id uuid not null,
      report_id uuid not null,
      recipient_id uuid not null,
      state text not null check (state in ('queued', 'sending', 'sent', 'refused', 'withdrawn', 'unconfirmed')),
      at timestamptz not null,
      detail text,
      primary key (workspace_id, run_id, recipient_id),
      foreign key (workspace_id, run_id) references report_run (workspace_id, id) on delete cascade,
      foreign key (workspace_id, report_id, recipient_id)
        references report_recipient (workspace_id, report_id, id) on delete cascade
    )`,
    `create index report_mail_recipient on report_mail (workspace_id, report_id, recipient_id, at)`,
  ],
};
