/**
 * The thread that reads comments: the models and word lists live here, and what takes long stops nobody who
 * answers. Started on demand by `comment-reader.ts`.
 */
import { parentPort } from "node:worker_threads";
import { loadReader } from "@candor/text/node";
import { adaptWeights } from "./adapt-weights.ts";
import { findAlike } from "./find-alike.ts";
import { topicsIn } from "./find-topics.ts";
import { matchWords } from "./match-words.ts";
import { readAll } from "./read-all.ts";
import type { FromReader, ReaderAnswers, ReaderTask, ToReader } from "./reader-messages.ts";

const port = parentPort;
if (!port) throw new Error("reader-thread.ts is started as a thread, not run");

// Loaded while the first task is on its way.
const loading = loadReader();
// A failure is told with the first answer.
loading.catch(() => {});

port.on("message", async ({ id, task }: ToReader) => {
  let said: FromReader;
  try {
    said = { id, answer: await answerTo(task) };
  } catch (error) {
    said = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port.postMessage(said);
});

async function answerTo(task: ReaderTask): Promise<ReaderAnswers[ReaderTask["kind"]]> {
  const reader = await loading;
  switch (task.kind) {
    case "read":
      return readAll(reader, task.comments, task.manner);
    case "match":
      return matchWords(task.words, task.comments);
    case "alike":
      return findAlike(task.comments, task.days);
    case "topics":
      return topicsIn(task);
    case "adapt":
      return adaptWeights(reader, task);
    case "version":
      return reader.version;
  }
}
