import { Worker } from "node:worker_threads";
import type { FromReader, ReaderAnswers, ReaderTask, ToReader } from "./reader-messages.ts";

/** Reads comments in a thread of its own, which starts when there is something to read and ends when idle. */
export interface CommentReader {
  ask<Task extends ReaderTask>(task: Task): Promise<ReaderAnswers[Task["kind"]]>;
  /** From now on this process reads what waits. */
  attend(): void;
  /** Something to read will come in a moment: where this process reads, the thread starts at once. */
  warm(): void;
  /** Whether a thread is there. */
  readonly isRunning: boolean;
  stop(): Promise<void>;
}

export interface ReaderLimits {
  /** A thread that has had nothing to do for so long ends, and gives its memory back. */
  idleMs: number;
  /** So long one task may take. */
  silentMs: number;
}

const LIMITS: ReaderLimits = { idleMs: 60_000, silentMs: 120_000 };

/**
 * Short-lived objects are collected early, which costs a little time and keeps the thread below 250 MB
 * (see bench/text-speed.ts).
 */
const MEMORY = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 };

interface Waiting {
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** The one reader of a process; nothing is started before it is asked. */
export function commentReader(limits: Partial<ReaderLimits> = {}): CommentReader {
  const { idleMs, silentMs } = { ...LIMITS, ...limits };
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;
  let attends = false;

  /** Those who wait are told; the next task starts another thread. */
  function lose(which: Worker, error: Error): void {
    if (thread !== which) return;
    thread = null;
    clearTimeout(idle);
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    waiting.clear();
    void which.terminate();
  }

  function running(): Worker {
    clearTimeout(idle);
    if (thread) return thread;
    const started = new Worker(new URL("./reader-thread.ts", import.meta.url), {
      resourceLimits: MEMORY,
      // What a debugger or a test runner tells this process is not for its threads.
      execArgv: [],
    });
    started.on("message", (said: FromReader) => hear(said));
    started.on("error", (error) => lose(started, error));
    started.on("exit", () => lose(started, new Error("the reader of comments ended early")));
    // What waits for an answer keeps the process alive, not the thread.
    started.unref();
    thread = started;
    return started;
  }

  function hear(said: FromReader): void {
    const one = waiting.get(said.id);
    if (!one) return;
    waiting.delete(said.id);
    clearTimeout(one.timer);
    if ("error" in said) one.reject(new Error(`a comment could not be read: ${said.error}`));
    else one.resolve(said.answer as never);
    if (waiting.size === 0) restSoon();
  }

  function restSoon(): void {
    const resting = thread;
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (resting) lose(resting, new Error("the reader of comments rests"));
    }, idleMs);
    idle.unref();
  }

  return {
    ask(task) {
      const to = running();
      const id = ++asked;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => lose(to, new Error(`reading comments took longer than ${silentMs / 1000} s`)),
          silentMs,
        );
        waiting.set(id, { resolve, reject, timer });
        to.postMessage({ id, task } satisfies ToReader);
      });
    },
    attend() {
      attends = true;
    },
    warm() {
      if (!attends) return;
      running();
      if (waiting.size === 0) restSoon();
    },
    get isRunning() {
      return thread !== null;
    },
    async stop() {
      const last = thread;
      if (last) lose(last, new Error("the reader of comments was stopped"));
      await last?.terminate();
    },
  };
}
