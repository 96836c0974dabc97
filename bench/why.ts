/**
 * The screens that explain a score (why, drivers, priorities, portraits, the journey, the forecast, who answered, what is
 * unusual, worth, recommendation), all surveys at once, what alerts would have said, and the themes: each over many
 * answers against ten thousand, through HTTP on one server, taking turns.
 *
 *   ./run bench why [ANSWERS] [ROUNDS] [FOLDER] [SCREENS]
 *
 * With FOLDER the answers are written there once, and found there the next time; SCREENS is a pattern of names.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readerVersion } from "@candor/text/node";
import { median } from "./support/answers.ts";
import { prepareTarget, startServer, type Target, withDatabase } from "./support/candor-server.ts";
import {
  DIMENSIONS,
  fillInvitations,
  fillPurchases,
  fillReadings,
  fillSurvey,
} from "./support/many-answers.ts";
import { machine } from "./support/processes.ts";

const SMALL = 10_000;
const DAY = 86_400_000;
const UNTIL = new Date(Math.floor(Date.now() / DAY) * DAY);
const dayOf = (daysBefore: number) =>
  new Date(UNTIL.getTime() - daysBefore * DAY).toISOString().slice(0, 10);
const QUARTER = `from=${dayOf(91)}&to=${dayOf(0)}`;
const QUESTIONS = ["speed", "staff", "range"].map((id) => ({
  ...{ id, kind: "csat", text: { en: `How was the ${id}?` } },
}));

interface Looked {
  name: string;
  path: string;
  body?: (surveyId: string) => object;
}

const preview = (kind: string, more: object = {}): Looked => ({
  name: `preview of alerts: ${kind}`,
  path: "alert-rules/preview",
  body: (surveyId) => ({ surveyId, kind, ...more }),
});
const of = (name: string, path: string): Looked => ({ name, path: `surveys/SURVEY/${path}` });

const SCREENS: Looked[] = [
  of("why, a quarter", `why?${QUARTER}`),
  of("drivers, a quarter", `drivers?${QUARTER}`),
  of("drivers, all time", "drivers?"),
  of("priorities, a quarter", `priorities?${QUARTER}`),
  of("priorities, all time", "priorities?"),
  of("portraits, a quarter", `portraits?${QUARTER}`),
  of("portraits, all time", "portraits?"),
  of("touchpoints, a quarter", `touchpoints?${QUARTER}`),
  of("touchpoints, all time", "touchpoints?"),
  of("forecast", "forecast?by=month"),
  of("representativeness, a quarter", `representativeness?${QUARTER}`),
  of("integrity, a quarter", `integrity?${QUARTER}`),
  of("worth, a quarter", `worth?${QUARTER}`),
  of("worth, all time", "worth?"),
  of("how they come: by source, a quarter", `breakdown?by=source&${QUARTER}`),
  of("how they come: referrals, a quarter", `referrals?${QUARTER}`),
  { name: "all surveys at once, a quarter", path: `scores?${QUARTER}` },
  preview("score_drop", { eachOf: "store" }),
  preview("detractors_rise"),
  preview("theme_surge"),
  preview("hot_spot", { eachOf: "store" }),
  preview("channel_silent"),
  preview("integrity"),
  of("themes: the list, a quarter", `themes?${QUARTER}`),
  of(
    "themes: their sentences, a quarter",
    `themes/sentences?${QUARTER}&count=3&of=price&of=delivery&of=support&of=quality&of=waiting&of=usability`,
  ),
  of("themes: the list, all time", "themes?"),
  of("themes: hot spots", "themes/hot-spots"),
];

interface Filled {
  answers: number;
  until: string;
  small: Target;
  large: Target;
}

async function fill(dataFolder: string, answers: number): Promise<Filled> {
  const kept = join(dataFolder, "bench-why.json");
  if (existsSync(kept)) {
    const filled = JSON.parse(readFileSync(kept, "utf8")) as Filled;
    if (filled.answers === answers) return filled;
    throw new Error(`${dataFolder} holds ${filled.answers} answers, not ${answers}`);
  }
  const start = performance.now();
  const [small, large] = [
    await prepareTarget(dataFolder, { name: "Small", dimensions: DIMENSIONS }),
    await prepareTarget(dataFolder, { name: "Large", dimensions: DIMENSIONS }),
  ];
  const version = await readerVersion();
  await withDatabase(dataFolder, async (db) => {
    for (const [target, count] of [
      [small, SMALL],
      [large, answers],
    ] as const) {
      const people = Math.ceil(count / 3);
      await fillSurvey(db, target, { answers: count, until: UNTIL, told: true });
      console.log(`answers: ${Math.round((performance.now() - start) / 1000)} s`);
      await fillReadings(db, target, version);
      await fillPurchases(db, target, { people, until: UNTIL });
      const invited = { invitations: Math.floor(people / 2), until: UNTIL };
      await fillInvitations(db, target, invited);
      console.log(`all of ${count}: ${Math.round((performance.now() - start) / 1000)} s`);
    }
  });
  const filled = { answers, until: UNTIL.toISOString(), small, large };
  writeFileSync(kept, JSON.stringify(filled));
  return filled;
}

async function ask(port: number, { surveyId, key }: Target, looked: Looked): Promise<number> {
  const { path, body } = looked;
  const start = performance.now();
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/${path.replace("SURVEY", surveyId)}`, {
    method: body ? "POST" : "GET",
    headers: {
      authorization: `Bearer ${key}`,
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body(surveyId)) } : {}),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`);
  return performance.now() - start;
}

async function measure(
  answers: number,
  rounds: number,
  { folder, only }: { folder: string | undefined; only: RegExp },
): Promise<void> {
  const dataFolder = folder ?? mkdtempSync(join(tmpdir(), "candor-why-"));
  try {
    const { small, large } = await fill(dataFolder, answers);
    const server = await startServer(dataFolder);
    try {
      for (const { surveyId, key } of [small, large]) {
        const reply = await fetch(
          `http://127.0.0.1:${server.port}/api/v1/surveys/${surveyId}/questions`,
          {
            method: "PUT",
            headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
            body: JSON.stringify({ questions: QUESTIONS }),
          },
        );
        if (!reply.ok) throw new Error(`questions: ${reply.status} ${await reply.text()}`);
      }
      console.log(machine());
      for (const looked of SCREENS.filter(({ name }) => only.test(name))) {
        const times = { small: [] as number[], large: [] as number[] };
        for (let i = 0; i < rounds + 1; i++) {
          const [a, b] = [
            await ask(server.port, small, looked),
            await ask(server.port, large, looked),
          ];
          // The first warms the caches.
          if (i > 0) [times.small.push(a), times.large.push(b)];
        }
        const [a, b] = [median(times.small), median(times.large)];
        console.log(
          `| ${looked.name} | ${a.toFixed(0)} ms | ${b.toFixed(0)} ms | ${(b / a).toFixed(2)} |`,
        );
      }
    } finally {
      await server.stop();
    }
  } finally {
    if (folder === undefined) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
}

const [answers = "1000000", rounds = "5", folder, only = ""] = process.argv.slice(2);
await measure(Number(answers), Number(rounds), { folder, only: new RegExp(only) });
