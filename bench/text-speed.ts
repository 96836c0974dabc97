/**
 * How fast comments are read on one core, what the reader adds to memory, and how long discovered topics take:
 * beside what was promised (1,500 comments a second through the whole pipeline, 250 MB, 12 topics of 3,000
 * comments in 3 s). Read in a worker, as the product does; seconds are those of its
 * thread on the processor, best of three.
 */
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { discoverTopics, duplicateGroups, readComment, redact } from "@candor/text";
import { loadReader } from "@candor/text/node";
import { readSets } from "../packages/text/training/read-sets.ts";

const OWN = join(import.meta.dirname, "../packages/text/training/data");

/** Short-lived objects of the worker are collected early, which costs a little time and saves much memory. */
const YOUNG_MEGABYTES = 32;

if (isMainThread) await measureFromOutside();
else await measureInWorker(String(workerData));

async function measureFromOutside(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const megabytes = () => {
    collect();
    return process.memoryUsage().rss / 2 ** 20;
  };
  const before = megabytes();
  const worker = new Worker(new URL(import.meta.url), {
    workerData: process.argv[2] ?? OWN,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  worker.on("error", (error) => {
    throw error;
  });
  const next = () =>
    new Promise<Record<string, number>>((resolve) => worker.once("message", resolve));
  const speed = await next();
  const added = Math.round(megabytes() - before);
  worker.postMessage("go on");
  const rest = await next();
  console.table({ ...speed, "memory added by the worker, MB (≤ 250)": added, ...rest });
  await worker.terminate();
}

async function measureInWorker(folder: string): Promise<void> {
  const { comments } = readSets(folder);
  const reader = await loadReader();

  const secondsOf = (work: () => unknown): number => {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1e6;
  };
  const readAll = () => {
    for (const { text, language } of comments)
      readComment(reader, redact(text), { expectedLanguage: language });
  };
  const best = Math.min(secondsOf(readAll), secondsOf(readAll), secondsOf(readAll));
  parentPort?.postMessage({
    "comments a second of one core (≥ 1,500)": Math.round(comments.length / best),
  });
  await new Promise((resolve) => parentPort?.once("message", resolve));

  const language = "en";
  const own = comments.filter((one) => one.language === language).map(({ text }) => text);
  const many = Array.from({ length: 3000 }, (_, i) => own[i % own.length] ?? "");
  parentPort?.postMessage({
    "12 topics of 3,000 comments, s (< 3)": Number(
      secondsOf(() => discoverTopics(many, { language, topics: 12 })).toFixed(2),
    ),
    "duplicates of 3,000 comments, s": Number(secondsOf(() => duplicateGroups(many)).toFixed(2)),
  });
}
