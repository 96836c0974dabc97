import type { Command } from "commander";
import { openStorage } from "../../app/storage.ts";
import { type Config, ConfigError, readConfig } from "../../config/config.ts";
import { openLog } from "../../log/log.ts";
import { openDatabase } from "../../storage/database.ts";
import { explainingDatabase } from "../database-errors.ts";
import { EXIT, print, progressLine } from "../output.ts";
import { checkArchive, checkLastBackup } from "./check-archive.ts";
import {
  checkClock,
  checkMigrations,
  checkSecret,
  checkServer,
  checkSessions,
  isServed,
} from "./check-database.ts";
import { checkGrowth } from "./check-growth.ts";
import {
  checkDeadWorkers,
  checkImports,
  checkJobs,
  checkUploads,
  checkWaysOut,
} from "./check-jobs.ts";
import {
  checkDataFolder,
  checkDisk,
  checkPublicUrl,
  checkReachable,
  isUnused,
} from "./check-machine.ts";
import { checkMail } from "./check-mail.ts";
import { checkTallies } from "./check-tallies.ts";
import { type Finding, fault, look, ok } from "./finding.ts";

interface Options {
  fix?: boolean;
  json?: boolean;
}

const SIGNS = { ok: "✓", note: "·", warning: "!", fault: "✗" } as const;

/** `candor doctor`: says in words what is wrong with a Candor, and mends what it can when asked to. */
export function doctorCommand(program: Command): void {
  program
    .command("doctor")
    .description("say in words what is wrong: settings, disk, database, tallies, mail, jobs")
    .option("--fix", "count wrong tallies anew, and mark imports that stopped in the middle")
    .option("--json", "print JSON")
    .action(async (options: Options) => {
      const findings = await examine(options);
      const healthy = !findings.some(({ state }) => state === "fault");
      const text = [
        ...findings.map(({ check, state, sentence }) => `${SIGNS[state]} ${check}: ${sentence}`),
        summary(findings),
      ].join("\n");
      print({ healthy, findings }, { json: options.json, text });
      process.exitCode = healthy ? EXIT.ok : EXIT.attention;
    });
}

async function examine(options: Options): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.problems.map((problem) => fault("settings", problem));
    throw error;
  }
  return [
    ok("settings", "Every setting can be right."),
    ...(await look("data folder", () => checkDataFolder(config))),
    ...(await look("disk", () => checkDisk(config))),
    ...(await look("address", () => checkPublicUrl(config))),
    ...(await look("database", () => examineDatabase(config, options))),
    ...(await look("mail", () => checkMail(config))),
  ];
}

/** Changes nothing by itself: tables that are behind stay so. */
async function examineDatabase(config: Config, { fix = false }: Options): Promise<Finding[]> {
  // Looking must not make a database where there is none.
  if (config.databaseUrl === null && isUnused(config.dataFolder)) return [];
  return explainingDatabase(config.databaseUrl, async () => {
    const storage = await openStorage(config, openLog("silent"));
    const db = openDatabase({ ...storage.connection, max: 2, application_name: "candor-doctor" });
    try {
      const serving = await isServed(db);
      const findings = [
        ...(await look("database", () => checkServer(db, storage.description))),
        ...(await look("database", () => checkSessions(db))),
      ];
      const [schema] = await look("schema", () => checkMigrations(db));
      if (schema?.state !== "ok") return [...findings, ...(schema ? [schema] : [])];
      const show = progressLine();
      const onProgress = (done: number, total: number) => show(done, total, "workspaces counted");
      return [
        ...findings,
        schema,
        ...(await look("secret", () => checkSecret(db, config))),
        ...(await look("clock", () => checkClock(db))),
        ...(await look("tallies", () => checkTallies(db, { fix, onProgress }))),
        ...(await look("jobs", () => checkJobs(db, serving))),
        ...(await look("jobs", () => checkDeadWorkers(db, serving))),
        ...(await look("imports", () => checkImports(db, { fix }))),
        ...(await look("uploads", () => checkUploads(db))),
        ...(await look("tables", () => checkGrowth(db, new Date()))),
        ...(await look("backup", () => checkLastBackup(db, new Date()))),
        ...(await look("archive", () => checkArchive(db, { config, serving, now: new Date() }))),
        ...(await look("ways out", () => checkWaysOut(db))),
        ...(await look("reachable", () => checkReachable(config, serving))),
      ];
    } finally {
      await db.destroy();
      await storage.stop();
    }
  });
}

function summary(findings: readonly Finding[]): string {
  const count = (state: Finding["state"]) => findings.filter((one) => one.state === state).length;
  const faults = count("fault");
  const warnings = count("warning");
  if (faults > 0) return `${faults} faults, ${warnings} warnings.`;
  return warnings > 0 ? `Healthy; ${warnings} things want a look.` : "Healthy.";
}
