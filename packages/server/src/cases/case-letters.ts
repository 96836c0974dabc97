import type { ContactCase } from "@candor/contract/case.ts";
import type { ConversationNews, Said } from "../conversations/conversation.ts";
import { withdrawChecks } from "../conversations/write-letter.ts";
import type { Transaction } from "../storage/database.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { contact, reopenClocks, reopenedColumns } from "./act-on-case.ts";
import { type CaseRow, isActive } from "./case.ts";
import { resumeResolution } from "./case-clocks.ts";
import type { CaseNews } from "./case-news.ts";
import { NOBODY_LOOKS } from "./case-visibility.ts";
import { openCases } from "./open-cases.ts";
import { isThanks } from "./thanks.ts";
import { keepWork, lockCase, type Worked, type Worker } from "./work-case.ts";

/** After so long what somebody writes is about something new. */
const NEW_CASE_AFTER_MS = 30 * 86_400_000;
/** A case merged into one that was merged, and so on. */
const MOST_MERGES = 10;

/**
 * What letters do to cases: only a letter that was taken counts as contact, the customer's word opens again what was
 * resolved, a machine's word nothing, and a letter that came back is owed once more.
 */
export function caseLetters(news: CaseNews): ConversationNews {
  return {
    wrote: (trx, said) => onCase(trx, said, news, (row) => customerWrote(trx, row, said, news)),
    sent: (trx, said) => onCase(trx, said, news, (row) => letterSent(trx, row, said)),
    failed: (trx, said) => onCase(trx, said, news, (row) => letterFailed(trx, row, said)),
  };
}

async function onCase(
  trx: Transaction,
  { conversation, message, now }: Said,
  news: CaseNews,
  work: (row: CaseRow) => Promise<Worked | null>,
): Promise<void> {
  const row = await survivor(trx, conversation.workspace_id, conversation.case_id);
  const worked = await work(row);
  if (worked) await keepWork(trx, { row, worked, actor: message.actor, now, news });
}

/** Later mail of a case that was merged goes to the one that took it in. */
async function survivor(trx: Transaction, workspaceId: string, id: string): Promise<CaseRow> {
  let row = await lockCase(trx, { workspaceId, caseId: id }, NOBODY_LOOKS);
  for (let merges = 0; row.merged_into !== null && merges < MOST_MERGES; merges += 1) {
    row = await lockCase(trx, { workspaceId, caseId: row.merged_into }, NOBODY_LOOKS);
  }
  return row;
}

function by({ conversation, message, now }: Said): Worker {
  return {
    workspaceId: conversation.workspace_id,
    actor: message.actor,
    userId: null,
    viewer: NOBODY_LOOKS,
    now,
  };
}

function said(given: Partial<ContactCase> & Pick<ContactCase, "direction" | "way">): ContactCase {
  return { result: "reached", note: "", waits: false, next: null, ...given };
}

async function customerWrote(
  trx: Transaction,
  row: CaseRow,
  one: Said,
  news: CaseNews,
): Promise<Worked | null> {
  const { conversation, message, now } = one;
  if (message.machine !== null) {
    return { happened: [{ kind: "machine_wrote", data: { why: message.machine } }] };
  }
  if (row.state === "resolved" && isThanks(message.shown)) {
    return { happened: [{ kind: "said_thanks" }] };
  }
  if (row.closed_at !== null && now.getTime() - row.closed_at.getTime() > NEW_CASE_AFTER_MS) {
    await continueInNewCase(trx, row, one, news);
    return null;
  }
  await withdrawChecks(trx, { workspaceId: row.workspace_id, caseId: conversation.case_id });
  const way = message.way === "page" ? "page" : "mail";
  await tell(trx, row, "case.wrote", now);
  return contact(by(one), said({ direction: "in", way }))(trx, row);
}

/** The conversation goes on in a new case, which is linked to the old one. */
async function continueInNewCase(
  trx: Transaction,
  row: CaseRow,
  { conversation, message, now }: Said,
  news: CaseNews,
): Promise<void> {
  const workspaceId = row.workspace_id;
  const [caseId] = await openCases(
    trx,
    [
      {
        origin: "manual",
        responseId: null,
        personId: conversation.person_id,
        title: message.subject,
        words: message.shown,
        owner: row.owner,
        teamId: row.team_id,
        routing: row.owner ? "by_hand" : (row.routing as "by_hand"),
        priority: row.priority as "normal",
        targets: null,
        sensitive: row.sensitive,
        ruleId: null,
        because: { by: "letter", number: row.number },
      },
    ],
    { workspaceId, actor: "customer", now, news },
  );
  if (!caseId) return;
  await trx
    .insertInto("case_link")
    .values([
      { workspace_id: workspaceId, case_id: row.id, other_id: caseId },
      { workspace_id: workspaceId, case_id: caseId, other_id: row.id },
    ])
    .execute();
  await trx
    .updateTable("conversation")
    .set({ case_id: caseId })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", conversation.id)
    .execute();
}

async function letterSent(trx: Transaction, row: CaseRow, one: Said): Promise<Worked | null> {
  const { message, now } = one;
  if (message.kind === "check") {
    await trx
      .updateTable("case_check")
      .set({ asked_at: now, not_asked: null })
      .where("workspace_id", "=", row.workspace_id)
      .where("case_id", "=", row.id)
      .execute();
    return { happened: [{ kind: "check_asked" }] };
  }
  if (!isActive(row))
    return { happened: [{ kind: "contact", data: { way: "mail", result: "reached" } }] };
  return contact(by(one), said({ direction: "out", way: "mail", waits: message.waits }))(trx, row);
}

async function letterFailed(
  trx: Transaction,
  row: CaseRow,
  { message, now }: Said,
): Promise<Worked | null> {
  const failed = { kind: "letter_failed", data: { state: message.state } };
  if (message.kind === "check") {
    await trx
      .updateTable("case_check")
      .set({ not_asked: "not_delivered", asked_at: null })
      .where("workspace_id", "=", row.workspace_id)
      .where("case_id", "=", row.id)
      .where("answer", "is", null)
      .execute();
    return { happened: [failed] };
  }
  await tell(trx, row, "case.undelivered", now);
  // Whether it arrived is not known: nothing was promised by it, and nothing is taken back.
  if (message.state === "unconfirmed") return { happened: [failed] };
  if (row.state === "waiting") {
    await resumeResolution(trx, row, now);
    return { set: { state: "open" }, happened: [failed, { kind: "opened_again" }] };
  }
  if (isActive(row)) return { happened: [failed] };
  await reopenClocks(trx, row, now);
  return {
    set: reopenedColumns(row),
    happened: [failed, { kind: "reopened", data: { why: "letter" } }],
  };
}

async function tell(
  trx: Transaction,
  row: CaseRow,
  kind: "case.wrote" | "case.undelivered",
  now: Date,
): Promise<void> {
  if (row.owner === null) return;
  await tellColleague(trx, {
    workspaceId: row.workspace_id,
    userId: row.owner,
    kind,
    target: `case:${row.id}`,
    about: { number: row.number, by: "Candor" },
    byUserId: null,
    now,
  });
}
