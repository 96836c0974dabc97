import type { ContactCase } from "@candor/contract/case.ts";
import { sql } from "kysely";
import { usersByIds } from "../auth/user-queries.ts";
import type { ConversationNews, Said } from "../conversations/conversation.ts";
import { withdrawChecks } from "../conversations/write-letter.ts";
import type { Transaction } from "../storage/database.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { contact, reopenClocks, reopenedColumns } from "./act-on-case.ts";
import { type CaseRow, isActive, MOST_MERGES, QUIET_DAYS } from "./case.ts";
import { resumeResolution, startClock } from "./case-clocks.ts";
import type { CaseNews } from "./case-news.ts";
import { NOBODY_LOOKS } from "./case-visibility.ts";
import { openCases } from "./open-cases.ts";
import { isThanks } from "./thanks.ts";
import { keepWork, lockCase, type Worked, type Worker } from "./work-case.ts";

/** After so long what somebody writes is about something new. */
const NEW_CASE_AFTER_MS = 30 * 86_400_000;
/** So long thanks are for what was done. */
const THANKED_WITHIN_MS = QUIET_DAYS * 86_400_000;

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
  if (conversation.case_id === null) return;
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
  if (isDoneLately(row, now) && isThanks(message.shown, await namesIn(trx, row))) {
    await tell(trx, row, "case.wrote", now);
    return { happened: [{ kind: "said_thanks" }] };
  }
  if (row.closed_at !== null && now.getTime() - row.closed_at.getTime() > NEW_CASE_AFTER_MS) {
    await continueInNewCase(trx, row, one, news);
    return null;
  }
  for (const caseId of new Set([row.id, conversation.case_id ?? row.id])) {
    await withdrawChecks(trx, { workspaceId: row.workspace_id, caseId });
  }
  const way = message.way === "page" || message.way === "chat" ? message.way : "mail";
  await tell(trx, row, "case.wrote", now);
  return contact(by(one), said({ direction: "in", way }))(trx, row);
}

/** Resolved or closed so short a time ago that thanks are about that. */
function isDoneLately(row: CaseRow, now: Date): boolean {
  const done = row.closed_at ?? row.resolved_at;
  return !isActive(row) && done !== null && now.getTime() - done.getTime() <= THANKED_WITHIN_MS;
}

/** How the customer and whoever has the case are called: such words stand in letters of thanks. */
async function namesIn(trx: Transaction, row: CaseRow): Promise<string[]> {
  const person = await trx
    .selectFrom("person")
    .select("name")
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.person_id)
    .executeTakeFirst();
  const owner = row.owner === null ? null : (await usersByIds(trx, [row.owner])).get(row.owner);
  return [person?.name, owner?.name].flatMap((name) => name ?? []);
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
  // What was said in a chat and is sent once more by mail is no second contact.
  if (message.kind === "unread") return null;
  const way = message.way === "chat" ? "chat" : "mail";
  const data = { way, result: "reached", letter: message.id };
  if (!isActive(row)) return { happened: [{ kind: "contact", data }] };
  const wanted = said({ direction: "out", way, waits: message.waits });
  const worked = await contact(by(one), wanted)(trx, row);
  // A letter that comes back later is told from every other contact.
  return (
    worked && {
      ...worked,
      happened: worked.happened.map((one) => (one.kind === "contact" ? { ...one, data } : one)),
    }
  );
}

async function letterFailed(
  trx: Transaction,
  row: CaseRow,
  { message, now }: Said,
): Promise<Worked | null> {
  const failed = { kind: "letter_failed", data: { state: message.state } };
  if (message.kind === "check") {
    // Perhaps it arrived: nobody is asked twice.
    const lost = message.state !== "unconfirmed";
    await trx
      .updateTable("case_check")
      .set(
        lost ? { not_asked: "not_delivered", asked_at: null } : { not_asked: null, asked_at: now },
      )
      .where("workspace_id", "=", row.workspace_id)
      .where("case_id", "=", row.id)
      .where("answer", "is", null)
      .execute();
    return { happened: [failed] };
  }
  await tell(trx, row, "case.undelivered", now);
  // Whether it arrived is not known: nothing was promised by it, and nothing is taken back.
  if (message.state === "unconfirmed") return { happened: [failed] };
  // Whatever becomes of the case, this reply is owed once more.
  await startClock(trx, row, "next_reply", now);
  const owed: Partial<CaseRow> = {};
  if (row.first_contact_at !== null && !(await wasReached(trx, row))) {
    await startClock(trx, row, "first_contact", now);
    owed.first_contact_at = null;
  }
  if (row.state === "waiting") {
    await resumeResolution(trx, row, now);
    return { set: { ...owed, state: "open" }, happened: [failed, { kind: "opened_again" }] };
  }
  if (isActive(row)) return { set: owed, happened: [failed] };
  await reopenClocks(trx, row, now);
  return {
    set: { ...owed, ...reopenedColumns(row) },
    happened: [failed, { kind: "reopened", data: { why: "letter" } }],
  };
}

/** Whether anything reached the customer but letters that came back. */
async function wasReached(trx: Transaction, row: CaseRow): Promise<boolean> {
  const { rows } = await sql<{ reached: boolean }>`
    select exists (select from case_event e
      where e.workspace_id = ${row.workspace_id} and e.case_id = ${row.id}::uuid
        and e.kind = 'contact' and e.data ->> 'result' = 'reached'
        and not exists (select from conversation_message m where m.workspace_id = ${row.workspace_id}
          and m.id = (e.data ->> 'letter')::uuid and m.state = 'not_delivered')) as reached
  `.execute(trx);
  return rows[0]?.reached ?? false;
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
