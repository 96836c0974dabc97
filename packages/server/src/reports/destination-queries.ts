import type { ReportDestination, ReportRun } from "@candor/contract/report.ts";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** Of a run that goes to no chat. */
export const NO_POSTS: ReportRun["posts"] = {
  ...{ queued: 0, sent: 0, refused: 0, withdrawn: 0, unconfirmed: 0 },
};

/** The chats of each report, with what became of the last hand-over: of a report or of a test, whichever was later. */
export async function destinationsOf(
  db: Database,
  workspaceId: string,
): Promise<Map<string, ReportDestination[]>> {
  const { rows } = await sql<{
    report_id: string;
    id: string;
    kind: string;
    name: string;
    shown: string;
    language: string;
    added_by: string;
    tested_at: Date | null;
    test_state: string | null;
    test_detail: string | null;
    state: string | null;
    at: Date | null;
    detail: string | null;
  }>`
    select d.report_id, d.id, d.kind, d.name, d.shown, d.language, d.added_by, d.tested_at, d.test_state,
      d.test_detail, m.state, m.at, m.detail
    from report_destination d left join lateral (
      select state, at, detail from report_post p where p.workspace_id = d.workspace_id
        and p.report_id = d.report_id and p.destination_id = d.id order by p.at desc limit 1
    ) m on true
    where d.workspace_id = ${workspaceId} order by d.added_at, d.id
  `.execute(db);
  const byReport = new Map<string, ReportDestination[]>();
  for (const row of rows) {
    const listed = byReport.get(row.report_id) ?? [];
    listed.push({
      id: row.id,
      kind: row.kind as ReportDestination["kind"],
      name: row.name,
      address: row.shown,
      language: row.language as ReportDestination["language"],
      addedBy: row.added_by,
      last: lastOf(row),
    });
    byReport.set(row.report_id, listed);
  }
  return byReport;
}

/** How the messages of each run of a report fared. */
export async function postsOf(
  db: Database,
  { workspaceId, reportId }: { workspaceId: string; reportId: string },
): Promise<Map<string, ReportRun["posts"]>> {
  const rows = await db
    .selectFrom("report_post")
    .select(["run_id", "state"])
    .select((eb) => eb.fn.countAll<string>().as("n"))
    .where("workspace_id", "=", workspaceId)
    .where("report_id", "=", reportId)
    .groupBy(["workspace_id", "run_id", "state"])
    .execute();
  const byRun = new Map<string, ReportRun["posts"]>();
  for (const { run_id, state, n } of rows) {
    const counted = byRun.get(run_id) ?? { ...NO_POSTS };
    const fate = state === "sending" ? "queued" : (state as keyof ReportRun["posts"]);
    counted[fate] += Number(n);
    byRun.set(run_id, counted);
  }
  return byRun;
}

function lastOf(row: {
  tested_at: Date | null;
  test_state: string | null;
  test_detail: string | null;
  state: string | null;
  at: Date | null;
  detail: string | null;
}): ReportDestination["last"] {
  const { tested_at, test_state, state, at } = row;
  type State = NonNullable<ReportDestination["last"]>["state"];
  if (tested_at !== null && test_state !== null && (at === null || tested_at > at)) {
    const words = { at: tested_at.toISOString(), detail: row.test_detail };
    return { state: test_state as State, ...words, test: true };
  }
  if (state === null || at === null) return null;
  return { state: state as State, at: at.toISOString(), detail: row.detail, test: false };
}
