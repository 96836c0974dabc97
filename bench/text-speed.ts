/**
 * How fast comments are read on one core, what the reader adds to memory, and how long discovered topics take:
 * beside what was promised (1,500 comments a second through the whole pipeline, 250 MB, 12 topics of 3,000
 * comments in 3 s). Best of three rounds.
 */
import { join } from "node:path";
import { discoverTopics, duplicateGroups, readComment, redact } from "@candor/text";
import { loadReader } from "@candor/text/node";
import { readSets } from "../packages/text/training/read-sets.ts";

const OWN = join(import.meta.dirname, "../packages/text/training/data");
const folder = process.argv[2] ?? OWN;
const { comments } = readSets(folder);
const megabytes = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};

const before = megabytes();
const started = performance.now();
const reader = await loadReader();
readComment(reader, "warm");
const loading = (performance.now() - started) / 1000;

function perSecond(work: (text: string, language: string) => void): number {
  let best = 0;
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    for (const { text, language } of comments) work(text, language);
    const { user, system } = process.cpuUsage(start);
    best = Math.max(best, comments.length / ((user + system) / 1e6));
  }
  return Math.round(best);
}

const pipeline = perSecond((text, language) => {
  readComment(reader, redact(text), { expectedLanguage: language });
});
const after = megabytes();

function secondsOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const language = "en";
const own = comments.filter((comment) => comment.language === language).map(({ text }) => text);
const many = Array.from({ length: 3000 }, (_, i) => own[i % own.length] ?? "");
console.table({
  "comments a second of one core (≥ 1,500)": pipeline,
  "memory added, MB (≤ 250)": Math.round(after - before),
  "loading, s": Number(loading.toFixed(2)),
  "12 topics of 3,000 comments, s (< 3)": Number(
    secondsOf(() => discoverTopics(many, { language, topics: 12 })).toFixed(2),
  ),
  "duplicates of 3,000 comments, s": Number(secondsOf(() => duplicateGroups(many)).toFixed(2)),
});
