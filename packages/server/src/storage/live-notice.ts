import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/** The channel on which every server process hears that numbers changed. */
export const LIVE_CHANNEL = "candor_live";

/** What a connection of ours takes for a notice, and does not ask the database: see `HeldNotices`. */
export const NOTICE = "candor notice $1";

export interface LiveNotice {
  workspaceId: string;
  surveyId: string;
  /** How many answers arrived, changed or left. */
  count: number;
  /** `meeting`: a page was turned on a wall; `chat`: somebody wrote in one. No number changed. */
  kind: "recorded" | "changed" | "meeting" | "chat";
  /** The chat in which something changed. */
  conversationId?: string;
}

/** Sent once the transaction has committed, so a screen never asks too early; never by one that fails. */
export async function noticeLive(trx: Transaction, notice: LiveNotice): Promise<void> {
  await sql`${sql.raw("candor notice ")}${JSON.stringify(notice)}`.execute(trx);
}
