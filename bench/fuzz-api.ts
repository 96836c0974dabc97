/**
 * Requests made from the API's own description, right, nearly right and wrong, at every operation: none may end in a fault of ours.
 * ./run bench fuzz-api [REQUESTS] [SEED]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addKey } from "../packages/server/src/auth/add-key.ts";
import { prepareTarget, startServer, withDatabase } from "./support/candor-server.ts";
import { madeFrom, type Schema } from "./support/schema-values.ts";
import { seededRandom } from "./support/seeded-random.ts";

const REQUESTS = Number(process.argv[2] ?? 3000);
const SEED = Number(process.argv[3] ?? 1);
/** What would end the run or reach out of it. */
const LEFT_OUT = /\/live$|\/storage\/doctor$|\/sample$/;
const PATIENCE_MS = 30_000;

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}
interface Operation {
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | null;
}
interface Description {
  components: { schemas: Record<string, Schema> };
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: Parameter[];
        requestBody?: { content?: Record<string, { schema?: Schema }> };
      }
    >
  >;
}

const dataFolder = mkdtempSync(join(tmpdir(), "candor-fuzz-"));
const { workspaceId } = await prepareTarget(dataFolder, { name: "Fuzz", dimensions: ["store"] });
const key = await withDatabase(dataFolder, async (db) => {
  const wanted = {
    workspaceName: workspaceId,
    name: "fuzz",
    scopes: ["read", "write", "act", "send", "admin"] as const,
  };
  return (await addKey(db, { ...wanted, scopes: [...wanted.scopes] })).key;
});
const server = await startServer(dataFolder);
const base = `http://127.0.0.1:${server.port}`;
const random = seededRandom(SEED);
const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];

const description = (await (await fetch(`${base}/api/v1/openapi.json`)).json()) as Description;
const operations: Operation[] = Object.entries(description.paths)
  .filter(([path]) => path.startsWith("/api/v1/") && !LEFT_OUT.test(path))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content?.["application/json"]?.schema ?? null,
    })),
  );
/** Ids that the server named, so that requests also reach things that are there. */
const ids = new Set<string>();
const UUID = /"([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})"/g;
const made = (schema: Schema) =>
  madeFrom(schema, { random, schemas: description.components.schemas, ids: [...ids] });

const statuses = new Map<number, number>();
const faults = new Map<string, { times: number; request: string }>();
let slowest = { ms: 0, operation: "" };
for (let n = 0; n < REQUESTS; n += 1) {
  const operation = operations[n % operations.length];
  if (!operation) break;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = operation.parameters.find(
      (one) => one.in === "path" && one.name === name,
    )?.schema;
    const id = random() < 0.6 ? pick([...ids]) : undefined;
    return encodeURIComponent(
      (id ??
        String(schema ? made(schema) : "x")
          .slice(0, 300)
          .toWellFormed()) ||
        "x",
    );
  });
  const query = new URLSearchParams();
  for (const parameter of operation.parameters.filter((one) => one.in === "query")) {
    if (!parameter.required && random() < 0.6) continue;
    for (const value of [made(parameter.schema)].flat())
      query.append(parameter.name, String(value));
  }
  const body = operation.body === null ? undefined : JSON.stringify(made(operation.body));
  const url = `${base}${path}${query.size > 0 ? `?${query}` : ""}`;
  const began = performance.now();
  const reply = await fetch(url, {
    method: operation.method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => error as Error);
  const ms = performance.now() - began;
  const name = `${operation.method} ${operation.path}`;
  if (ms > slowest.ms) slowest = { ms, operation: name };
  const status = reply instanceof Response ? reply.status : 0;
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const text = reply instanceof Response ? await reply.text() : String(reply);
  if (status === 0 || status >= 500) {
    const known = faults.get(`${status} ${name}`);
    const request =
      known?.request ??
      `${url.slice(base.length, 400)} ${body?.slice(0, 600) ?? ""}\n  ${text.slice(0, 300)}`;
    faults.set(`${status} ${name}`, { times: (known?.times ?? 0) + 1, request });
  }
  if (status < 300 && ids.size < 400) for (const [, id] of text.matchAll(UUID)) if (id) ids.add(id);
}
await server.stop();
rmSync(dataFolder, { recursive: true, force: true });
for (const [what, { times, request }] of faults)
  console.log(`FAULT ${times} × ${what}\n  ${request}`);
const counted = [...statuses]
  .sort(([a], [b]) => a - b)
  .map(([status, times]) => `${times} × ${status}`);
console.log(
  `${REQUESTS} requests at ${operations.length} operations (seed ${SEED}): ${counted.join(", ")}`,
);
console.log(
  `slowest: ${slowest.ms.toFixed(0)} ms, ${slowest.operation}; ${faults.size} operations with faults`,
);
if (faults.size > 0) process.exitCode = 1;
