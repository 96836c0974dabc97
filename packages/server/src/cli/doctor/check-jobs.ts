import { sql } from "kysely";
import { importJob } from "../../imports/import-routes.ts";
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
    from pgboss.job group by name order by name
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

/** Imports that somebody killed in the middle: their rows are in, and nobody goes on with them. */
export async function checkImports(db: Database, { fix }: { fix: boolean }): Promise<Finding[]> {
  const { rows } = await sql<{ workspace_id: string; id: string; file_name: string; read: number }>`
    select i.workspace_id, i.id, i.file_name, i.read from import i
    where i.status = 'running' and i.started_at < now() - interval '1 minute'
      and not exists (select from pgboss.job j where j.name = ${importJob.name}
        and j.state in ('created', 'retry', 'active') and j.data ->> 'importId' = i.id::text)
      and not exists (select from pg_stat_activity a where a.datname = current_database()
        and a.application_name = 'candor-cli' and a.backend_start <= i.started_at)
  `.execute(db);
  const findings: Finding[] = [];
  for (const { workspace_id, id, file_name, read } of rows) {
    const again = `Import the file again: the ${read} rows that are in stay as they are, and the rest follows.`;
    if (!fix) {
      findings.push(
        warning(
          "imports",
          `The import of "${file_name}" stopped in the middle. ${again} With --fix it is marked as stopped.`,
        ),
      );
      continue;
    }
    await db
      .updateTable("import")
      .set({
        status: "failed",
        error: `The import stopped in the middle. ${again}`,
        finished_at: new Date(),
      })
      .where("workspace_id", "=", workspace_id)
      .where("id", "=", id)
      .where("status", "=", "running")
      .execute();
    findings.push(
      note(
        "imports",
        `The import of "${file_name}" had stopped in the middle and is marked so now. ${again}`,
      ),
    );
  }
  return findings;
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
        `Nothing goes out by ${channel} since ${since.toISOString()}: ${error ?? "it cannot be reached"}. What is due waits.`,
      ),
    ),
  ];
}
