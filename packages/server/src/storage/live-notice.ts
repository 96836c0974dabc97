import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/** The channel on which every server process hears that numbers changed. */
export const LIVE_CHANNEL = "candor_live";

export interface LiveNotice {
  workspaceId: string;
  surveyId: string;
  /** How many answers arrived, changed or left. */
  count: number;
  /** `meeting`: a page was turned on a wall; no number changed. */
  kind: "recorded" | "changed" | "meeting";
}

/** Sent when the transaction commits, so a screen never asks too early. */
export async function noticeLive(trx: Transaction, notice: LiveNotice): Promise<void> {
  await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(notice)})`.execute(trx);
}
