import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Config } from "../config/config.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Answers } from "../responses/answers.ts";
import type { Database } from "../storage/database.ts";
import type { QueryTimes } from "../storage/query-times.ts";
import { archiveMetrics } from "./archive-metrics.ts";
import type { Leaving } from "./leaving.ts";
import type { LiveHub } from "./live.ts";
import { readiness } from "./readiness.ts";

export interface HealthDeps {
  config: Config;
  db: Database;
  answers: Answers;
  jobs: JobQueue;
  live: LiveHub;
  leaving: Leaving;
  queryTimes: QueryTimes;
}

/** `/healthz` (alive), `/readyz` (can record), `/metrics` (Prometheus). */
export function healthRoutes(app: App, deps: HealthDeps) {
  const { config, db } = deps;
  const quiet = { schema: { hide: true }, config: { public: true }, logLevel: "warn" } as const;

  app.get("/healthz", quiet, async () => ({ status: "alive" }));

  const canRecord = readiness(db);
  app.get("/readyz", quiet, async (_request, reply) => {
    // Nothing is wrong, so nothing is logged.
    if (deps.leaving.begun) return reply.code(503).send({ status: "stopping" });
    await canRecord();
    return { status: "ready" };
  });

  const registry = metricsOf(app, deps);
  app.get("/metrics", quiet, async (request, reply) => {
    const given = request.headers.authorization?.replace(/^Bearer /, "");
    // A proxy on this machine would make every visitor look local.
    const proxied = request.headers["x-forwarded-for"] !== undefined;
    const local = !proxied && ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(request.ip);
    if (config.metricsToken ? given !== config.metricsToken : !local) {
      throw new KnownError(
        403,
        "metrics_hidden",
        "Metrics are for this machine alone, or for whoever sends METRICS_TOKEN as a bearer token.",
      );
    }
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}

/** Up to what somebody waits for at most: a database that went away is given up after ten seconds. */
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

function metricsOf(app: App, { answers, jobs, live, config, queryTimes }: HealthDeps): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const seconds = new Histogram({
    name: "candor_http_request_seconds",
    help: "Time to answer a request, by route.",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers,
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    seconds.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  const statements = new Histogram({
    name: "candor_statement_seconds",
    help: "Time of the database for a statement.",
    labelNames: ["outcome"],
    buckets: SECONDS,
    registers,
  });
  queryTimes.each((seconds, failed) =>
    statements.observe({ outcome: failed ? "failed" : "ok" }, seconds),
  );
  new Gauge({
    name: "candor_answers_waiting",
    help: "Answers accepted and not yet recorded.",
    registers,
    collect() {
      this.set(answers.waiting);
    },
  });
  new Gauge({
    name: "candor_live_listeners",
    help: "Screens that are told of new answers.",
    registers,
    collect() {
      this.set(live.listeners);
    },
  });
  new Gauge({
    name: "candor_jobs_waiting",
    help: "Jobs waiting or running, by kind.",
    labelNames: ["job"],
    registers,
    async collect() {
      for (const [job, count] of await jobs.waiting()) this.set({ job }, count);
    },
  });
  if (config.walArchive !== null) archiveMetrics(registry, config.dataFolder);
  return registry;
}
