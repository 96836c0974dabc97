/**
 * One PostgreSQL for a whole run of the tests, with a migrated template that each test file copies.
 * Which one: the bundled version; the machine's version 15 with `CANDOR_TEST_POSTGRES=15`; a Citus
 * cluster of yours with `CITUS_URL`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { TestProject } from "vitest/node";
import { findPostgres } from "../private-postgres/postgres-binaries.ts";
import {
  type PrivatePostgres,
  startPrivatePostgres,
} from "../private-postgres/private-postgres.ts";
import { openPool } from "../storage/database.ts";
import { distribute } from "../storage/distribute.ts";
import { migrate } from "../storage/migrate.ts";

/** How test files reach the cluster. */
export interface TestCluster {
  connection: pg.PoolConfig;
  /** The migrated database to copy; `null` on Citus, where databases cannot be copied. */
  template: string | null;
}

declare module "vitest" {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

const TEMPLATE = "candor_template";
const FOLDER = "candor-test-";
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** Vitest calls this before the first test file, and what it returns after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const citus = process.env.CITUS_URL;
  if (citus) return useCitus(project, citus);

  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  const postgres = await startPrivatePostgres({
    dataFolder: folder,
    log: QUIET,
    durable: false,
    binaries: await wantedBinaries(),
  });
  try {
    await makeTemplate(postgres);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide("cluster", { connection: postgres.connection, template: TEMPLATE });
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function useCitus(project: TestProject, url: string): Promise<() => Promise<void>> {
  const connection = { connectionString: url };
  const pool = openPool(connection);
  await migrate(pool);
  await distribute(pool);
  await pool.end();
  project.provide("cluster", { connection, template: null });
  return async () => {};
}

async function wantedBinaries(): Promise<string | undefined> {
  const wanted = process.env.CANDOR_TEST_POSTGRES;
  return wanted ? (await findPostgres({ wanted: Number(wanted) })).folder : undefined;
}

async function makeTemplate({ connection }: PrivatePostgres): Promise<void> {
  const server = openPool({ ...connection, max: 1 });
  await server.query(`create database ${TEMPLATE}`);
  await server.end();
  const template = openPool({ ...connection, database: TEMPLATE, max: 4 });
  await migrate(template);
  await template.end();
}

/** What a run that was killed left behind: its server and its folder. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1];
    if (!owner || isRunning(Number(owner))) continue;
    const folder = join(tmpdir(), name);
    try {
      process.kill(
        Number.parseInt(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8"), 10),
        "SIGQUIT",
      );
    } catch {
      // It ended with its run.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
