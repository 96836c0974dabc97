/**
 * A year with three planted events (a drop in one store, a theme that surges, a shift of the mix), which the product
 * must find and name, and a year with nothing planted, where it must keep quiet; asked through the API. What each
 * question costs stands beside it.
 *
 *   ./run bench planted-events [ANSWERS A YEAR]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AlertPreview } from "@candor/contract/alert.ts";
import type { Why } from "@candor/contract/why.ts";
import { fillYear, PLANTED, YEAR_DIMENSIONS } from "./support/a-year.ts";
import { prepareTarget, startServer, type Target, withDatabase } from "./support/candor-server.ts";
import { machine } from "./support/processes.ts";

const DAY = 86_400_000;
const QUARTER_DAYS = 91;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const midnight = Math.floor(Date.now() / DAY) * DAY;
const FROM = dayOf(midnight - QUARTER_DAYS * DAY);
const TO = dayOf(midnight);
const found: [string, boolean][] = [];

async function measure(answers: number): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-planted-"));
  try {
    const eventful = await prepareTarget(dataFolder, {
      name: "Eventful",
      dimensions: YEAR_DIMENSIONS,
    });
    const quiet = await prepareTarget(dataFolder, { name: "Quiet", dimensions: YEAR_DIMENSIONS });
    const until = new Date(midnight);
    await withDatabase(dataFolder, async (db) => {
      await fillYear(db, eventful, { answers, until, eventful: true });
      await fillYear(db, quiet, { answers, until, eventful: false });
    });
    console.log(`two years of ${answers} answers; tallies equal the recount`);
    console.log(machine());
    const server = await startServer(dataFolder);
    try {
      await lookAt(server.port, eventful, true);
      await lookAt(server.port, quiet, false);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
  for (const [what, is] of found) console.log(`${is ? "as it should" : "NOT SO     "}  ${what}`);
  if (found.some(([, is]) => !is)) process.exitCode = 1;
}

async function lookAt(port: number, target: Target, eventful: boolean): Promise<void> {
  const year = eventful ? "eventful" : "quiet";
  const why = await ask<Why>(port, target, `surveys/${target.surveyId}/why?from=${FROM}&to=${TO}`);
  console.log(`\n${year}: ${why.sentence}`);
  const has = (dimension: string, value: string, kind: string) =>
    why.parts.some(
      (part) => part.dimension === dimension && part.value.startsWith(value) && part.kind === kind,
    );
  const { drop, surge, mix } = PLANTED;
  if (eventful) {
    found.push([`why names the drop in ${drop.store}`, has("store", drop.store, "within")]);
    found.push([`why names the mix of plan ${mix.plan}`, has("plan", mix.plan, "mix")]);
    found.push([`why names ${surge.theme}`, has("@theme", surge.theme, "mix")]);
    found.push(["why says that the score fell", why.change?.verdict === "down"]);
  } else {
    found.push(["a quiet year: why names nothing", why.parts.length === 0]);
    found.push(["a quiet year: no clear change", why.change?.verdict === "no_clear_change"]);
  }
  const rule = { surveyId: target.surveyId, kind: "score_drop", eachOf: "store" };
  const preview = await ask<AlertPreview>(port, target, "alert-rules/preview", rule);
  const since = dayOf(midnight - drop.daysBefore * DAY);
  const spoken = preview.wouldHaveSpoken.map(({ at, value }) => `${value} on ${at}`);
  console.log(`${year}: a rule for each store would have spoken: ${spoken.join(", ") || "never"}`);
  if (eventful) {
    const first = preview.wouldHaveSpoken.find(({ value }) => value === drop.store);
    found.push([
      `the rule speaks of ${drop.store} after ${since}`,
      first !== undefined && first.at >= since,
    ]);
  } else found.push(["a quiet year: the rule keeps quiet", spoken.length === 0]);
  await lookAtThemes(port, target, eventful);
  for (const kind of ["detractors_rise", "channel_silent"]) {
    const path = "alert-rules/preview";
    const other = await ask<AlertPreview>(port, target, path, { surveyId: target.surveyId, kind });
    const times = other.wouldHaveSpoken.length;
    console.log(`${year}: ${kind} would have spoken ${times} times`);
    if (!eventful || kind === "channel_silent") {
      found.push([`${year} year: ${kind} keeps quiet`, times === 0]);
    }
  }
}

/** Each theme by itself, and each of them in each store. */
async function lookAtThemes(port: number, target: Target, eventful: boolean): Promise<void> {
  const year = eventful ? "eventful" : "quiet";
  const { surge } = PLANTED;
  const since = dayOf(midnight - surge.daysBefore * DAY);
  const { surveyId } = target;
  const path = "alert-rules/preview";
  const rule = { surveyId, kind: "theme_surge" };
  const { wouldHaveSpoken } = await ask<AlertPreview>(port, target, path, rule);
  const spoken = wouldHaveSpoken.map(({ at, value }) => `${value} on ${at}`);
  console.log(`${year}: a rule for each theme would have spoken: ${spoken.join(", ") || "never"}`);
  if (eventful) {
    // Against the year as a whole, what the surge pushes back at its end stands out before it.
    const after = wouldHaveSpoken.filter(({ at }) => at >= since);
    found.push([
      `the rule speaks of ${surge.theme} after ${since}, and of no other theme then`,
      after.length > 0 && after.every(({ value }) => value === surge.theme),
    ]);
    found.push([
      `and not of ${surge.theme} before`,
      wouldHaveSpoken.every(({ at, value }) => at >= since || value !== surge.theme),
    ]);
  } else found.push(["a quiet year: no theme surges", spoken.length === 0]);
  const spots = await ask<AlertPreview>(port, target, path, {
    ...{ surveyId, kind: "hot_spot", eachOf: "store" },
  });
  console.log(
    `${year}: hot spots, ${spots.watched} cells: ${spots.wouldHaveSpoken.length} times, ${spots.waiting} wait`,
  );
  if (!eventful) {
    found.push(["a quiet year: no hot spot", spots.wouldHaveSpoken.length === 0]);
  }
}

async function ask<T>(port: number, { key }: Target, path: string, body?: unknown): Promise<T> {
  const start = performance.now();
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  const json = (await reply.json()) as T;
  console.log(
    `  ${path.split("?")[0]?.replace(/[0-9a-f-]{36}/, "ID")}: ${Math.round(performance.now() - start)} ms`,
  );
  return json;
}

await measure(Number(process.argv[2] ?? 200_000));
