import { sql } from "kysely";
import { PRIORITY } from "../comments/reading-kind.ts";
import type { Transaction } from "../storage/database.ts";
import type { CaseNews } from "./case-news.ts";
import { listRules } from "./case-rules.ts";
import { caseOfRule, openCases } from "./open-cases.ts";
import {
  asksOfReading,
  beforeReading,
  ruleCondition,
  type StandingCondition,
  withStandingThemes,
} from "./rule-condition.ts";

/** Older answers, and those of a file, are history: whoever tags five hundred of them opens no cases. */
export const NEWS_DAYS = 30;

interface Trying {
  workspaceId: string;
  /** Answers that are news. */
  ids: readonly string[];
  now: Date;
  news: CaseNews;
}

/**
 * Tries the rules from the top: the first one that holds opens the case. An answer of which a rule may hold as soon as
 * its comment is read waits for that, and is tried by all of them then, so that the order holds whenever it comes.
 */
export async function tryRules(trx: Transaction, trying: Trying): Promise<void> {
  const { workspaceId, ids, now, news } = trying;
  const rules = (await listRules(trx, workspaceId)).filter(({ active }) => active);
  const asksReading = rules.some(({ condition }) => asksOfReading(condition));
  const unread = asksReading ? await notReadYet(trx, trying) : [];
  const read = ids.filter((id) => !unread.includes(id));
  const done = new Set<string>();
  for (const rule of rules) {
    const condition = await withStandingThemes(trx, workspaceId, rule.condition);
    const reads = asksOfReading(condition);
    const waiting = reads ? await caught(trx, beforeReading(condition), unread, trying) : [];
    for (const { id } of waiting) done.add(id);
    const held = await caught(trx, condition, reads ? read : ids, trying);
    const wanted = held.filter(({ id }) => !done.has(id));
    for (const { id } of wanted) done.add(id);
    const cases = wanted.map((answer) => caseOfRule(rule, answer));
    await openCases(trx, cases, { workspaceId, actor: "rule", now, news });
  }
}

/** Which of these answers a rule catches that have no case. */
async function caught(
  trx: Transaction,
  condition: StandingCondition,
  ids: readonly string[],
  { workspaceId, now }: Trying,
): Promise<{ id: string; personId: string | null }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; personId: string | null }>`
    select response.id, response.person_id as "personId" from response
    where ${ruleCondition(condition, { workspaceId, now })}
      and response.id = any(${[...ids]}::uuid[])
      and not exists (select from customer_case c
        where c.workspace_id = ${workspaceId} and c.response_id = response.id)
    order by response.id
  `.execute(trx);
  return rows;
}

/** Those that stand in the line as just given are tried again when they leave it; no others are. */
async function notReadYet(trx: Transaction, { workspaceId, ids }: Trying): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select response_id as id from comment_to_read
    where workspace_id = ${workspaceId} and response_id = any(${[...ids]}::uuid[])
      and priority = ${PRIORITY.given}
  `.execute(trx);
  return rows.map(({ id }) => id);
}
