/**
 * Reads a CSV of 100,000 and one of 1,000,000 answers, each in a process of its own, and prints rows a second and the
 * most memory used: memory must not grow with the file. Nothing is recorded; this is the reading half of an import.
 *
 *   ./run exec node bench/import-speed.ts
 */
import { spawnSync } from "node:child_process";
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { previewImport } from "../packages/server/src/imports/preview.ts";
import { readRows } from "../packages/server/src/imports/read/read-rows.ts";

function write(path: string, rows: number): void {
  const file = openSync(path, "w");
  writeSync(file, "Date,Email,Name,Score,Comment,Store,Plan,Country\n");
  for (let i = 0; i < rows; i += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - i) }, (_, j) => {
      const n = i + j;
      const date = new Date(1_577_836_800_000 + n * 180_000).toISOString();
      const comment = `"A comment, with ""quotes"" and number ${n} — kafija"`;
      return `${date},p${n % 300_000}@example.com,Person ${n % 300_000},${(n * 7919) % 11},${comment},store ${n % 40},pro,LV\n`;
    });
    writeSync(file, lines.join(""));
  }
  closeSync(file);
}

async function measure(path: string): Promise<void> {
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const source = { fileName: path, size: statSync(path).size, open: () => createReadStream(path) };
  const now = new Date("2026-11-22T12:00:00Z");
  const start = performance.now();
  const { plan } = await previewImport(source, { now, timeZone: "Europe/Riga" });
  const previewed = performance.now();
  const before = process.cpuUsage();
  let rows = 0;
  let answers = 0;
  for await (const { result } of readRows(source, plan, { now })) {
    rows++;
    if (result.kind === "answer") answers++;
  }
  const seconds = (performance.now() - previewed) / 1000;
  const spent = process.cpuUsage(before);
  clearInterval(watch);
  const facts = [
    `${rows.toLocaleString("en")} rows, ${answers.toLocaleString("en")} answers`,
    `${Math.round(source.size / 1e6)} MB`,
    `preview ${Math.round(previewed - start)} ms`,
    `${Math.round(rows / seconds).toLocaleString("en")} rows/s`,
    `${((spent.user + spent.system) / rows).toFixed(1)} µs of processor a row`,
    `peak ${Math.round(peak / 1_048_576)} MiB`,
  ];
  console.log(facts.join("; "));
}

const given = process.argv[2];
if (given !== undefined) {
  await measure(given);
} else {
  const folder = mkdtempSync(join(tmpdir(), "candor-import-"));
  for (const rows of [100_000, 1_000_000]) {
    const path = join(folder, `${rows}.csv`);
    write(path, rows);
    spawnSync(process.execPath, [import.meta.filename, path], { stdio: "inherit" });
  }
  rmSync(folder, { recursive: true });
}
