/** What a look for due work costs while many workspaces wait: `./run bench due-work [LOOKS]`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { dueNow } from "../packages/server/src/due-work/due-work.ts";
import { startPrivatePostgres } from "../packages/server/src/private-postgres/private-postgres.ts";
import { openDatabase, openPool } from "../packages/server/src/storage/database.ts";
import { migrate } from "../packages/server/src/storage/migrate.ts";
import { median } from "./support/answers.ts";
import { machine, postmasterPid, processorSeconds } from "./support/processes.ts";

const KINDS = Array.from({ length: 25 }, (_, n) => ({ kind: `kind ${n}`, full: [] }));
const looks = Number(process.argv[2] ?? 40);
const dataFolder = mkdtempSync(join(tmpdir(), "candor-bench-"));
const quiet = { info() {}, warn() {}, error: console.error };
const postgres = await startPrivatePostgres({ dataFolder, log: quiet });
try {
  const pool = openPool(postgres.connection);
  await migrate(pool);
  await pool.end();
  const db = openDatabase({ ...postgres.connection, max: 1 });
  console.log(machine());
  for (const workspaces of [10, 1_000, 10_000, 100_000]) {
    await sql`truncate directory.due_work`.execute(db);
    // All of them wait for one kind, and for each other kind at some time to come.
    await sql`
      insert into directory.due_work (kind, workspace_id, due_at)
      select 'kind ' || k, gen_random_uuid(), now() + case when k = 0 then interval '-1 minute' else interval '1 day' end
      from generate_series(0, 2) k, generate_series(1, ${workspaces}::int)
    `.execute(db);
    await sql`vacuum analyze directory.due_work`.execute(db);
    const times: number[] = [];
    const before = processorSeconds(postmasterPid(dataFolder));
    for (let n = 0; n < looks; n += 1) {
      const began = performance.now();
      await dueNow(db, { kinds: KINDS, now: new Date() });
      times.push(performance.now() - began);
    }
    const cpu = processorSeconds(postmasterPid(dataFolder)) - before;
    console.log(
      `${String(workspaces).padStart(7)} workspaces wait: p50 ${median(times).toFixed(1)} ms, ${((1000 * cpu) / looks).toFixed(1)} ms of processor time of PostgreSQL`,
    );
  }
  await db.destroy();
} finally {
  await postgres.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
