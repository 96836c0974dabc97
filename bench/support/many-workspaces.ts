/** Thousands of workspaces, faster than anybody founds them: a few made through the API, then copied as sets. */
import { sql } from "kysely";
import type { Database } from "../../packages/server/src/storage/database.ts";
import { startServer, type Target, until, withDatabase } from "./candor-server.ts";

/** A workspace to copy: how many answers it has, and how many of it there are. */
export interface Template extends Target {
  answers: number;
  copies: number;
}

/** Sizes by Zipf's law: the largest has 20,000 answers, half of all have fewer than five. */
export function zipf(workspaces: number): { answers: number; copies: number }[] {
  const [large, middle] = [Math.round(workspaces / 250), Math.round(workspaces / 16)];
  return [
    { answers: 20_000, copies: 1 },
    { answers: 1_000, copies: large },
    { answers: 60, copies: middle },
    { answers: 4, copies: Math.max(0, workspaces - 4 - 1 - large - middle) },
  ];
}

/** Answers, rules of alerts and cases, a report: as people leave them through the API. Waits until nothing is due. */
export async function fillTemplates(dataFolder: string, templates: Template[]): Promise<void> {
  const server = await startServer(dataFolder);
  try {
    for (const template of templates) {
      const ask = asking(server.port, template);
      const { surveyId } = template;
      await ask("alert-rules", { surveyId, name: "Score fell", kind: "score_drop" });
      await ask("alert-rules", { surveyId, name: "Silence", kind: "channel_silent" });
      await ask("reports", { surveyId, name: "Weekly" });
      await ask("case-rules", {
        name: "Unhappy",
        condition: { scoreTo: 6 },
        action: {},
      });
      await bulk(server.port, template);
    }
    await until(async () => {
      const waiting = await withDatabase(dataFolder, async (db) => {
        const { rows } = await sql<{ n: number }>`
          select (select count(*) from comment_to_read)::int
            + (select count(*) from directory.due_work where due_at <= now())::int as n
        `.execute(db);
        return rows[0]?.n ?? 1;
      });
      return waiting === 0;
    });
  } finally {
    await server.stop();
  }
}

function asking(port: number, { key }: Target) {
  return async (path: string, body: unknown) => {
    const reply = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  };
}

const WORDS = ["Quick delivery, friendly people", "Far too expensive", "It broke after a week"];

async function bulk(port: number, { surveyId, key, answers }: Template): Promise<void> {
  const lines = Array.from({ length: answers }, (_, n) =>
    JSON.stringify({
      ...{ score: (n * 7) % 11, properties: { store: `store ${n % 5}` } },
      ...{ person: { email: `p${n % Math.ceil(answers / 2)}@example.com` } },
      ...(n % 3 === 0 ? { comment: `${WORDS[(n % 9) % 3]}, number ${n}` } : {}),
      answeredAt: new Date(Date.now() - (1 + (n % 300)) * 86_400_000).toISOString(),
    }),
  );
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/surveys/${surveyId}/responses/bulk`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
    body: lines.join("\n"),
  });
  const created = (await reply.text()).match(/"created"/g)?.length ?? 0;
  if (created !== answers) throw new Error(`${created} of ${answers} were recorded`);
}

/**
 * Copies each template so many times: every table that has a workspace, with what is due in it. Ids stay, since a workspace comes
 * first in every key.
 *
 * @returns the ids of each template's copies.
 */
export async function copyWorkspaces(db: Database, templates: readonly Template[]) {
  const { rows: tables } = await sql<{ name: string; columns: string[] }>`
    select format('%I.%I', n.nspname, c.relname) as name, array_agg(a.attname::text) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where (n.nspname = 'public' or (n.nspname = 'directory' and c.relname in ('due_work', 'member')))
      and c.relkind in ('r', 'p') and not c.relispartition
    group by 1 having 'workspace_id' = any(array_agg(a.attname::text)) order by 1
  `.execute(db);
  const copies = new Map<Template, string[]>();
  await db.transaction().execute(async (trx) => {
    // What refers to what is as right in a copy as in what it was copied from.
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const template of templates) {
      const ids = Array.from({ length: template.copies }, () => crypto.randomUUID());
      copies.set(template, ids);
      const { rows: own } = await sql<{ name: string }>`
        select attname::text as name from pg_attribute
        where attrelid = 'workspace'::regclass and attnum > 0 and not attisdropped and attname <> 'id'
      `.execute(trx);
      const rest = sql.join(own.map(({ name }) => sql.ref(name)));
      await sql`insert into workspace (id, ${rest}) select new.id, ${rest}
        from workspace t cross join unnest(${ids}::uuid[]) new(id) where t.id = ${template.workspaceId}
      `.execute(trx);
      for (const { name, columns } of tables) {
        const others = columns.filter((column) => column !== "workspace_id");
        const list = sql.join(others.map((column) => sql.ref(column)));
        const from = sql.join(others.map((column) => sql.ref(`t.${column}`)));
        await sql`insert into ${sql.raw(name)} (workspace_id, ${list}) select new.id, ${from}
          from ${sql.raw(name)} t cross join unnest(${ids}::uuid[]) new(id)
          where t.workspace_id = ${template.workspaceId}
        `.execute(trx);
      }
    }
  });
  await sql`vacuum analyze`.execute(db);
  return copies;
}
