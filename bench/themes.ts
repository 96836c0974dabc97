/**
 * The screen of themes (the list, and typical sentences of every theme in it) over many answers against ten thousand,
 * through HTTP on one server; the same with repeats counted once; and the time from a tap to its theme on
 * that screen.
 *
 *   ./run bench themes [ANSWERS] [ROUNDS]
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readerVersion } from "@candor/text/node";
import { sql } from "kysely";
import type { Database } from "../packages/server/src/storage/database.ts";
import {
  type DerivedValues,
  setDerivedValues,
} from "../packages/server/src/tallies/set-derived-values.ts";
import { median } from "./support/answers.ts";
import { prepareTarget, startServer, type Target, withDatabase } from "./support/candor-server.ts";
import { DIMENSIONS, fillSurvey } from "./support/many-answers.ts";
import { machine } from "./support/processes.ts";

const SMALL = 10_000;
const UNTIL = new Date("2026-11-01T00:00:00Z");
const QUARTER = "from=2026-08-01&to=2026-11-01";
const ASPECTS = ["price", "delivery", "support", "quality", "waiting", "usability"];
const TONES = ["positive", "neutral", "negative", "unclear"];
const SLICE = 5_000;

/** Gives every comment a reading: one of six themes, one of four tones; one in a hundred nearly repeats another. */
async function fillReadings(db: Database, { workspaceId, surveyId }: Target): Promise<number> {
  await sql`
    insert into comment_reading (workspace_id, response_id, survey_id, language, language_confidence, tone,
      likeliest, value, confidence, themes, urgency, churn, alike, duplicate_of, duplicate_by, version)
    select workspace_id, id, survey_id, 'en', 1, tone, 'neutral', 0, 0.8,
      jsonb_build_array(jsonb_build_object('id', theme, 'polarity', tone, 'spans', '[[0,6]]'::jsonb)),
      (h % 20 = 7)::int, h % 50 = 9,
      repeat::int, case when repeat then first end, case when repeat then 'text' end, 'bench'
    from (
      select workspace_id, id, survey_id, h, (array[${sql.join(TONES)}])[1 + h % 4] as tone,
        (array[${sql.join(ASPECTS)}])[1 + (h / 4) % 6] as theme, h % 100 = 3 as repeat,
        min(id::text) over ()::uuid as first
      from (select *, abs(hashtext(id::text)) as h from response
        where workspace_id = ${workspaceId} and survey_id = ${surveyId} and comment is not null) r
    ) made
  `.execute(db);
  const { rows } = await sql<{ id: string; tone: string; theme: string }>`
    select response_id as id, tone, themes -> 0 ->> 'id' as theme from comment_reading
    where workspace_id = ${workspaceId}
  `.execute(db);
  for (let from = 0; from < rows.length; from += SLICE) {
    const values = rows
      .slice(from, from + SLICE)
      .flatMap(({ id, tone, theme }): DerivedValues[] => [
        { responseId: id, dimension: "@tone", values: [tone] },
        { responseId: id, dimension: "@theme", values: [`${theme}:${tone}`] },
      ]);
    await db.transaction().execute((trx) => setDerivedValues(trx, workspaceId, values));
  }
  // By the version that the server has: it would read everything anew beside what is measured.
  await sql`
    insert into workspace_reading (workspace_id, version, settings)
    values (${workspaceId}, ${await readerVersion()}, '{}') on conflict do nothing
  `.execute(db);
  for (const table of ["comment_reading", "response", "tally"]) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
  }
  return rows.length;
}

async function ask<T>(port: number, { key }: Target, path: string, body?: unknown): Promise<T> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** Milliseconds until the list and its sentences are there, as the screen asks for them. */
async function screen(port: number, target: Target, query: string): Promise<number> {
  const start = performance.now();
  const at = `/surveys/${target.surveyId}/themes`;
  const { data } = await ask<{ data: { id: string; answers: number }[] }>(
    port,
    target,
    `${at}?${query}`,
  );
  const of = data
    .filter(({ answers }) => answers > 0)
    .map(({ id }) => `of=${id}`)
    .join("&");
  await ask(port, target, `${at}/sentences?${query}&${of}&count=3`);
  return performance.now() - start;
}

/** Milliseconds until the score is there, narrowed by what comments say. */
async function score(port: number, target: Target, query: string): Promise<number> {
  const start = performance.now();
  await ask(port, target, `/surveys/${target.surveyId}/score?${query}`);
  return performance.now() - start;
}

/** Milliseconds from the post of an answer until its theme is in the list. */
async function untilTheme(port: number, target: Target, theme: string): Promise<number> {
  const path = `/surveys/${target.surveyId}`;
  const count = async () => {
    const { data } = await ask<{ data: { id: string; answers: number }[] }>(
      port,
      target,
      `${path}/themes`,
    );
    return data.find(({ id }) => id === theme)?.answers ?? 0;
  };
  const before = await count();
  const start = performance.now();
  const comment = `Much too expensive for what it is (${randomUUID().slice(0, 8)})`;
  await ask(port, target, `${path}/responses`, { score: 2, comment, language: "en" });
  while ((await count()) === before) {
    if (performance.now() - start > 60_000) throw new Error("the comment was not read in a minute");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - start;
}

async function measure(answers: number, rounds: number): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-themes-"));
  try {
    const small = await prepareTarget(dataFolder, { name: "Small", dimensions: DIMENSIONS });
    const large = await prepareTarget(dataFolder, { name: "Large", dimensions: DIMENSIONS });
    // Nothing is in it yet: where an answer is read first.
    const empty = await prepareTarget(dataFolder, { name: "Empty", dimensions: DIMENSIONS });
    const start = performance.now();
    const comments = await withDatabase(dataFolder, async (db) => {
      await fillSurvey(db, small, { answers: SMALL, until: UNTIL });
      await fillSurvey(db, large, { answers, until: UNTIL });
      return [await fillReadings(db, small), await fillReadings(db, large)];
    });
    console.log(`filled in ${Math.round((performance.now() - start) / 1000)} s`);
    console.log(
      `${SMALL} and ${answers} answers, ${comments.join(" and ")} comments; ${machine()}`,
    );
    const server = await startServer(dataFolder);
    try {
      const first = await untilTheme(server.port, empty, "price");
      const next: number[] = [];
      for (let i = 0; i < rounds; i++) next.push(await untilTheme(server.port, empty, "price"));
      console.log(
        `tap to theme: the first ${first.toFixed(0)} ms, then p50 ${median(next).toFixed(0)}, most ${Math.max(...next).toFixed(0)} ms`,
      );
      for (const [name, query, look] of [
        ["themes, last quarter", QUARTER, screen],
        ["themes, all time", "", screen],
        ["themes, all time, repeats once", "repeats=false", screen],
        ["score where the tone is negative", "tone=negative", score],
        ["score where it is urgent, from answers", "urgency=2&urgency=1", score],
        ["score where English, from answers", "language=en", score],
      ] as const) {
        const times = { small: [] as number[], large: [] as number[] };
        for (let i = 0; i < rounds + 2; i++) {
          const [a, b] = [
            await look(server.port, small, query),
            await look(server.port, large, query),
          ];
          // The first two warm the caches.
          if (i > 1) [times.small.push(a), times.large.push(b)];
        }
        const [a, b] = [median(times.small), median(times.large)];
        console.log(
          `${name.padEnd(34)} ${a.toFixed(1)} | ${b.toFixed(1)} ms | ${(b / a).toFixed(2)} times`,
        );
      }
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
}

const [answers = "1000000", rounds = "15"] = process.argv.slice(2);
await measure(Number(answers), Number(rounds));
