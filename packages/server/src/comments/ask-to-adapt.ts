import { wake } from "../due-work/due-work.ts";
import type { Transaction } from "../storage/database.ts";
import { ADAPT_READING } from "./adapting-kind.ts";
import { forgetInWeights } from "./own-weights.ts";

/** Comments that come or go are looked at so long after, together with those that come meanwhile. */
const SOON_MS = 2 * 60_000;

/** Comments were read or corrected: before long it is looked at whether there is reason to train. */
export async function askToAdapt(trx: Transaction, workspaceId: string, now: Date): Promise<void> {
  const at = new Date(now.getTime() + SOON_MS);
  await wake(trx, ADAPT_READING, { workspaceId }, { now, at });
}

/** Somebody was erased: weights that may hold something of their words are trained anew at once. */
export async function askToForget(trx: Transaction, workspaceId: string, now: Date): Promise<void> {
  await forgetInWeights(trx, workspaceId);
  await wake(trx, ADAPT_READING, { workspaceId }, { now });
}
