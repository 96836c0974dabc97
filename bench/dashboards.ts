/**
 * The overview (score, trend, one breakdown) over a million answers against ten thousand, through HTTP on one server;
 * a filter by two properties; a page of a hundred answers. Half a million people were invited to the large survey and
 * nobody to the small one.
 *
 *   ./run bench dashboards [ANSWERS] [ROUNDS]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./support/answers.ts";
import { prepareTarget, startServer, type Target, withDatabase } from "./support/candor-server.ts";
import { DIMENSIONS, fillInvitations, fillSurvey } from "./support/many-answers.ts";
import { machine, postmasterPid, processorSeconds } from "./support/processes.ts";

const SMALL = 10_000;
/** The year of answers ends here; the screens look at its last quarter. */
const UNTIL = new Date("2026-11-01T00:00:00Z");
const QUARTER = "from=2026-08-01&to=2026-11-01";
const TWO_PROPERTIES = "filter=plan%3Dteam&filter=country%3DLV";

const QUESTIONS: Record<string, string[]> = {
  "overview, last quarter": [
    `score?${QUARTER}`,
    `trend?by=week&${QUARTER}`,
    `breakdown?by=plan&${QUARTER}`,
  ],
  "overview, all time": ["score", "trend?by=month", "breakdown?by=store"],
  "overview of one store": [
    `score?filter=store%3Dstore+7&${QUARTER}`,
    `trend?by=week&filter=store%3Dstore+7&${QUARTER}`,
  ],
  "two properties, last quarter": [`score?${TWO_PROPERTIES}&${QUARTER}`],
  "two properties, all time": [`score?${TWO_PROPERTIES}`],
  "100 answers, newest": ["responses?limit=100"],
  "100 answers, of two properties": [`responses?limit=100&${TWO_PROPERTIES}`],
  "100 answers, that say “delivery”, detractors": [
    "responses?limit=100&search=delivery&group=detractor",
  ],
};

async function measure(answers: number, rounds: number): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-dashboards-"));
  try {
    const small = await prepareTarget(dataFolder, { name: "Small", dimensions: DIMENSIONS });
    const large = await prepareTarget(dataFolder, { name: "Large", dimensions: DIMENSIONS });
    const start = performance.now();
    await withDatabase(dataFolder, async (db) => {
      await fillSurvey(db, small, { answers: SMALL, until: UNTIL });
      await fillSurvey(db, large, { answers, until: UNTIL });
      await fillInvitations(db, large, { invitations: Math.round(answers / 2), until: UNTIL });
    });
    console.log(
      `filled in ${Math.round((performance.now() - start) / 1000)} s; tallies equal the recount`,
    );
    console.log(machine());
    const server = await startServer(dataFolder);
    try {
      for (const [name, paths] of Object.entries(QUESTIONS)) {
        const postgres = postmasterPid(dataFolder);
        console.log(
          await compared(name, paths, { small, large, port: server.port, rounds, postgres }),
        );
      }
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
}

interface Asking {
  small: Target;
  large: Target;
  port: number;
  rounds: number;
  /** The server process of PostgreSQL, for what the larger survey costs it. */
  postgres: number;
}

/** Both surveys by turns, after a few questions that warm the caches. */
async function compared(
  name: string,
  paths: readonly string[],
  { small, large, port, rounds, postgres }: Asking,
): Promise<string> {
  for (let i = 0; i < 3; i++) {
    await ask(port, small, paths);
    await ask(port, large, paths);
  }
  const times = { small: [] as number[], large: [] as number[] };
  let spent = 0;
  for (let i = 0; i < rounds; i++) {
    times.small.push(await ask(port, small, paths));
    const before = processorSeconds(postgres);
    times.large.push(await ask(port, large, paths));
    spent += processorSeconds(postgres) - before;
  }
  const ratio = median(times.large) / median(times.small);
  return `${name.padEnd(46)} ${milliseconds(times.small)} | ${milliseconds(times.large)} | ${ratio.toFixed(2)} times | ${((1000 * spent) / rounds).toFixed(0)} ms of processor time`;
}

/** Milliseconds until all of these have answered, asked at once as a screen does. */
async function ask(port: number, { surveyId, key }: Target, paths: readonly string[]) {
  const start = performance.now();
  await Promise.all(
    paths.map(async (path) => {
      const reply = await fetch(`http://127.0.0.1:${port}/api/v1/surveys/${surveyId}/${path}`, {
        headers: { authorization: `Bearer ${key}` },
      });
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
      await reply.arrayBuffer();
    }),
  );
  return performance.now() - start;
}

function milliseconds(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const p99 = sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0;
  return `p50 ${median(times).toFixed(1).padStart(6)}, p99 ${p99.toFixed(1).padStart(6)} ms`;
}

const [answers = "1000000", rounds = "40"] = process.argv.slice(2);
await measure(Number(answers), Number(rounds));
