import type { Migration } from "../migration.ts";

/** Visits beside page views, where a survey's widget is to count them; what was counted so far goes on. */
export const visitsOfPages: Migration = {
  name: "0074-visits-of-pages",
  statements: [
    `alter table widget add column counts_visits boolean not null default false`,
    `update widget set counts_visits = true`,
    `alter table widget_count add column visits bigint not null default 0`,
  ],
};
