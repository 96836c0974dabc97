import { sql } from "kysely";
import { ALL_JOBS } from "../../app/all-jobs.ts";
import {
  abandonedImports,
  endAbandonedImports,
  stoppedInTheMiddle,
} from "../../imports/watch-imports.ts";
import type { Database } from "../../storage/database.ts";
import { type Finding, note, ok, warning } from "./finding.ts";

/** Background work: what waits too long, what was given up. */
export async function checkJobs(db: Database, serving: boolean): Promise<Finding[]> {
  const there = await sql<{
    table: string | null;
  }>`select to_regclass('pgboss.job')::text as "table"`.execute(db);
  if (!there.rows[0]?.table) return [];
  const { rows } = await sql<{ name: string; late: number; lost: number; failed: number }>`
    select name,
      count(*) filter (where state in ('created', 'retry') and start_after < now() - interval '10 minutes')::int as late,
      count(*) filter (where state = 'active' and started_on + make_interval(secs => expire_seconds) < now())::int as lost,
      count(*) filter (where state = 'failed' and completed_on > now() - interval '7 days')::int as failed
    from pgboss.job where name = any(${ALL_JOBS.map(({ name }) => name)}::text[])
    group by name order by name
  `.execute(db);
  const findings: Finding[] = [];
  const late = rows.reduce((sum, row) => sum + row.late, 0);
  if (late > 0) {
    findings.push(
      serving
        ? warning(
            "jobs",
            `${late} jobs have waited for over ten minutes (${namesOf(rows, "late")}). If that number does not fall, restart Candor and look at its log.`,
          )
        : note("jobs", `${late} jobs wait until a server runs (${namesOf(rows, "late")}).`),
    );
  }
  const lost = rows.reduce((sum, row) => sum + row.lost, 0);
  if (lost > 0)
    findings.push(
      note(
        "jobs",
        `${lost} jobs lost their worker (${namesOf(rows, "lost")}); a running server begins them again.`,
      ),
    );
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  if (failed > 0)
    findings.push(
      warning(
        "jobs",
        `${failed} jobs were given up in the last seven days (${namesOf(rows, "failed")}). The log says why.`,
      ),
    );
  return findings.length > 0 ? findings : [ok("jobs", "No background work is stuck.")];
}

type Count = { name: string; late: number; lost: number; failed: number };

function namesOf(rows: readonly Count[], which: "late" | "lost" | "failed"): string {
  return rows
    .filter((row) => row[which] > 0)
    .map((row) => `${row.name}: ${row[which]}`)
    .join(", ");
}

/** Imports with which nobody goes on; a running server marks them by itself within two minutes. */
export async function checkImports(db: Database, { fix }: { fix: boolean }): Promise<Finding[]> {
  const now = new Date();
  const abandoned = fix ? await endAbandonedImports(db, now) : await abandonedImports(db, now);
  return abandoned.map((one) =>
    fix
      ? note(
          "imports",
          `The import of "${one.fileName}" is marked as ended now. ${stoppedInTheMiddle(one)}`,
        )
      : warning(
          "imports",
          `The import of "${one.fileName}" runs no more. ${stoppedInTheMiddle(one)} With --fix it is marked as stopped.`,
        ),
  );
}

const UNCOMMITTED_HOURS = 24;

/** Files that were uploaded and never imported: they take room, and hold what customers wrote. */
export async function checkUploads(db: Database): Promise<Finding[]> {
  const before = new Date(Date.now() - UNCOMMITTED_HOURS * 3600_000);
  const { rows } = await sql<{ files: number; megabytes: number }>`
    select count(*)::int as files, coalesce(round(sum(bytes) / 1e6), 0)::int as megabytes from import
    where status = 'uploaded' and created_at < ${before}::timestamptz
  `.execute(db);
  const { files = 0, megabytes = 0 } = rows[0] ?? {};
  if (files === 0) return [];
  return [
    note(
      "uploads",
      `${files} files (${megabytes} MB) were uploaded more than a day ago and not imported. Import or cancel them under Import.`,
    ),
  ];
}

/** Work in the hand of processes that are gone: silent jobs, turns whose lease is over. */
export async function checkDeadWorkers(db: Database, serving: boolean): Promise<Finding[]> {
  const jobs = await sql<{ name: string; seconds: number }>`
    select name, extract(epoch from clock_timestamp() - max(coalesce(heartbeat_on, started_on)))::int as seconds
    from pgboss.job where state = 'active' and heartbeat_seconds is not null
      and coalesce(heartbeat_on, started_on) + make_interval(secs => heartbeat_seconds) < clock_timestamp()
    group by name order by name
  `.execute(db);
  const turns = await sql<{ name: string; worker: string | null; seconds: number }>`
    select kind as name, worker, extract(epoch from clock_timestamp() - min(lease_until))::int as seconds
    from directory.due_work where lease_until < clock_timestamp() group by kind, worker order by kind
  `.execute(db);
  const failing = await sql<{ name: string; places: number; error: string | null }>`
    select kind as name, count(*)::int as places, max(last_error) as error
    from directory.due_work where attempts >= 3 group by kind order by kind
  `.execute(db);
  const then = serving
    ? "A running server takes it up within a minute; if this stays so, restart Candor and look at its log."
    : "It is taken up when a server runs.";
  return [
    ...jobs.rows.map(({ name, seconds }) =>
      warning(
        "jobs",
        `A process that did "${name}" has been silent for ${seconds} seconds. ${then}`,
      ),
    ),
    ...turns.rows.map(({ name, worker, seconds }) =>
      warning(
        "jobs",
        `A process (${worker ?? "unknown"}) that did "${name}" has been silent since its lease ended ${seconds} seconds ago. ${then}`,
      ),
    ),
    ...failing.rows.map(({ name, places, error }) =>
      warning(
        "jobs",
        `"${name}" fails again and again in ${places} places: ${error ?? "its process ends in the middle"}.`,
      ),
    ),
  ];
}

/** Ways out that are closed: paused webhooks, channels that are down. */
export async function checkWaysOut(db: Database): Promise<Finding[]> {
  const webhooks = await sql<{ name: string; workspace: string; reason: string | null }>`
    select h.name, w.name as workspace, h.paused_reason as reason from webhook h
    join workspace w on w.id = h.workspace_id where h.status = 'paused' and h.paused_reason is distinct from 'by_hand'
  `.execute(db);
  const channels = await sql<{ channel: string; since: Date; error: string | null }>`
    select channel, since, error from directory.channel_state where state = 'down'
  `.execute(db);
  return [
    ...webhooks.rows.map(({ name, workspace, reason }) =>
      warning(
        "webhooks",
        `The webhook "${name}" of "${workspace}" is paused (${reason ?? "by somebody"}). Mend its receiver, resume it under Settings, and: candor webhook replay`,
      ),
    ),
    ...channels.rows.map(({ channel, since, error }) =>
      warning(
        "channels",
        bringsMail(channel)
          ? `Answers by mail do not come in by ${channel} since ${since.toISOString()}: ${error ?? "it cannot be reached"}`
          : `Nothing goes out by ${channel} since ${since.toISOString()}: ${error ?? "it cannot be reached"}. What is due waits.`,
      ),
    ),
  ];
}

/** A mailbox that is looked into, or the hook of a service. */
function bringsMail(channel: string): boolean {
  return /^(mailbox|mail-hook):/.test(channel);
}
