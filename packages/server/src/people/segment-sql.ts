import type { SegmentCondition, SegmentFilter } from "@candor/contract/person.ts";
import { type RawBuilder, sql } from "kysely";
import { accountKey } from "./accounts-named.ts";

/** The workspace in which, and the moment at which, a filter is asked. */
export interface SegmentScope {
  workspaceId: string;
  now: Date;
}

/**
 * A segment's filter as a condition on `p`, a row of `person`. A segment without conditions is
 * everybody, whichever way they are matched.
 */
export function segmentCondition(filter: SegmentFilter, scope: SegmentScope): RawBuilder<boolean> {
  if (filter.conditions.length === 0) return sql<boolean>`true`;
  const conditions = filter.conditions.map((condition) => conditionOf(condition, scope));
  const between = filter.match === "all" ? sql` and ` : sql` or `;
  return sql<boolean>`(${sql.join(conditions, between)})`;
}

function conditionOf(condition: SegmentCondition, scope: SegmentScope): RawBuilder<boolean> {
  if (condition.about === "attribute") return attributeCondition(condition);
  if (condition.about === "field") return fieldCondition(condition, scope);
  if (condition.about === "answer") return answerCondition(condition, scope);
  if (condition.about === "tag") return tagCondition(condition);
  return purchaseCondition(condition, scope);
}

type Attribute = Extract<SegmentCondition, { about: "attribute" }>;

function attributeCondition({ name, is, value }: Attribute): RawBuilder<boolean> {
  const text = sql<string | null>`p.attributes ->> ${name}`;
  const wanted = String(value ?? "");
  switch (is) {
    case "equal":
      return sql`coalesce(${text} = ${wanted}, false)`;
    case "not_equal":
      return sql`(${text} is distinct from ${wanted})`;
    case "contains":
      return sql`coalesce(position(lower(${wanted}) in lower(${text})) > 0, false)`;
    case "known":
      return sql`(${text} is not null)`;
    case "unknown":
      return sql`(${text} is null)`;
    case "at_least":
      return compared(text, sql`>=`, value);
    case "at_most":
      return compared(text, sql`<=`, value);
  }
}

/** Numbers are compared as numbers, dates and words (ISO dates sort as they are) as text. */
function compared(
  text: RawBuilder<string | null>,
  operator: RawBuilder<unknown>,
  value: string | number | boolean | undefined,
): RawBuilder<boolean> {
  const number = typeof value === "number" ? value : Number(value);
  if (value === undefined || value === "" || Number.isNaN(number)) {
    return sql`coalesce(${text} collate "C" ${operator} ${String(value ?? "")} collate "C", false)`;
  }
  return sql`(case when ${text} ~ '^-?[0-9]+([.][0-9]+)?$' then (${text})::numeric ${operator} ${number}::numeric else false end)`;
}

type Field = Extract<SegmentCondition, { about: "field" }>;

const FIELDS = {
  language: sql<string | null>`p.language`,
  timeZone: sql<string | null>`p.time_zone`,
  emailDomain: sql<string | null>`split_part(p.email, '@', 2)`,
  accountRole: sql<string | null>`p.account_role`,
} as const;

/** The company as it is recognised, whatever is capital in it. */
function accountOf(workspaceId: string): RawBuilder<string | null> {
  return sql`(select company.name_key from account company
    where company.workspace_id = ${workspaceId}::uuid and company.id = p.account_id)`;
}

function wantedOf(name: Field["name"], value: string): string {
  if (name === "emailDomain") return value.toLowerCase();
  return name === "account" ? accountKey(value) : value;
}

function fieldCondition(
  { name, is, value }: Field,
  { workspaceId }: SegmentScope,
): RawBuilder<boolean> {
  const field = name === "account" ? accountOf(workspaceId) : FIELDS[name];
  const wanted = wantedOf(name, value ?? "");
  switch (is) {
    case "equal":
      return sql`coalesce(${field} = ${wanted}, false)`;
    case "not_equal":
      return sql`(${field} is distinct from ${wanted})`;
    case "known":
      return sql`(${field} is not null)`;
    case "unknown":
      return sql`(${field} is null)`;
  }
}

type Answered = Extract<SegmentCondition, { about: "answer" }>;

const GROUP_SCORES = { promoter: [9, 10], passive: [7, 8], detractor: [0, 1, 2, 3, 4, 5, 6] };

/** Speaks of the latest counted answer of the person. */
function answerCondition(
  condition: Answered,
  { workspaceId, now }: SegmentScope,
): RawBuilder<boolean> {
  const survey = condition.surveyId ? sql`and r.survey_id = ${condition.surveyId}::uuid` : sql``;
  const wanted: RawBuilder<unknown>[] = [sql`true`];
  if (condition.groups) {
    const scores = condition.groups.flatMap((group) => GROUP_SCORES[group]);
    wanted.push(sql`latest.score = any(${scores}::int[])`);
  }
  if (condition.scoreFrom !== undefined) wanted.push(sql`latest.score >= ${condition.scoreFrom}`);
  if (condition.scoreTo !== undefined) wanted.push(sql`latest.score <= ${condition.scoreTo}`);
  if (condition.withinDays !== undefined) {
    wanted.push(sql`latest.answered_at > ${daysBefore(now, condition.withinDays)}::timestamptz`);
  }
  const exists = sql`exists (
    select from (
      select r.score, r.answered_at from response r
      where r.workspace_id = ${workspaceId}::uuid and r.person_id = p.id and r.cells is not null ${survey}
      order by r.answered_at desc, r.id desc limit 1
    ) latest where ${sql.join(wanted, sql` and `)}
  )`;
  return condition.answered ? sql`${exists}` : sql`not ${exists}`;
}

function tagCondition({ name, has }: Extract<SegmentCondition, { about: "tag" }>) {
  const tagged = sql<boolean>`${name} = any(p.tags)`;
  return has ? tagged : sql<boolean>`not ${tagged}`;
}

type Purchased = Extract<SegmentCondition, { about: "purchases" }>;

function purchaseCondition(
  condition: Purchased,
  { workspaceId, now }: SegmentScope,
): RawBuilder<boolean> {
  const which: RawBuilder<unknown>[] = [
    sql`b.workspace_id = ${workspaceId}::uuid and b.person_id = p.id`,
  ];
  if (condition.withinDays !== undefined) {
    which.push(sql`b.at > ${daysBefore(now, condition.withinDays)}::timestamptz`);
  }
  if (condition.product !== undefined) which.push(sql`b.product = ${condition.product}`);
  const wanted: RawBuilder<unknown>[] = [];
  if (condition.countFrom !== undefined) wanted.push(sql`count(*) >= ${condition.countFrom}`);
  if (condition.countTo !== undefined) wanted.push(sql`count(*) <= ${condition.countTo}`);
  if (condition.sumFrom !== undefined) {
    wanted.push(sql`coalesce(sum(b.amount), 0) >= ${condition.sumFrom}::numeric`);
  }
  if (condition.sumTo !== undefined) {
    wanted.push(sql`coalesce(sum(b.amount), 0) <= ${condition.sumTo}::numeric`);
  }
  if (wanted.length === 0) wanted.push(sql`count(*) > 0`);
  return sql`(select ${sql.join(wanted, sql` and `)} from purchase b where ${sql.join(which, sql` and `)})`;
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString();
}
