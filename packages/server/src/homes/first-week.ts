import type { Home } from "@candor/contract/workspace.ts";
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** Whose week it is. */
export interface Beginner {
  workspaceId: string;
  userId: string;
  /** As notes and the audit log name them. */
  actor: string;
}

interface Step {
  id: string;
  path: string;
  /** Whether it is there: a condition that the database answers. */
  fact: (who: Beginner) => RawBuilder<unknown>;
}

/** Whether the workspace has a row of this kind. */
const some =
  (table: string, where = sql`true`) =>
  ({ workspaceId }: Beginner) =>
    sql`exists (select from ${sql.table(table)} t where t.workspace_id = ${workspaceId} and ${where})`;

const TEN_ANSWERS: Step = {
  id: "answers",
  path: "/asking",
  fact: ({ workspaceId }) =>
    sql`(select count(*) from (select from response r where r.workspace_id = ${workspaceId}
      and r.cells is not null limit 10) x) >= 10`,
};
const GOAL: Step = { id: "goal", path: "/goals", fact: some("goal") };
const SHARED: Step = { id: "share", path: "/settings/shares", fact: some("share_link") };
const IMPROVEMENT: Step = { id: "improvement", path: "/improvements", fact: some("improvement") };

/** Four things for each: what makes the first week worth it, in the order in which they build on each other. */
export const FIRST_WEEK: Record<Home, readonly Step[]> = {
  executive: [
    TEN_ANSWERS,
    GOAL,
    { id: "report", path: "/settings/reports", fact: some("report", sql`t.active`) },
    { id: "benchmark", path: "/why/others", fact: some("benchmark") },
  ],
  manager: [
    TEN_ANSWERS,
    { id: "rule", path: "/cases/rules", fact: some("case_rule", sql`t.active`) },
    { id: "cause", path: "/cases", fact: some("customer_case", sql`t.cause_id is not null`) },
    IMPROVEMENT,
  ],
  front_line: [
    {
      id: "employee",
      path: "/my-effect",
      fact: (who) => some("employee", sql`t.user_id = ${who.userId}`)(who),
    },
    {
      id: "case",
      path: "/cases",
      fact: (who) => some("customer_case", sql`t.owner = ${who.userId}`)(who),
    },
    {
      id: "contact",
      path: "/cases/calls",
      fact: (who) =>
        some("customer_case", sql`t.owner = ${who.userId} and t.first_contact_at is not null`)(who),
    },
    {
      id: "note",
      path: "/responses",
      fact: (who) => some("response_note", sql`t.actor = ${who.actor}`)(who),
    },
  ],
  analyst: [
    TEN_ANSWERS,
    {
      id: "dimensions",
      path: "/surveys",
      fact: some("survey", sql`cardinality(t.dimensions) > 0`),
    },
    {
      id: "view",
      path: "/all",
      fact: (who) => some("saved_view", sql`t.created_by = ${who.actor}`)(who),
    },
    {
      id: "export",
      path: "/responses",
      fact: (who) =>
        some("audit_entry", sql`t.action = 'responses.exported' and t.actor = ${who.actor}`)(who),
    },
  ],
  marketer: [
    { id: "sending", path: "/asking", fact: some("sending", sql`t.status <> 'draft'`) },
    { id: "page", path: "/settings/public-page", fact: some("public_page") },
    { id: "announcement", path: "/announcements", fact: some("announcement") },
    SHARED,
  ],
  operator: [
    {
      id: "twoFactor",
      path: "/settings/you",
      fact: ({ userId }) =>
        sql`exists (select from auth."user" u where u.id = ${userId} and u."twoFactorEnabled")`,
    },
    {
      id: "colleague",
      path: "/settings/members",
      fact: ({ workspaceId }) =>
        sql`(select count(*) from directory.member m where m.workspace_id = ${workspaceId}) > 1`,
    },
    {
      id: "backup",
      path: "/settings/storage",
      fact: () => sql`exists (select from directory.backup_made)`,
    },
    {
      id: "retention",
      path: "/settings/retention",
      fact: ({ workspaceId }) =>
        sql`exists (select from workspace w where w.id = ${workspaceId} and w.settings ? 'retention')`,
    },
  ],
};

/** The first week of whoever comes for this, ticked by what is there. */
export async function firstWeek(
  db: Database,
  home: Home,
  who: Beginner,
): Promise<{ id: string; done: boolean; path: string }[]> {
  const steps = FIRST_WEEK[home];
  return Promise.all(
    steps.map(async ({ id, path, fact }) => {
      // One by one: what is global and what is a workspace's own do not join.
      const { rows } = await sql<{ done: boolean }>`select ${fact(who)} as done`.execute(db);
      return { id, path, done: rows[0]?.done ?? false };
    }),
  );
}
