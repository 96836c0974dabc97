import type { Transaction } from "../storage/database.ts";

/** An alert was raised, or somebody said what came of it. */
export interface AlertHappening {
  workspaceId: string;
  alertId: string;
  kind: "began" | "ended";
  now: Date;
}

/** Tells of it in the transaction in which it happens. What carries it comes later in the walk. */
export type AlertNews = (trx: Transaction, happening: AlertHappening) => Promise<void>;
