import type { Migration } from "../migration.ts";

/** Every list of the desk is read in its order, and what the desk's worker looks for is found without a look at every case. */
export const deskAtScale: Migration = {
  name: "0091-desk-at-scale",
  statements: [
    `create index customer_case_active on customer_case (workspace_id, sort_at, id)
      where merged_into is null and state in ('open', 'waiting')`,
    `create index customer_case_every on customer_case (workspace_id, sort_at, id) where merged_into is null`,
    `create index customer_case_active_owner on customer_case (workspace_id, owner, sort_at, id)
      where merged_into is null and state in ('open', 'waiting')`,
    `create index customer_case_active_team on customer_case (workspace_id, team_id, sort_at, id)
      where merged_into is null and state in ('open', 'waiting')`,
    `create index customer_case_active_priority on customer_case (workspace_id, priority, sort_at, id)
      where merged_into is null and state in ('open', 'waiting')`,
    `create index customer_case_snoozed on customer_case (workspace_id, snoozed_until) where snoozed_until is not null`,
    `create index customer_case_asleep on customer_case (workspace_id, sort_at, id)
      where merged_into is null and state in ('open', 'waiting') and snoozed_until is not null`,
    `create index customer_case_quiet on customer_case (workspace_id, updated_at)
      where merged_into is null and state = 'resolved'`,
    // "is null" orders nothing: what is nobody's has an order of its own.
    `create index customer_case_unowned on customer_case (workspace_id, sort_at, id)
      include (state, routing, team_id, sensitive)
      where merged_into is null and state in ('open', 'waiting') and owner is null`,
    `create index customer_case_to_deal on customer_case (workspace_id, sort_at, id) include (team_id, sensitive)
      where state = 'open' and merged_into is null and owner is null and routing <> 'by_hand'`,
    // When somebody was last written to about a thing is asked for every notice.
    `create index notice_target on notice (workspace_id, user_id, target)`,
  ],
};
