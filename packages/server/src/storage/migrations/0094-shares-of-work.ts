import type { Migration } from "../migration.ts";

/** Links to an improvement and to a report. What they show may go; the link stays, so that its page can say that it ended. */
export const sharesOfWork: Migration = {
  name: "0094-shares-of-work",
  statements: [
    `alter table share_link drop constraint share_link_kind_check`,
    `alter table share_link add constraint share_link_kind_check
      check (kind in ('overview', 'theme', 'improvement', 'report'))`,
    `alter table share_link add column improvement_id uuid`,
    `alter table share_link add column report_id uuid`,
    // One run of the report; the newest each time where there is none.
    `alter table share_link add column run_id uuid`,
  ],
};
