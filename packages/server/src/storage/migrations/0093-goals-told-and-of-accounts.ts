import type { Migration } from "../migration.ts";

/** What was last said of a goal, so that others hear of it when that changes, and once; and goals of accounts. */
export const goalsToldAndOfAccounts: Migration = {
  name: "0093-goals-told-and-of-accounts",
  statements: [
    // Of goals that there are nobody knows what was said: their first judgement is kept and told to nobody.
    `alter table goal add column judged text`,
    `alter table goal add column judged_on date`,
    `alter table goal alter column judged set default 'cannot_tell'`,
    `alter table goal add column account_id uuid`,
    `alter table goal add constraint goal_account_fkey
      foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade`,
  ],
};
