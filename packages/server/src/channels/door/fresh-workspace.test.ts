import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { prepareDatabase } from "../../app/prepare-database.ts";
import { buildServer } from "../../app/server.ts";
import { openServices, type Services } from "../../app/services.ts";
import { addKey } from "../../auth/add-key.ts";
import { addUser } from "../../auth/add-user.ts";
import { readConfig } from "../../config/config.ts";
import type { App } from "../../errors/http.ts";
import { openLog } from "../../log/log.ts";
import { aSurvey } from "../../testing/fixtures.ts";
import { testConnection, testDatabase } from "../../testing/test-database.ts";

/**
 * A workspace is new, beside a large one that PostgreSQL has statistics of. It expects no rows at all
 * of what it has not seen, and may choose an index that it then has to walk from end to end.
 */
const LARGE = 40_000;
/** A handful of pages for each of a handful of indexes; a walk over the large workspace takes hundreds. */
const MOST_BUFFERS = 100;

interface Plan {
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: Plan[];
  "Index Name"?: string;
}

const seen: { text: string; buffers: number; indexes: string[] }[] = [];

/** PostgreSQL says with each statement how it was done. */
class ExplainedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("notice", ({ message }) => {
      const json = /plan:\s*(\{[\s\S]*\})\s*$/.exec(message ?? "")?.[1];
      if (!json) return;
      const { "Query Text": text, Plan: plan } = JSON.parse(json) as {
        "Query Text": string;
        Plan: Plan;
      };
      seen.push({
        text: text.replace(/\s+/g, " ").trim(),
        buffers: (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0),
        indexes: indexesOf(plan),
      });
    });
  }
}

function indexesOf(plan: Plan): string[] {
  const own = plan["Index Name"] ? [plan["Index Name"]] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(indexesOf)];
}

let app: App;
let services: Services;

beforeAll(async () => {
  const plain = await testConnection();
  await prepareDatabase(plain);
  const explained = {
    ...plain,
    Client: ExplainedClient,
    options: [
      "session_preload_libraries=auto_explain",
      "auto_explain.log_min_duration=0",
      "auto_explain.log_analyze=on",
      "auto_explain.log_buffers=on",
      "auto_explain.log_timing=off",
      "auto_explain.log_format=json",
      "auto_explain.log_level=notice",
    ]
      .map((setting) => `-c ${setting}`)
      .join(" "),
  };
  const config = readConfig({ RATE_LIMIT: "0", LOG_LEVEL: "silent" });
  services = await openServices(config, explained, openLog("silent"));
  app = await buildServer(services);
  await app.ready();
  await largeWorkspace();
  return async () => {
    await app.close();
    await services.stop();
  };
}, 120_000);

async function largeWorkspace(): Promise<void> {
  const db = await testDatabase();
  const { workspaceId, surveyId } = await aSurvey(db);
  await sql`
    insert into person (workspace_id, id, email, created_at, updated_at)
    select ${workspaceId}::uuid, gen_random_uuid(), 'p' || n || '@example.com', now(), now()
    from generate_series(1, ${LARGE / 4}::int) n
  `.execute(db);
  await sql`
    insert into response (workspace_id, id, survey_id, score, channel, answered_at, recorded_at,
      updated_at, day, cells)
    select ${workspaceId}::uuid, gen_random_uuid(), ${surveyId}::uuid, n % 11, 'api', at, at, at, at::date, '{"": ""}'
    from (select n, timestamptz '2025-01-01Z' + n * interval '7 minutes' as at
      from generate_series(1, ${LARGE}::int) n) made
  `.execute(db);
  await sql`
    insert into latest_answer (workspace_id, survey_id, person_id, response_id, answered_at, score, day, cells)
    select ${workspaceId}::uuid, ${surveyId}::uuid, p.id, gen_random_uuid(), now(), 5, '2025-01-01', '{"": ""}'
    from person p where p.workspace_id = ${workspaceId}
  `.execute(db);
  await sql`
    insert into tally (workspace_id, survey_id, basis, dimension, value, day, s9)
    select ${workspaceId}::uuid, ${surveyId}::uuid, 'every', 'store', 'store ' || v, date '2025-01-01' + d, 1
    from generate_series(1, 100) v, generate_series(1, 200) d
  `.execute(db);
  for (const table of ["response", "person", "latest_answer", "tally", "survey", "workspace"]) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
  }
}

test("every statement of a customer's answer takes a few pages in a workspace that is new beside a large one", {
  timeout: 60_000,
}, async () => {
  const { db } = services;
  await addUser(db, {
    email: "ann@example.com",
    password: "a long enough password",
    workspaceName: "New",
    role: "owner",
  });
  const { key } = await addKey(db, {
    workspaceName: "New",
    name: "tests",
    scopes: ["read", "write", "admin"],
  });
  const api = async (method: "GET" | "POST" | "PUT", url: string, payload?: object) => {
    const reply = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload ? { payload } : {}),
    });
    expect(reply.statusCode, reply.body).toBeLessThan(300);
    return reply.json();
  };
  const survey = await api("POST", "/surveys", { name: "Spring", dimensions: ["store"] });
  const widget = await api("GET", `/surveys/${survey.id}/widget`);
  await api("PUT", `/surveys/${survey.id}/widget`, { ...widget.settings, enabled: true });
  const { key: widgetKey } = await api("GET", `/surveys/${survey.id}/widget`);
  const tap = async (url: string, body: object, type = "application/json") => {
    const reply = await app.inject({
      method: "POST",
      url,
      headers: { accept: "application/json", "content-type": type },
      payload: JSON.stringify(body),
    });
    expect(reply.statusCode, reply.body).toBe(200);
  };
  seen.length = 0;
  for (let i = 0; i < 3; i++) {
    const visit = uuidv7();
    const link = `/s/${survey.slug}?store=Riga`;
    await tap(link, { visit, step: "score", score: 9 });
    await tap(link, { visit, step: "comment", score: 9, comment: "Good soil" });
    await tap(link, {
      visit,
      step: "comment",
      score: 6,
      comment: "Good soil",
      contact: "1",
      email: `ann${i}@example.com`,
    });
    const id = uuidv7();
    const person = { email: `bob${i}@example.com` };
    const properties = { store: "Oslo" };
    const posted = `/w/${widgetKey}/responses`;
    await tap(posted, { id, score: 3, person, properties }, "text/plain");
    await tap(posted, { id, score: 3, comment: "late", person, properties }, "text/plain");
  }
  expect(seen.length).toBeGreaterThan(60);
  expect(seen.some(({ text }) => text.includes("insert into response"))).toBe(true);
  // Nine indexes of answers, two tallies of six dimensions, both clocks of a case: more pages, and not because of the neighbour.
  const writesMany = (text: string) =>
    /insert into (?:response|tally) |insert into "case_clock" /.test(text);
  const ours = seen.filter(({ text }) => !/\bpgboss\./i.test(text));
  const dear = ours.filter(
    ({ text, buffers }) => buffers > (writesMany(text) ? 5 * MOST_BUFFERS : MOST_BUFFERS),
  );
  expect(
    dear.map(
      ({ text, buffers, indexes }) => `${buffers} buffers, ${indexes}: ${text.slice(0, 160)}`,
    ),
  ).toEqual([]);
  const walked = seen.filter(({ indexes }) => indexes.includes("response_updated"));
  expect(walked.map(({ text }) => text.slice(0, 160))).toEqual([]);
});
