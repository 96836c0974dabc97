import { Worker } from "node:worker_threads";
import { KnownError } from "../../errors/known-error.ts";
import type { PlanOptions } from "../guess/make-plan.ts";
import type { ReadingPlan } from "../import-plan.ts";
import type { InterpretedRow } from "../interpreted-row.ts";
import type { Preview } from "../preview.ts";
import type { ImportSource } from "../read/import-source.ts";
import type { FromThread, ReadingOrder, ReadingTask, ToThread } from "./reading-messages.ts";

/** Rows as they come, and how much of the file (0 to 1) they and those before them are. */
export interface ReadBatch {
  rows: InterpretedRow[];
  share: number;
}

export interface ThreadLimits {
  /** Memory of one thread; a workbook of 50 MB needs about half of it. */
  megabytes: number;
  /** So long a thread may work on one piece of the file and say nothing. */
  silentSeconds: number;
}

const LIMITS: ThreadLimits = { megabytes: 1024, silentSeconds: 120 };

/** Previews at one time in a process; an import has a thread of its own. */
const MOST_PREVIEWS = 2;

/** `previewImport` in a thread of its own. */
export async function previewInThread(
  source: ImportSource,
  options: PlanOptions,
  limits: ThreadLimits = LIMITS,
): Promise<Preview> {
  return turns.take(async () => {
    for await (const message of talk(source, { kind: "preview", options }, limits))
      if (message.say === "preview") return message.preview;
    throw new Error("the reading thread ended without a preview");
  });
}

/** `readRows` in a thread of its own, in batches; a consumer that stops stops the thread. */
export async function* readInThread(
  source: ImportSource,
  plan: ReadingPlan,
  { now, limits = LIMITS }: { now: Date; limits?: ThreadLimits },
): AsyncGenerator<ReadBatch> {
  for await (const message of talk(source, { kind: "rows", plan, now }, limits))
    if (message.say === "rows") yield { rows: message.rows, share: message.share };
}

/** `countRows` in a thread of its own. */
export async function countInThread(source: ImportSource, plan: ReadingPlan): Promise<number> {
  return turns.take(async () => {
    for await (const message of talk(source, { kind: "count", plan }, LIMITS))
      if (message.say === "counted") return message.rows;
    throw new Error("the reading thread ended without a count");
  });
}

/** Lets so many work at one time; the others wait in their order. */
class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(most: number) {
    this.free = most;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}

const turns = new Turns(MOST_PREVIEWS);

/** What a thread says, in order; it is fed with pieces of the file on the way, and ended at the end. */
async function* talk(
  source: ImportSource,
  task: ReadingTask,
  limits: ThreadLimits,
): AsyncGenerator<FromThread> {
  const { fileName, size } = source;
  const order: ReadingOrder = { fileName, size, task };
  const thread = new Worker(new URL("./reading-thread.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    // What a debugger or a test runner tells this process is not for its threads.
    execArgv: [],
  });
  const heard = new Heard(thread, fileName, limits);
  let pieces: AsyncIterator<Uint8Array> | undefined;
  const tell = (message: ToThread) => thread.postMessage(message);
  try {
    for (;;) {
      const message = await heard.next();
      if (message.say === "open") {
        await pieces?.return?.();
        pieces = source.open()[Symbol.asyncIterator]();
      } else if (message.say === "pull") {
        const { done, value } = (await pieces?.next()) ?? { done: true, value: undefined };
        // A copy of its own that changes hands: cloning a view copies all of the memory that it looks into.
        const piece = done ? null : new Uint8Array(value);
        thread.postMessage({ say: "piece", piece } satisfies ToThread, piece ? [piece.buffer] : []);
      } else if (message.say === "refused") {
        throw new KnownError(message.status, message.code, message.message, message.fields);
      } else if (message.say === "failed") {
        throw new Error(`the reading thread failed: ${message.message}`);
      } else if (message.say === "end") return;
      else {
        yield message;
        tell({ say: "more" });
      }
    }
  } finally {
    heard.stop();
    await pieces?.return?.();
    await thread.terminate();
  }
}

/** The messages of a thread, one at a time; its death and its silence are errors with a sentence. */
class Heard {
  private readonly messages: FromThread[] = [];
  private fault: Error | undefined;
  private wake: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly fileName: string;
  private readonly limits: ThreadLimits;

  constructor(thread: Worker, fileName: string, limits: ThreadLimits) {
    this.fileName = fileName;
    this.limits = limits;
    thread.on("message", (message: FromThread) => {
      this.messages.push(message);
      this.wake?.();
    });
    thread.on("error", (error: Error & { code?: string }) =>
      this.fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? this.tooMuch("memory") : error),
    );
    thread.on("exit", () => this.fail(new Error("the reading thread ended early")));
  }

  /** @throws what ended the thread, when nothing more was said before. */
  async next(): Promise<FromThread> {
    for (;;) {
      const message = this.messages.shift();
      if (message) return message;
      if (this.fault) throw this.fault;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        this.timer = setTimeout(
          () => this.fail(this.tooMuch("time")),
          this.limits.silentSeconds * 1000,
        );
        this.timer.unref();
      });
      clearTimeout(this.timer);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.fault ??= new Error("no longer heard");
  }

  private fail(error: Error): void {
    this.fault ??= error;
    this.wake?.();
  }

  private tooMuch(what: "memory" | "time"): KnownError {
    const need = what === "memory" ? "more memory" : "more time";
    return new KnownError(
      413,
      "file_too_demanding",
      `Reading "${this.fileName}" needs ${need} than a file may take; it may be damaged, or have far more columns than rows. Save the sheet with the answers as CSV, or split it.`,
    );
  }
}
