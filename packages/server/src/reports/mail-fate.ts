import type { Database } from "../storage/database.ts";
import type { ReportAsk, ReportMail, ReportPost } from "./report-due-kind.ts";

/** What becomes of a mail that was handed over; "unconfirmed" when nobody can know. */
type Outcome = "sent" | "refused" | "withdrawn" | "unconfirmed";
type State = Outcome | "queued" | "sending";

/**
 * How far one mail or message is, committed before and after it is handed over. A server that is killed in between leaves
 * "sending" behind: whether it arrived nobody knows, so it is said and never sent again.
 */
export interface Fate {
  /** Whether it still waits. One that somebody died over is noted as unconfirmed, and waits no more. */
  isOpen(): Promise<boolean>;
  /** Takes it for oneself; false when it waits no more. */
  claim(): Promise<boolean>;
  /** Back to those that wait: the mail server wants it later. */
  giveBack(detail: string): Promise<void>;
  /** It waits on; says why. */
  wait(detail: string): Promise<void>;
  note(outcome: Outcome, detail: string | null): Promise<void>;
}

/** Of a mail with a report. */
export function reportMail(
  db: Database,
  { workspaceId, runId, recipientId }: ReportMail,
  now: () => Date,
): Fate {
  return fateOf({
    async state() {
      const row = await db
        .selectFrom("report_mail")
        .select("state")
        .where("workspace_id", "=", workspaceId)
        .where("run_id", "=", runId)
        .where("recipient_id", "=", recipientId)
        .executeTakeFirst();
      return row?.state ?? null;
    },
    async move(from, to, detail) {
      const { numUpdatedRows } = await db
        .updateTable("report_mail")
        .set({ state: to, detail, ...(to === "queued" ? {} : { at: now() }) })
        .where("workspace_id", "=", workspaceId)
        .where("run_id", "=", runId)
        .where("recipient_id", "=", recipientId)
        .where("state", "=", from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  });
}

/** Of a message to a chat. */
export function reportPost(
  db: Database,
  { workspaceId, postId }: ReportPost,
  now: () => Date,
): Fate {
  return fateOf({
    async state() {
      const row = await db
        .selectFrom("report_post")
        .select("state")
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", postId)
        .executeTakeFirst();
      return row?.state ?? null;
    },
    async move(from, to, detail) {
      const { numUpdatedRows } = await db
        .updateTable("report_post")
        .set({ state: to, detail, ...(to === "queued" ? {} : { at: now() }) })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", postId)
        .where("state", "=", from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  });
}

/** Of the question whether somebody wants it. */
export function askedMail(
  db: Database,
  { workspaceId, recipientId }: ReportAsk,
  now: () => Date,
): Fate {
  return fateOf({
    async state() {
      const row = await db
        .selectFrom("report_recipient")
        .select("ask_state")
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", recipientId)
        .executeTakeFirst();
      return row?.ask_state ?? null;
    },
    async move(from, to, detail) {
      const { numUpdatedRows } = await db
        .updateTable("report_recipient")
        .set({ ask_state: to, ask_detail: detail, ask_at: now() })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", recipientId)
        .where("ask_state", "=", from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  });
}

function fateOf(row: {
  state: () => Promise<string | null>;
  /** From one state to the next, if it is in the first. */
  move: (from: State, to: State, detail: string | null) => Promise<boolean>;
}): Fate {
  const short = (detail: string | null) => detail?.slice(0, 300) ?? null;
  return {
    async isOpen() {
      const state = await row.state();
      if (state === "sending") await row.move("sending", "unconfirmed", null);
      return state === "queued";
    },
    claim: () => row.move("queued", "sending", null),
    async giveBack(detail) {
      await row.move("sending", "queued", short(detail));
    },
    async wait(detail) {
      await row.move("queued", "queued", short(detail));
    },
    async note(outcome, detail) {
      await row.move(outcome === "withdrawn" ? "queued" : "sending", outcome, short(detail));
    },
  };
}
