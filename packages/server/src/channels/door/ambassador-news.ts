import type { Transaction } from "../../storage/database.ts";

/** Somebody said that they would do more, or a colleague took it up. */
export interface AmbassadorHappening {
  workspaceId: string;
  responseId: string;
  kind: "offered" | "done";
  now: Date;
}

/** Hears of it in the transaction that keeps it. */
export type AmbassadorNews = (trx: Transaction, happening: AmbassadorHappening) => Promise<void>;
