/** Answers sent over HTTP as fast as they are taken, by a process of its own. */
import { spawn } from "node:child_process";
import autocannon from "autocannon";
import { answerBody } from "./answers.ts";
import type { Target } from "./candor-server.ts";

export const CONNECTIONS = 200;
/** Each connection goes round as many answers; together they come from 10,000. */
export const BODIES = 50;

export interface Load extends Target {
  port: number;
  seconds: number;
}

export interface Loaded {
  recorded: number;
  perSecond: number;
  /** Milliseconds from request to reply. */
  p50: number;
  p99: number;
  failed: number;
}

/** The sending side, in a process of its own. */
async function load({ port, surveyId, key, seconds }: Load): Promise<Loaded> {
  let connection = 0;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient(client) {
      const first = connection++ * BODIES;
      client.setRequests(
        Array.from({ length: BODIES }, (_, i) => ({
          method: "POST",
          path: `/api/v1/surveys/${surveyId}/responses`,
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify(answerBody(first + i)),
        })),
      );
    },
  });
  return {
    recorded: result["2xx"],
    perSecond: result["2xx"] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

export function loadElsewhere(what: Load): Promise<Loaded> {
  const child = spawn(process.execPath, [import.meta.filename, JSON.stringify(what)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve(JSON.parse(output)));
  });
}

// As the child that `loadElsewhere` starts.
if (process.argv[1] === import.meta.filename) {
  console.log(JSON.stringify(await load(JSON.parse(process.argv[2] ?? ""))));
}
