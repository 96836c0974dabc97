import type {
  CaseCondition,
  CaseRule,
  CaseRulePreview,
  SaveCaseRule,
} from "@candor/contract/case-rule.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { CaseRuleTable } from "../storage/tables-cases.ts";
import { requireMember } from "../teams/colleagues.ts";
import type { By } from "../teams/save-team.ts";
import { getTeam } from "../teams/team-queries.ts";
import { caseOfRule, openCases } from "./open-cases.ts";
import { ruleCondition, withStandingThemes } from "./rule-condition.ts";
import type { CaseDeps } from "./work-case.ts";

const PREVIEW_DAYS = 90;
/** So many rules a workspace can have: each is asked of every answer. */
const MOST_RULES = 100;
/** So many cases are opened at once; the answers that arrive meanwhile wait no longer than for these. */
const SLICE = 25;

/** What a workspace begins with: unhappy customers whom somebody can write to or call. */
const FIRST_RULE: SaveCaseRule = {
  name: "Unhappy and reachable",
  condition: { scoreTo: 6, reachable: true },
  action: {
    teamId: null,
    owner: null,
    routing: "by_hand",
    priority: "normal",
    targets: null,
    sensitive: false,
  },
  active: true,
};

/** The rules of a workspace in the order in which they are tried; the first one is made when first needed. */
export async function listRules(
  db: Database | Transaction,
  workspaceId: string,
): Promise<CaseRule[]> {
  const rows = await rulesOf(db, workspaceId);
  if (rows.length > 0) return rows.map(toRule);
  await makeFirstRule(db, workspaceId);
  return (await rulesOf(db, workspaceId)).map(toRule);
}

function rulesOf(db: Database | Transaction, workspaceId: string) {
  return db
    .selectFrom("case_rule")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** Once a workspace: whoever deletes it does not get it back. */
async function makeFirstRule(db: Database | Transaction, workspaceId: string): Promise<void> {
  const now = new Date();
  const work = async (trx: Transaction) => {
    const made = await trx
      .insertInto("case_desk")
      .values({ workspace_id: workspaceId, dealt_to: null, set_up_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if ((made.numInsertedOrUpdatedRows ?? 0n) === 0n) return;
    await trx
      .insertInto("case_rule")
      .values({ ...columnsOf(FIRST_RULE), ...keyOf(workspaceId, now), position: 0 })
      .execute();
  };
  await (db.isTransaction ? work(db as Transaction) : db.transaction().execute(work));
}

function keyOf(workspaceId: string, now: Date) {
  return { workspace_id: workspaceId, id: uuidv7(now.getTime()), created_at: now, updated_at: now };
}

function columnsOf(rule: SaveCaseRule) {
  return {
    name: rule.name,
    condition: JSON.stringify(rule.condition),
    action: JSON.stringify(rule.action),
    active: rule.active,
  };
}

/** @throws {KnownError} 404. */
async function getRule(
  db: Database | Transaction,
  { workspaceId, ruleId }: { workspaceId: string; ruleId: string },
): Promise<CaseRule> {
  const found = (await listRules(db, workspaceId)).find(({ id }) => id === ruleId);
  if (found) return found;
  throw new KnownError(
    404,
    "case_rule_not_found",
    `There is no rule "${ruleId}" that opens cases.`,
  );
}

/** Makes a rule, as the last one that is tried. */
export async function createRule(db: Database, rule: SaveCaseRule, by: By): Promise<CaseRule> {
  const { workspaceId, now } = by;
  return db.transaction().execute(async (trx) => {
    await checkRule(trx, workspaceId, rule);
    const rules = await listRules(trx, workspaceId);
    if (rules.length >= MOST_RULES) throw tooManyRules();
    const position = Math.max(-1, ...rules.map((r) => r.position)) + 1;
    const row = await trx
      .insertInto("case_rule")
      .values({ ...columnsOf(rule), ...keyOf(workspaceId, now), position })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(trx, by, "case_rule.made", rule.name);
    return toRule(row);
  });
}

/** Changes a rule from now on: cases that it has opened stay as they are. */
export async function replaceRule(
  db: Database,
  { ruleId, rule }: { ruleId: string; rule: SaveCaseRule },
  by: By,
): Promise<CaseRule> {
  const { workspaceId, now } = by;
  return db.transaction().execute(async (trx) => {
    await checkRule(trx, workspaceId, rule);
    await getRule(trx, { workspaceId, ruleId });
    await trx
      .updateTable("case_rule")
      .set({ ...columnsOf(rule), updated_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", ruleId)
      .execute();
    await audit(trx, by, "case_rule.changed", rule.name);
    return getRule(trx, { workspaceId, ruleId });
  });
}

export async function deleteRule(db: Database, ruleId: string, by: By): Promise<void> {
  const { workspaceId } = by;
  await db.transaction().execute(async (trx) => {
    const { name } = await getRule(trx, { workspaceId, ruleId });
    await trx
      .deleteFrom("case_rule")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", ruleId)
      .execute();
    await audit(trx, by, "case_rule.deleted", name);
  });
}

/** Puts rules into another order; those that are not named follow as they stood. */
export async function orderRules(
  db: Database,
  ids: readonly string[],
  by: By,
): Promise<CaseRule[]> {
  const { workspaceId } = by;
  return db.transaction().execute(async (trx) => {
    const rules = await listRules(trx, workspaceId);
    const rank = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
    const ordered = rules.toSorted((a, b) => rank(a.id) - rank(b.id) || a.position - b.position);
    for (const [position, { id }] of ordered.entries()) {
      await trx
        .updateTable("case_rule")
        .set({ position })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .execute();
    }
    await audit(trx, by, "case_rule.ordered", `${ordered.length}`);
    return listRules(trx, workspaceId);
  });
}

async function checkRule(trx: Transaction, workspaceId: string, { action }: SaveCaseRule) {
  if (action.teamId !== null) await getTeam(trx, { workspaceId, teamId: action.teamId });
  if (action.owner !== null) await requireMember(trx, { workspaceId, userId: action.owner });
  if (action.sensitive && action.teamId === null) throw sensitiveWithoutTeam();
}

function tooManyRules(): KnownError {
  return new KnownError(
    409,
    "too_many_case_rules",
    `There are ${MOST_RULES} rules that open cases, which is as many as can be. Delete one that is not used, or widen one.`,
  );
}

/** A case that nobody may see helps nobody. */
export function sensitiveWithoutTeam(): KnownError {
  return new KnownError(
    422,
    "sensitive_without_team",
    "A sensitive case is seen by its team alone, so it needs one. Choose a team first.",
    [{ field: "teamId", message: "is missing" }],
  );
}

function audit(trx: Transaction, { workspaceId, actor }: By, action: string, target: string) {
  return writeAudit(trx, { workspaceId, actor, action, target });
}

/** How many answers of the last 90 days a rule would have caught, before anybody saves it. */
export async function previewRule(
  db: Database | Transaction,
  { workspaceId, condition, now }: { workspaceId: string; condition: CaseCondition; now: Date },
): Promise<CaseRulePreview> {
  const standing = await withStandingThemes(db, workspaceId, condition);
  const holds = ruleCondition(standing, { workspaceId, now });
  const { rows } = await sql<{ answers: number; opens: number; without: number }>`
    select count(*)::int as answers, count(*) filter (where ${holds})::int as opens,
      count(*) filter (where ${holds} and not exists (select from customer_case c
        where c.workspace_id = ${workspaceId} and c.response_id = response.id))::int as without
    from response where response.workspace_id = ${workspaceId} and response.cells is not null
      and response.answered_at >= ${since(now)}::timestamptz
  `.execute(db);
  const { answers = 0, opens = 0, without = 0 } = rows[0] ?? {};
  return { days: PREVIEW_DAYS, answers, wouldOpen: opens, withoutCase: without };
}

function since(now: Date): Date {
  return new Date(now.getTime() - PREVIEW_DAYS * 86_400_000);
}

/**
 * Opens cases for the answers of the last 90 days that a rule catches and that have none, in slices: whatever
 * ends it in the middle, asking again opens the rest.
 *
 * @throws {KnownError} 409 when there are more or fewer than were shown.
 */
export async function applyRule(
  { db, news }: CaseDeps,
  { ruleId, expected }: { ruleId: string; expected: number },
  by: By,
): Promise<number> {
  const { workspaceId, now } = by;
  const rule = await getRule(db, { workspaceId, ruleId });
  const condition = await withStandingThemes(db, workspaceId, rule.condition);
  const { rows } = await sql<{ id: string; personId: string | null }>`
    select response.id, response.person_id as "personId" from response
    where ${ruleCondition(condition, { workspaceId, now })}
      and response.answered_at >= ${since(now)}::timestamptz
      and not exists (select from customer_case c
        where c.workspace_id = ${workspaceId} and c.response_id = response.id)
    order by response.answered_at, response.id limit 1001
  `.execute(db);
  if (rows.length !== expected) {
    throw new KnownError(
      409,
      "count_changed",
      `It would be ${rows.length} cases now, not ${expected}; none was opened. Look at the number again and confirm it.`,
    );
  }
  let opened = 0;
  for (let from = 0; from < rows.length; from += SLICE) {
    const wanted = rows.slice(from, from + SLICE).map((answer) => caseOfRule(rule, answer));
    const ids = await db.transaction().execute((trx) => openCases(trx, wanted, { ...by, news }));
    opened += ids.length;
  }
  await db
    .transaction()
    .execute((trx) => audit(trx, by, "case_rule.applied", `${rule.name}: ${opened}`));
  return opened;
}

function toRule(row: Selectable<CaseRuleTable>): CaseRule {
  return {
    id: row.id,
    position: row.position,
    name: row.name,
    condition: row.condition,
    action: row.action,
    active: row.active,
  };
}
