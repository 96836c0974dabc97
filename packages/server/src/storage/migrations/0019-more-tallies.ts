import type { Migration } from "../migration.ts";

/** Response rates are sums over quarters of an hour; dimensions are tallied in pairs, too. */
export const moreTallies: Migration = {
  name: "0019-more-tallies",
  statements: [
    `create table invitation_tally (
      workspace_id uuid not null,
      survey_id uuid not null,
      slot timestamptz not null,
      channel text not null,
      invited integer not null,
      answered integer not null,
      primary key (workspace_id, survey_id, slot, channel),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    // As what an invitation stands in the tally: 0 not at all, 1 invited, 2 answered.
    `alter table invitation add column counted smallint not null default 0`,
    // The words of `uncounted-invitations.ts`.
    `create index invitation_uncounted on invitation (workspace_id, survey_id)
      where counted <> case when asked_at is null or state = 'bounced' then 0 when answered_at is null then 1 else 2 end`,

    // Whether all answers are tallied under the pairs of its dimensions; those that are there already follow by night.
    `alter table survey add column paired boolean not null default false`,
  ],
};
