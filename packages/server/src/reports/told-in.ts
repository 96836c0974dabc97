import { sql } from "kysely";
import type { Period } from "../scores/period.ts";
import type { Database } from "../storage/database.ts";
import type { ToldThen } from "./report.ts";

/** More than anybody tells in a month. */
const MOST = 20;

/** What customers were told in some days, by the clock of the workspace: to how many, and how many wrote back. */
export async function toldIn(
  db: Database,
  { workspaceId, from, to, timeZone }: Period & { workspaceId: string; timeZone: string },
): Promise<ToldThen[]> {
  const { rows } = await sql<{
    title: string;
    texts: Record<string, { subject: string }>;
    people: number;
    answered: number;
  }>`
    with told as materialized (
      select announcement_id, count(*)::int as people, count(answered_at)::int as answered
      from announcement_recipient
      where workspace_id = ${workspaceId}
        and told_at >= (${from}::date::timestamp at time zone ${timeZone})
        and told_at < (${to}::date::timestamp at time zone ${timeZone})
      group by announcement_id
    )
    select a.title, a.texts, told.people, told.answered from told
    join announcement a on a.id = told.announcement_id
    where a.workspace_id = ${workspaceId}
    order by told.people desc, a.number limit ${MOST}
  `.execute(db);
  return rows.map(({ texts, ...row }) => ({
    ...row,
    subjects: Object.fromEntries(
      // A name stands in some: what one customer reads is not what all did.
      Object.entries(texts).flatMap(([language, { subject }]) =>
        subject.trim() === "" || subject.includes("{") ? [] : [[language, subject]],
      ),
    ),
  }));
}
