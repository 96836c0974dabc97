/** Reading comments in tests: with the real reader in its thread, until nothing waits. */
import { readerVersion } from "@candor/text/node";
import { readingAdaptation } from "../comments/adapt-due.ts";
import { commentComparing } from "../comments/compare-due.ts";
import { commentReading, type ReadDeps } from "../comments/read-due.ts";
import { type CommentReader, commentReader } from "../comments/thread/comment-reader.ts";
import type { Database } from "../storage/database.ts";

export interface TestReading {
  reader: CommentReader;
  /** Reads all that waits in a workspace. */
  read(workspaceId: string): Promise<void>;
  /** Compares the comments of its surveys that changed since. */
  compare(workspaceId: string): Promise<void>;
  /** Looks whether a workspace's own weights are to be trained, and trains them. */
  adapt(workspaceId: string): Promise<Date | null>;
  stop(): Promise<void>;
}

/** One thread for a test file; call `stop` after it. */
export async function testReading(
  db: Database,
  options: Partial<Pick<ReadDeps, "version" | "tell" | "now" | "secondOpinion">> = {},
): Promise<TestReading> {
  const reader = commentReader({ idleMs: 5_000 });
  const reads = {
    ...{ db, reader, version: await readerVersion(), tell: async () => {}, now: () => new Date() },
    ...options,
  };
  const worker = commentReading(reads);
  const adapting = readingAdaptation(reads);
  const comparing = commentComparing({ db, reader, now: () => new Date() });
  return {
    reader,
    async read(workspaceId) {
      const { signal } = new AbortController();
      while ((await worker.takeTurn({ workspaceId, lane: "", signal })) !== null);
    },
    async compare(workspaceId) {
      const { signal } = new AbortController();
      await comparing.takeTurn({ workspaceId, lane: "", signal });
    },
    adapt: (workspaceId) =>
      adapting.takeTurn({ workspaceId, lane: "", signal: new AbortController().signal }),
    stop: () => reader.stop(),
  };
}
