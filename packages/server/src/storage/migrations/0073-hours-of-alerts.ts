import type { Migration } from "../migration.ts";

/** Hours in which a colleague wants no mail about alerts, and what waits for them. */
export const hoursOfAlerts: Migration = {
  name: "0073-hours-of-alerts",
  statements: [
    `alter table colleague add column alert_hours jsonb`,
    `alter table alert_rule add column urgent boolean not null default false`,
    `alter table alert
      add column later jsonb not null default '[]',
      add column later_at timestamptz`,
    `create index alert_told_later on alert (workspace_id, later_at) where later_at is not null`,
  ],
};
