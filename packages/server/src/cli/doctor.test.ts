import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { expect, test } from "vitest";
import { cli, serving, urlOf } from "../testing/cli.ts";
import { freshDatabase } from "../testing/test-database.ts";

interface Finding {
  check: string;
  state: string;
  sentence: string;
}

test("doctor finds what dead processes left in hand, uploads that nobody imported, what grows, and a clock that was set back", async () => {
  const { connection, pool } = await freshDatabase();
  const environment = { DATABASE_URL: urlOf(connection) };
  const added = await cli(
    [
      ...["user", "add", "o@example.com", "--workspace", "Garden", "--role", "owner"],
      ...["--password-stdin", "--json"],
    ],
    environment,
    "correct horse battery",
  );
  expect(added, added.stderr).toMatchObject({ code: 0 });
  const imported = await cli(
    ["import", "-", "--survey", "Spring", "--yes", "--json"],
    environment,
    "email,score\na@shop.lv,9\n",
  );
  expect(imported, imported.stderr).toMatchObject({ code: 0 });
  const workspaceId = (added.json.workspace as { id: string }).id;
  await (await serving(environment)).stop();
  const findings = async () => {
    const { json } = await cli(["doctor", "--json"], environment);
    return (json.findings as Finding[]).map(
      ({ check, state, sentence }) => `${state} ${check}: ${sentence}`,
    );
  };

  const well = (await findings()).join("\n");
  expect(well).toMatch(/ok clock: It is \d/);
  expect(well).toContain("tables: The largest tables: ");
  expect(well).not.toMatch(/silent|not imported|What grew/);

  await pool.query(
    `insert into pgboss.job (name, state, started_on, heartbeat_on, heartbeat_seconds)
     values ('import.run', 'active', now() - interval '5 minutes', now() - interval '4 minutes', 30)`,
  );
  await pool.query(
    `insert into directory.due_work (kind, workspace_id, lane, due_at, worker, lease_token, lease_until)
     values ('messages', $1, '', now(), 'gone:4711', $2, now() - interval '3 minutes')`,
    [workspaceId, uuidv7()],
  );
  await pool.query(
    `insert into import (workspace_id, id, file_name, status, bytes, created_by, created_at)
     values ($1, $2, 'old.csv', 'uploaded', 3000000, 'ann', now() - interval '3 days')`,
    [workspaceId, uuidv7()],
  );
  await pool.query(
    `insert into directory.table_size (name, day, bytes) values ('public.response', current_date - 10, -20000000)`,
  );
  await pool.query(`update response set recorded_at = now() + interval '1 hour'`);
  const sick = (await findings()).join("\n");
  expect(sick).toMatch(
    /warning jobs: A process that did "import.run" has been silent for \d+ seconds/,
  );
  expect(sick).toMatch(/warning jobs: A process \(gone:4711\) that did "messages" has been silent/);
  expect(sick).toContain("uploads: 1 files (3 MB) were uploaded more than a day ago");
  expect(sick).toMatch(/fault clock: The newest answer was recorded at .* still to come/);
  expect(sick).toMatch(/tables: What grew: public\.response by 20\.\d MB since/);
}, 120_000);
