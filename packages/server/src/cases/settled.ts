import type { CaseOutcome } from "@candor/contract/case.ts";
import type { CaseCheck } from "@candor/contract/conversation.ts";
import { sql } from "kysely";
import type { ConversationRow } from "../conversations/conversation.ts";
import { openConversation } from "../conversations/open-conversation.ts";
import { withdrawChecks, writeLetter } from "../conversations/write-letter.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { reopenClocks, reopenedColumns } from "./act-on-case.ts";
import type { CaseRow } from "./case.ts";
import { NOBODY_LOOKS } from "./case-visibility.ts";
import { owedIn } from "./owed.ts";
import { type CaseDeps, type Happened, keepWork, lockCase } from "./work-case.ts";

type Reason = NonNullable<CaseCheck["notAsked"]>;

/** The question leaves so long after resolving: whoever resolved by mistake can open again before anybody is asked. */
const ASK_AFTER_MS = 5 * 60_000;
const ASKED_AFTER: readonly CaseOutcome[] = ["solved", "partly", "cannot"];

/**
 * Asks the customer by mail whether it is settled, at most once a case, and only somebody we spoke with about it. When
 * nobody is asked, the case says why.
 *
 * @param given.unasked why nobody may be asked by this way of resolving.
 * @returns what the history says of it.
 */
export async function askWhetherSettled(
  trx: Transaction,
  row: CaseRow,
  given: {
    outcome: CaseOutcome;
    unasked: Reason | null;
    mailWorks: boolean;
    takesIn: boolean;
    now: Date;
  },
): Promise<Happened[]> {
  const { now } = given;
  const reason = given.unasked ?? (await reasonAgainst(trx, row, given));
  const { rows } = await sql<{ fresh: boolean }>`
    insert into case_check as k (workspace_id, case_id, person_id, at, not_asked)
    values (${row.workspace_id}, ${row.id}::uuid, ${row.person_id}::uuid, ${now}::timestamptz, ${reason})
    on conflict (workspace_id, case_id) do update set at = excluded.at, not_asked = excluded.not_asked
      where k.not_asked is not null
    returning true as fresh
  `.execute(trx);
  // Asked already, in this case's earlier life.
  if (rows.length === 0) return [];
  if (reason !== null) return [{ kind: "check_not_asked", data: { why: reason } }];
  const conversation = await openConversation(trx, {
    workspaceId: row.workspace_id,
    caseId: row.id,
    personId: row.person_id,
    responseId: row.response_id,
    number: row.number,
    now,
  });
  const say = (key: string) => conversationMessage(conversation.language, key);
  await writeLetter(trx, conversation, {
    kind: "check",
    text: `${say("check.greeting")}\n\n${say(given.takesIn ? "check.text" : "check.textPage")}`,
    actor: "candor",
    waits: false,
    heldMs: ASK_AFTER_MS,
    now,
  });
  return [];
}

async function reasonAgainst(
  trx: Transaction,
  row: CaseRow,
  { outcome, mailWorks }: { outcome: CaseOutcome; mailWorks: boolean },
): Promise<Reason | null> {
  if (!ASKED_AFTER.includes(outcome)) return "outcome";
  if (row.person_id === null) return "no_person";
  const { rows } = await sql<{ email: string | null; blocked: boolean; spoke: boolean }>`
    select p.email,
      exists (select from contact_block b where b.workspace_id = ${row.workspace_id} and b.person_id = p.id
        and b.channel in ('*', 'email')) as blocked,
      exists (select from conversation c join conversation_message m on m.workspace_id = c.workspace_id
          and m.conversation_id = c.id
        where c.workspace_id = ${row.workspace_id} and m.workspace_id = ${row.workspace_id}
          and c.case_id = ${row.id}::uuid and m.machine is null and m.state in ('sent', 'received')) as spoke
    from person p where p.workspace_id = ${row.workspace_id} and p.id = ${row.person_id}::uuid
  `.execute(trx);
  const found = rows[0];
  if (!found) return "no_person";
  if (found.email === null) return "no_address";
  if (found.blocked) return "blocked";
  if (!found.spoke && row.first_contact_at === null) return "no_contact";
  return mailWorks ? null : "no_mail_server";
}

/**
 * The customer says whether it is settled: yes closes the case, no opens it again with fresh clocks. It is no answer
 * to the survey and moves no score. The first answer stands.
 *
 * @returns `over` when there is nothing to say any more.
 */
export async function answerSettled(
  { db, news }: CaseDeps,
  conversation: ConversationRow,
  given: { answer: "yes" | "no"; words: string | null; now: Date },
): Promise<"kept" | "over"> {
  const { answer, words, now } = given;
  return inTransaction(db, async (trx) => {
    if (conversation.case_id === null) return "over";
    const ref = { workspaceId: conversation.workspace_id, caseId: conversation.case_id };
    const row = await lockCase(trx, ref, NOBODY_LOOKS);
    if (row.merged_into !== null || row.state !== "resolved") return "over";
    const { rows } = await sql`
      insert into case_check as k (workspace_id, case_id, person_id, at, not_asked, answer, words, answered_at)
      values (${row.workspace_id}, ${row.id}::uuid, ${row.person_id}::uuid, ${now}::timestamptz, null,
        ${answer}, ${words}, ${now}::timestamptz)
      on conflict (workspace_id, case_id) do update set answer = excluded.answer, words = excluded.words,
        answered_at = excluded.answered_at
      where k.answer is null
      returning case_id
    `.execute(trx);
    if (rows.length === 0) return "over";
    const data = words ? { note: words } : {};
    const worked =
      answer === "yes"
        ? // What was promised since is still owed: the case stays until that is done.
          (await owedIn(trx, row)) > 0
          ? { happened: [{ kind: "check_yes", data }] }
          : {
              set: { state: "closed", closed_at: now },
              happened: [{ kind: "check_yes", data }, { kind: "closed" }],
            }
        : {
            set: reopenedColumns(row),
            happened: [
              { kind: "check_no", data },
              { kind: "reopened", data: { why: "check" } },
            ],
          };
    if (answer === "no") await reopenClocks(trx, row, now);
    // Whoever has answered is not asked.
    await withdrawChecks(trx, ref);
    await keepWork(trx, { row, worked, actor: "customer", now, news });
    return "kept";
  });
}

/** What is known of it, for whoever looks at the case. */
export async function checkOf(
  db: Database | Transaction,
  { workspaceId, caseId }: { workspaceId: string; caseId: string },
): Promise<CaseCheck | null> {
  const row = await db
    .selectFrom("case_check")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    askedAt: row.asked_at?.toISOString() ?? null,
    notAsked: row.not_asked as CaseCheck["notAsked"],
    answer: row.answer as CaseCheck["answer"],
    words: row.words,
    answeredAt: row.answered_at?.toISOString() ?? null,
  };
}
