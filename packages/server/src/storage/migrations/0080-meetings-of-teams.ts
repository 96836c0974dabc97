import type { Migration } from "../migration.ts";

/** A meeting may be a team's. */
export const meetingsOfTeams: Migration = {
  name: "0080-meetings-of-teams",
  statements: [
    `alter table meeting add column team_id uuid`,
    `create index meeting_of_team on meeting (workspace_id, team_id, starts_at)
      where team_id is not null`,
  ],
};
