import type { Report, ReportRecipient, ReportRun } from "@candor/contract/report.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { destinationsOf, NO_POSTS, postsOf } from "./destination-queries.ts";
import { draftOf, type Frozen, type ReportRow, type RunRow, stateOfRecipient } from "./report.ts";

/** @throws {KnownError} 404 when there is no such report. */
export async function getReport(
  db: Database | Transaction,
  { workspaceId, reportId }: { workspaceId: string; reportId: string },
): Promise<ReportRow> {
  const row = await db
    .selectFrom("report")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", reportId)
    .executeTakeFirst();
  if (row) return row;
  throw new KnownError(404, "report_not_found", "There is no such report in this workspace.");
}

/** Reports with their recipients and what became of the last mail to each. */
export async function listReports(
  db: Database,
  { workspaceId, reportId }: { workspaceId: string; reportId?: string },
): Promise<Report[]> {
  let query = db
    .selectFrom("report as r")
    .innerJoin("survey as s", (join) =>
      join.onRef("s.workspace_id", "=", "r.workspace_id").onRef("s.id", "=", "r.survey_id"),
    )
    .selectAll("r")
    .select("s.name as survey_name")
    .where("r.workspace_id", "=", workspaceId)
    .where("s.deleted_at", "is", null);
  if (reportId !== undefined) query = query.where("r.id", "=", reportId);
  const [rows, recipients, destinations, { time_zone }] = await Promise.all([
    query.orderBy("r.created_at").orderBy("r.id").execute(),
    recipientsOf(db, workspaceId),
    destinationsOf(db, workspaceId),
    db
      .selectFrom("workspace")
      .select("time_zone")
      .where("id", "=", workspaceId)
      .executeTakeFirstOrThrow(),
  ]);
  return rows.map((row) => ({
    id: row.id,
    ...draftOf(row),
    surveyName: row.survey_name,
    timeZone: time_zone,
    active: row.active,
    nextAt: row.next_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    recipients: recipients.get(row.id) ?? [],
    destinations: destinations.get(row.id) ?? [],
  }));
}

async function recipientsOf(
  db: Database,
  workspaceId: string,
): Promise<Map<string, ReportRecipient[]>> {
  const { rows } = await sql<{
    report_id: string;
    id: string;
    email: string;
    user_id: string | null;
    language: string;
    confirmed_at: Date | null;
    left_at: Date | null;
    state: string | null;
    at: Date | null;
    detail: string | null;
  }>`
    select p.report_id, p.id, p.email, p.user_id, p.language, p.confirmed_at, p.left_at,
      coalesce(m.state, p.ask_state) as state, coalesce(m.at, p.ask_at) as at,
      case when m.state is null then p.ask_detail else m.detail end as detail
    from report_recipient p left join lateral (
      select state, at, detail from report_mail m where m.workspace_id = p.workspace_id
        and m.report_id = p.report_id and m.recipient_id = p.id order by m.at desc limit 1
    ) m on true
    where p.workspace_id = ${workspaceId} order by p.added_at, p.id
  `.execute(db);
  const byReport = new Map<string, ReportRecipient[]>();
  for (const row of rows) {
    const listed = byReport.get(row.report_id) ?? [];
    listed.push({
      id: row.id,
      email: row.email,
      inside: row.user_id !== null,
      language: row.language as ReportRecipient["language"],
      state: stateOfRecipient(row),
      last:
        row.state === null || row.at === null
          ? null
          : {
              state: row.state as NonNullable<ReportRecipient["last"]>["state"],
              at: row.at.toISOString(),
              detail: row.detail,
            },
    });
    byReport.set(row.report_id, listed);
  }
  return byReport;
}

/** The latest runs of a report, newest first, with how their mails and messages fared. */
export async function listRuns(
  db: Database,
  { workspaceId, reportId, runId }: { workspaceId: string; reportId: string; runId?: string },
): Promise<ReportRun[]> {
  const { rows } = await sql<{
    id: string;
    kind: string;
    first_day: string;
    end_day: string;
    state: string;
    made_at: Date;
    due_at: Date | null;
    missed: number;
    reason: string | null;
    queued: number;
    sent: number;
    refused: number;
    withdrawn: number;
    unconfirmed: number;
  }>`
    select r.id, r.kind, r.first_day::text as first_day, r.end_day::text as end_day, r.state, r.made_at,
      r.due_at, r.missed, r.reason,
      (count(m.state) filter (where m.state in ('queued', 'sending')))::int as queued,
      (count(m.state) filter (where m.state = 'sent'))::int as sent,
      (count(m.state) filter (where m.state = 'refused'))::int as refused,
      (count(m.state) filter (where m.state = 'withdrawn'))::int as withdrawn,
      (count(m.state) filter (where m.state = 'unconfirmed'))::int as unconfirmed
    from report_run r left join report_mail m on m.workspace_id = r.workspace_id and m.run_id = r.id
    where r.workspace_id = ${workspaceId} and r.report_id = ${reportId}
      and (${runId ?? null}::uuid is null or r.id = ${runId ?? null}::uuid)
    group by r.workspace_id, r.id order by r.made_at desc, r.id desc limit 100
  `.execute(db);
  const posts = await postsOf(db, { workspaceId, reportId });
  return rows.map(
    ({ id, kind, first_day, end_day, state, made_at, due_at, missed, reason, ...mails }) => ({
      id,
      reportId,
      kind: kind as ReportRun["kind"],
      from: first_day,
      to: end_day,
      state: state as ReportRun["state"],
      madeAt: made_at.toISOString(),
      dueAt: due_at?.toISOString() ?? null,
      ...{ missed, reason, mails, posts: posts.get(id) ?? NO_POSTS },
    }),
  );
}

/** @throws {KnownError} 404 for a run that is not here, or that was skipped and said nothing. */
export async function getRun(
  db: Database,
  { workspaceId, runId }: { workspaceId: string; runId: string },
): Promise<{ run: RunRow; frozen: Frozen }> {
  const run = await db
    .selectFrom("report_run")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", runId)
    .executeTakeFirst();
  if (run?.figures) return { run, frozen: run.figures as unknown as Frozen };
  throw new KnownError(404, "run_not_found", "There is no such run of a report in this workspace.");
}
