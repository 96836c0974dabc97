/**
 * What it costs to judge alerts: rules over surveys whose answers keep coming, as the server judges them. The first look
 * begins every watch with its year before; what is promised is the cost of the looks that follow.
 *
 *   ./run bench alerts-cost [RULES] [SURVEYS] [LOOKS]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "../packages/contract/src/uuidv7.ts";
import { judgeRules } from "../packages/server/src/alerts/judge-rules.ts";
import { recordBatch } from "../packages/server/src/responses/record-responses.ts";
import type { Database } from "../packages/server/src/storage/database.ts";
import { createSurvey } from "../packages/server/src/surveys/create-survey.ts";
import { median } from "./support/answers.ts";
import { prepareTarget, type Target, withDatabase } from "./support/candor-server.ts";
import { machine, postmasterPid, processorSeconds } from "./support/processes.ts";

const DAY_MS = 86_400_000;
const STORES = 5;
/** Answers of each survey in the year before. */
const YEAR = 300;
const KINDS = ["score_drop", "score_rise", "detractors_rise"] as const;

const scoreOf = (n: number) => [10, 9, 7, 10, 3][n % 5] ?? 9;

async function surveysOf(db: Database, { workspaceId }: Target, count: number): Promise<string[]> {
  const made: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { id } = await createSurvey(
      db,
      { workspaceId, actor: "bench" },
      { name: `Survey ${n}`, kind: "relationship", dimensions: ["store"], anonymous: false },
    );
    await record(db, workspaceId, id, YEAR, (i) => new Date(Date.now() - (1 + i) * DAY_MS));
    made.push(id);
  }
  return made;
}

async function record(
  db: Database,
  workspaceId: string,
  surveyId: string,
  count: number,
  at: (n: number) => Date,
): Promise<void> {
  const batch = Array.from({ length: count }, (_, n) => ({
    ...{ id: uuidv7(Date.now()), surveyId, score: scoreOf(n), channel: "link" as const },
    ...{ language: "en", properties: { store: `store ${n % STORES}` }, answeredAt: at(n) },
  }));
  await recordBatch(db, workspaceId, batch as never);
}

/** Nine in ten watch everything together, one in ten each store by itself. */
async function rulesOf(db: Database, target: Target, surveys: string[], count: number) {
  for (let n = 0; n < count; n += 1) {
    await db
      .insertInto("alert_rule")
      .values({
        ...{ workspace_id: target.workspaceId, id: uuidv7(Date.now()), name: `Rule ${n}` },
        survey_id: surveys[n % surveys.length] ?? "",
        kind: KINDS[Math.floor(n / surveys.length) % KINDS.length] ?? "score_drop",
        ...{ filter: [], each_of: n % 10 === 9 ? "store" : null, about: null, reading: "{}" },
        ...{ false_alarm_days: 730, mail_to: [], enabled: true, snoozed_until: null },
        ...{ quiet: null, judged_on: null, created_by: "bench", created_at: new Date() },
      })
      .execute();
  }
}

async function measure(rules: number, surveyCount: number, looks: number): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-alerts-"));
  try {
    const target = await prepareTarget(dataFolder, { name: "Alerts", dimensions: ["store"] });
    await withDatabase(dataFolder, async (db) => {
      const surveys = await surveysOf(db, target, surveyCount);
      await rulesOf(db, target, surveys, rules);
      const postgres = postmasterPid(dataFolder);
      const seconds = () =>
        process.cpuUsage().user / 1e6 +
        process.cpuUsage().system / 1e6 +
        processorSeconds(postgres);
      const look = async () => {
        const before = seconds();
        const began = performance.now();
        await db.transaction().execute((trx) =>
          judgeRules(trx, target.workspaceId, {
            now: new Date(),
            mails: null,
            news: async () => {},
          }),
        );
        return { cpu: seconds() - before, wall: (performance.now() - began) / 1000 };
      };
      const first = await look();
      console.log(machine());
      console.log(`${rules} rules over ${surveyCount} surveys of ${YEAR} answers`);
      console.log(`the first look, which begins every watch: ${say(first)}`);
      const moved: Awaited<ReturnType<typeof look>>[] = [];
      const still: typeof moved = [];
      for (let n = 0; n < looks; n += 1) {
        for (const id of surveys) await record(db, target.workspaceId, id, 5, () => new Date());
        moved.push(await look());
        still.push(await look());
      }
      console.log(`a look after every survey got 5 answers: ${say(middle(moved))}`);
      console.log(`a look where nothing came: ${say(middle(still))}`);
    });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
}

const middle = (all: { cpu: number; wall: number }[]) => ({
  cpu: median(all.map(({ cpu }) => cpu)),
  wall: median(all.map(({ wall }) => wall)),
});
const say = ({ cpu, wall }: { cpu: number; wall: number }) =>
  `${cpu.toFixed(2)} s of a processor, ${wall.toFixed(2)} s`;

const [rules = "1000", surveys = "100", looks = "5"] = process.argv.slice(2);
await measure(Number(rules), Number(surveys), Number(looks));
