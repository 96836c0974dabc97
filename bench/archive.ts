/**
 * What the archive of the log costs, and what returning to a moment takes.
 *
 * First two servers on data folders of their own, one with WAL_ARCHIVE and one without, record answers by turns (200
 * connections over HTTP). Then a survey is filled, and a backup, putting it back, a base copy and returning to a moment are timed.
 *
 *   ./run bench archive [ROUNDS] [SECONDS] [ANSWERS]
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startPrivatePostgres } from "../packages/server/src/private-postgres/private-postgres.ts";
import { median } from "./support/answers.ts";
import { prepareTarget, startServer, withDatabase } from "./support/candor-server.ts";
import { loadElsewhere } from "./support/load.ts";
import { DIMENSIONS, fillSurvey } from "./support/many-answers.ts";
import { machine, postmasterPid, processorSeconds } from "./support/processes.ts";

const CANDOR = join(import.meta.dirname, "../packages/server/src/cli/candor.ts");
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const WARM_UP_SECONDS = 3;

async function recording(root: string, rounds: number, seconds: number): Promise<void> {
  const sides = await Promise.all(
    ["without", "with"].map(async (name) => {
      const folder = join(root, name);
      mkdirSync(folder);
      const target = await prepareTarget(folder, { name: "Archive", dimensions: DIMENSIONS });
      const environment = name === "with" ? { WAL_ARCHIVE: join(root, "log") } : {};
      const server = await startServer(folder, { environment });
      return { name, folder, target, server };
    }),
  );
  const measured = new Map(
    sides.map(({ name }) => [name, [] as { perSecond: number; processor: number }[]]),
  );
  try {
    for (let round = 0; round <= rounds; round += 1) {
      // Whoever is second finds a warmer disk: they change places.
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const { target, server, folder } = side;
        const spent = () =>
          processorSeconds(server.process.pid ?? 0) + processorSeconds(postmasterPid(folder));
        const before = spent();
        const time = round === 0 ? WARM_UP_SECONDS : seconds;
        const { perSecond, recorded, failed } = await loadElsewhere({
          ...{ ...target, port: server.port, seconds: time },
        });
        if (failed > 0) throw new Error(`${failed} answers were refused`);
        if (round === 0) continue;
        const processor = (1e6 * (spent() - before)) / recorded;
        measured.get(side.name)?.push({ perSecond, processor });
        console.log(
          `round ${round}, ${side.name} the archive: ${Math.round(perSecond)} answers a second, ${Math.round(processor)} µs of processor time each`,
        );
      }
    }
  } finally {
    for (const { server } of sides) await server.stop();
  }
  const [without = [], kept = []] = ["without", "with"].map((name) => measured.get(name));
  const ratio = (of: "perSecond" | "processor") =>
    median(kept.map((one, at) => one[of] / (without[at]?.[of] ?? Number.NaN))).toFixed(2);
  console.log(
    `with the archive ${ratio("perSecond")} times the answers a second, ${ratio("processor")} times the processor time (medians of ${rounds} pairs)`,
  );
}

async function returning(root: string, answers: number): Promise<void> {
  const [folder, log, file] = ["data", "archive", "backup.sql.gz"].map((name) =>
    join(root, name),
  ) as [string, string, string];
  mkdirSync(folder);
  const target = await prepareTarget(folder, { name: "Return", dimensions: DIMENSIONS });
  // As the server with WAL_ARCHIVE says it.
  const on = await startPrivatePostgres({ dataFolder: folder, log: QUIET, archive: true });
  try {
    await withDatabase(folder, (db) => fillSurvey(db, target, { answers, until: new Date() }));
    const environment = { CANDOR_DATA: folder, WAL_ARCHIVE: log };
    const base = await timed("candor backup base", ["backup", "base"], environment);
    const back = await timed(
      "candor restore --at latest",
      ["restore", "--at", "latest", "--into", join(root, "back")],
      environment,
    );
    const backup = await timed("candor backup", ["backup", file], environment);
    const restore = await timed("candor restore", ["restore", file], {
      CANDOR_DATA: join(root, "restored"),
    });
    console.log(
      `restoring took ${(restore / backup).toFixed(1)} times as long as the backup; returning to a moment ${(back / base).toFixed(1)} times as long as a base copy, ${(restore / back).toFixed(1)} times quicker than restoring`,
    );
  } finally {
    await on.stop();
  }
}

/** @returns the seconds it took. */
async function timed(
  name: string,
  words: readonly string[],
  environment: Record<string, string>,
): Promise<number> {
  const start = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, [CANDOR, ...words, "--json"], {
    env: { ...process.env, ...environment },
    maxBuffer: 16 * 1024 * 1024,
  });
  const seconds = (performance.now() - start) / 1000;
  const { bytes, storedBytes, answers } = JSON.parse(stdout) as Record<string, number | undefined>;
  const said = [
    ...(bytes ? [`${Math.round(bytes / 1e6)} MB`] : []),
    ...(storedBytes ? [`packed ${Math.round(storedBytes / 1e6)} MB`] : []),
    ...(answers ? [`${answers} answers counted again`] : []),
  ];
  console.log(`${name}: ${seconds.toFixed(0)} s${said.length > 0 ? `, ${said.join(", ")}` : ""}`);
  return seconds;
}

const [rounds = "5", seconds = "8", answers = "1000000"] = process.argv.slice(2);
const root = mkdtempSync(join(tmpdir(), "candor-bench-archive-"));
try {
  console.log(machine());
  if (Number(rounds) > 0) await recording(root, Number(rounds), Number(seconds));
  if (Number(answers) > 0) await returning(root, Number(answers));
} finally {
  rmSync(root, { recursive: true, force: true, maxRetries: 10 });
}
