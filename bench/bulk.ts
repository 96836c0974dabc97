/**
 * Answers a second through the bulk door (NDJSON up, a result a line down), and the most memory the server used on
 * the way: it must not grow with the number of lines.
 *
 *   ./run bench bulk [LINES]
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { recount } from "../packages/server/src/tallies/recount.ts";
import { answerBody } from "./support/answers.ts";
import { prepareTarget, startServer, type Target, withDatabase } from "./support/candor-server.ts";
import { postmasterPid, processorSeconds } from "./support/processes.ts";

const YEAR_MS = 365 * 86_400_000;

async function measure(lines: number): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "candor-bulk-"));
  try {
    const target = await prepareTarget(dataFolder, {
      name: "Bulk",
      dimensions: ["plan", "country"],
    });
    const server = await startServer(dataFolder);
    try {
      const pid = server.process.pid ?? 0;
      const postgres = postmasterPid(dataFolder);
      await upload(server.port, target, 0, 2_000);
      for (const [first, count] of [
        [2_000, lines / 10],
        [2_000 + lines / 10, lines],
      ] as const) {
        const before = [
          processorSeconds(pid, { alone: true }),
          processorSeconds(postgres),
        ] as const;
        const start = performance.now();
        const created = await upload(server.port, target, first, count);
        const seconds = (performance.now() - start) / 1000;
        if (created !== count) throw new Error(`${created} of ${count} were recorded`);
        const cost = [
          processorSeconds(pid, { alone: true }) - before[0],
          processorSeconds(postgres) - before[1],
        ].map((spent) => Math.round((1e6 * spent) / count));
        console.log(
          `${count.toLocaleString("en")} lines: ${Math.round(count / seconds).toLocaleString("en")} a second; processor time ${cost.join(" + ")} µs each (Node + PostgreSQL); the server's memory at most ${peakMiB(pid)} MiB`,
        );
      }
    } finally {
      await server.stop();
    }
    const wrong = await withDatabase(dataFolder, (db) => recount(db, target));
    console.log(`${wrong.length} cells of the tallies differ from a recount`);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Sends lines as fast as they are taken. @returns how many were new. */
function upload(port: number, { surveyId, key }: Target, first: number, count: number) {
  return new Promise<number>((resolve, reject) => {
    const sent = request(
      {
        port,
        method: "POST",
        path: `/api/v1/surveys/${surveyId}/responses/bulk`,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
      },
      async (reply) => {
        let created = 0;
        for await (const line of createInterface({ input: reply })) {
          if (JSON.parse(line).outcome === "created") created += 1;
        }
        resolve(created);
      },
    );
    sent.on("error", reject);
    pipeline(Readable.from(chunks(first, count)), sent).catch(reject);
  });
}

/** A hundred lines at a time, answered over the year before now. */
function* chunks(first: number, count: number): Generator<string> {
  const start = Date.now() - YEAR_MS;
  for (let n = 0; n < count; n += 100) {
    const lines = Array.from({ length: Math.min(100, count - n) }, (_, i) =>
      JSON.stringify({
        ...answerBody(first + n + i),
        answeredAt: new Date(start + ((n + i) / count) * YEAR_MS).toISOString(),
      }),
    );
    yield `${lines.join("\n")}\n`;
  }
}

function peakMiB(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

await measure(Number(process.argv[2] ?? 200_000));
