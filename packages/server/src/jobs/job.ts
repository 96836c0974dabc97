/** A kind of background work: its name in the queue, what it carries, how it is tried again. */
export interface Job<Data extends object> {
  name: string;
  /** How often it is tried again after failing, with growing pauses. */
  retryLimit: number;
  /** An attempt that has not ended after so long is ended; a dead worker is noticed by its silence. */
  expireInSeconds: number;
  /** Jobs of this kind that one process does at once; of one workspace one at a time. */
  atOnce: number;
  /** Keeps `Data` in the type; never read. */
  readonly data?: Data;
}

/** Names a kind of job; every process that sends or works it must list it in `openJobQueue`. */
export function defineJob<Data extends object>(
  name: string,
  options: { retryLimit?: number; expireInSeconds?: number; atOnce?: number } = {},
): Job<Data> {
  return { name, retryLimit: 5, expireInSeconds: 900, atOnce: 2, ...options };
}
