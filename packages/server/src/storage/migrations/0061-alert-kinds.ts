import type { Migration } from "../migration.ts";

/** Alerts that are judged when a day is over, on a theme, a change or a goal; and hours in which nobody is told. */
export const alertKinds: Migration = {
  name: "0061-alert-kinds",
  statements: [
    `alter table alert_rule
      add column about text,
      add column reading jsonb not null default '{}',
      add column quiet jsonb,
      add column judged_on date`,
    `alter table alert add column tell_at timestamptz`,
    `create index alert_to_tell on alert (workspace_id, tell_at) where tell_at is not null`,
  ],
};
