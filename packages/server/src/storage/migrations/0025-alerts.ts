import type { Migration } from "../migration.ts";

/** Rules that watch scores, what each watch has seen so far, and the alarms they raised. */
export const alerts: Migration = {
  name: "0025-alerts",
  statements: [
    `create table alert_rule (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      name text not null,
      kind text not null,
      filter text[] not null,
      each_of text,
      false_alarm_days integer not null,
      mail_to text[] not null,
      enabled boolean not null,
      snoozed_until timestamptz,
      created_by text not null,
      created_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index alert_rule_by_survey on alert_rule (workspace_id, survey_id)`,
    // One row for each value that is watched; "" where the rule watches everything together.
    `create table alert_watch (
      workspace_id uuid not null,
      rule_id uuid not null,
      value text not null,
      since_day date not null,
      seen integer[] not null,
      state jsonb not null,
      reference integer[] not null,
      budget double precision not null,
      primary key (workspace_id, rule_id, value),
      foreign key (workspace_id, rule_id) references alert_rule (workspace_id, id) on delete cascade
    )`,
    `create table alert (
      workspace_id uuid not null,
      id uuid not null,
      rule_id uuid not null,
      value text not null,
      at timestamptz not null,
      evidence jsonb not null,
      told text[] not null,
      acknowledged_by text,
      acknowledged_at timestamptz,
      outcome text,
      note text,
      primary key (workspace_id, id),
      foreign key (workspace_id, rule_id) references alert_rule (workspace_id, id) on delete cascade
    )`,
    `create index alert_by_rule on alert (workspace_id, rule_id, value)`,
  ],
};
