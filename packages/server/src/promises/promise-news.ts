import { defineDueWork } from "../due-work/due-work.ts";
import type { Transaction } from "../storage/database.ts";

/** Promises of which somebody is to hear: one turn a workspace. */
export const PROMISES = defineDueWork("promises", { lanes: 2 });

/** Something that happened to a promise, for other programs. */
export interface PromiseHappening {
  workspaceId: string;
  promiseId: string;
  kind: "made" | "warned" | "apologised" | "missed" | "kept" | "broken" | "released" | "reopened";
  now: Date;
}

/** Tells of it in the transaction in which it happens. What carries it comes later in the walk. */
export type PromiseNews = (trx: Transaction, happening: PromiseHappening) => Promise<void>;
