import { KnownError } from "../errors/known-error.ts";
import type { Answer, Recorded } from "./answer.ts";

interface Waiting {
  answer: Answer;
  resolve: (recorded: Recorded) => void;
  reject: (error: unknown) => void;
}

export interface Recorder {
  /** Resolves once the answer is durable and tallied; rejects when it is not recorded. */
  record(workspaceId: string, answer: Answer): Promise<Recorded>;
  /** Takes no more, and resolves when everything accepted is recorded. */
  close(): Promise<void>;
  /** Answers accepted and not yet recorded. */
  readonly waiting: number;
}

export interface RecorderOptions {
  /** Answers in one transaction at most. */
  maxBatch?: number;
  /** Answers that may wait, over all workspaces, before new ones are turned away. */
  maxWaiting?: number;
  /** Switched off, each answer has a transaction of its own: for comparison. */
  grouping?: boolean;
}

/**
 * Group commit: answers that arrive while a batch is being written wait together and share the
 * next transaction. One batch of a workspace is in flight at a time; nobody waits for a timer, so
 * a lone answer is as quick as it can be and a crowd is written a hundred at a time.
 */
export function groupCommit(
  recordMany: (workspaceId: string, answers: readonly Answer[]) => Promise<Recorded[]>,
  options: RecorderOptions = {},
): Recorder {
  const { maxBatch = 250, maxWaiting = 10_000, grouping = true } = options;
  const queues = new Map<string, Waiting[]>();
  const inFlight = new Map<string, Promise<void>>();
  let waiting = 0;
  let closed = false;

  function record(workspaceId: string, answer: Answer): Promise<Recorded> {
    if (closed) return Promise.reject(shuttingDown());
    if (waiting >= maxWaiting) return Promise.reject(overloaded(waiting));
    waiting += 1;
    return new Promise<Recorded>((resolve, reject) => {
      const queue = queues.get(workspaceId);
      const entry = { answer, resolve, reject };
      if (queue) queue.push(entry);
      else queues.set(workspaceId, [entry]);
      if (!inFlight.has(workspaceId)) inFlight.set(workspaceId, drain(workspaceId));
    });
  }

  async function drain(workspaceId: string): Promise<void> {
    // Answers parsed from the same burst of packets join the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      const batch = queues.get(workspaceId)?.splice(0, grouping ? maxBatch : 1) ?? [];
      if (batch.length === 0) break;
      await write(workspaceId, batch);
      waiting -= batch.length;
    }
    queues.delete(workspaceId);
    inFlight.delete(workspaceId);
  }

  /** Writes a batch; one that fails is halved until only the answer at fault is turned away. */
  async function write(workspaceId: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = batch.map((entry) => entry.answer);
      const recorded = await recordMany(workspaceId, answers);
      batch.forEach((entry, index) => {
        const outcome = recorded[index];
        if (outcome) entry.resolve(outcome);
      });
    } catch (error) {
      if (batch.length === 1 || !blamesOneAnswer(error)) {
        for (const entry of batch) entry.reject(error);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await write(workspaceId, batch.slice(0, middle));
      await write(workspaceId, batch.slice(middle));
    }
  }

  async function close(): Promise<void> {
    closed = true;
    while (inFlight.size > 0) await Promise.all(inFlight.values());
  }

  return {
    record,
    close,
    get waiting() {
      return waiting;
    },
  };
}

/** Lost connections and full disks hit every answer alike; asking again in halves would only take longer. */
function blamesOneAnswer(error: unknown): boolean {
  // A busy workspace or a database without connections is nobody's fault.
  if (error instanceof KnownError) return error.status < 500;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // SQLSTATE classes 22 (data), 23 (constraints): something in the data.
  return /^2[23]/.test(code);
}

function shuttingDown(): KnownError {
  return new KnownError(503, "shutting_down", "The server is stopping; send the answer again.");
}

function overloaded(waiting: number): KnownError {
  return new KnownError(
    503,
    "too_many_answers",
    `${waiting} answers are waiting to be recorded; this one was not accepted. Send it again in a few seconds.`,
  );
}
