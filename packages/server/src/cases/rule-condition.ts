import type { CaseCondition } from "@candor/contract/case-rule.ts";
import { type RawBuilder, sql } from "kysely";
import { ANY_READING, type ReadingScope, wasRead } from "../responses/reading-filter.ts";
import { contactWithdrawn } from "../responses/response-filter.ts";
import { type StandingTheme, standing } from "../responses/standing-themes.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** Purchases of so long count for what somebody bought. */
const BOUGHT_DAYS = 365;

/**
 * What a rule says of an answer, as a condition on rows of `response`. The same words judge the answer that has
 * just come and the ninety days of the preview, so that the number shown is the number meant.
 */
export function ruleCondition(
  condition: StandingCondition,
  { workspaceId, now }: { workspaceId: string; now: Date },
): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [
    sql`response.workspace_id = ${workspaceId}`,
    // Left out, in quarantine or deleted: not counted, and no case either.
    sql`response.cells is not null`,
    // A case has its moments, and an anonymous answer may have none.
    sql`not exists (select from survey s where s.workspace_id = ${workspaceId}
      and s.id = response.survey_id and s.anonymous)`,
  ];
  const { scoreFrom, scoreTo, surveys, properties, boughtFor } = condition;
  if (scoreFrom !== undefined) parts.push(sql`response.score >= ${scoreFrom}`);
  if (scoreTo !== undefined) parts.push(sql`response.score <= ${scoreTo}`);
  if (surveys?.length) parts.push(sql`response.survey_id = any(${surveys}::uuid[])`);
  for (const [name, values] of byName(properties ?? [])) {
    parts.push(sql`response.properties ->> ${name} = any(${values}::text[])`);
  }
  if (condition.hasComment) parts.push(sql`response.comment is not null`);
  if (condition.mayContact) {
    parts.push(
      sql`response.meta @> '{"mayContact": true}' and not ${contactWithdrawn(workspaceId)}`,
    );
  }
  if (condition.reachable) {
    parts.push(sql`exists (select from person p where p.workspace_id = ${workspaceId}
      and p.id = response.person_id and (p.email is not null or p.phone is not null))`);
  }
  if (boughtFor !== undefined) {
    const since = new Date(now.getTime() - BOUGHT_DAYS * 86_400_000);
    parts.push(sql`(select coalesce(sum(b.amount), 0) from purchase b
      where b.workspace_id = ${workspaceId} and b.person_id = response.person_id
        and b.at >= ${since}::timestamptz) >= ${boughtFor}`);
  }
  const reading = readingOfCondition(condition);
  if (reading) parts.push(...wasRead(workspaceId, reading));
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** A rule whose themes are those that stand. */
export type StandingCondition = Omit<CaseCondition, "themes"> & {
  themes?: readonly StandingTheme[] | undefined;
};

/** A rule's themes as they stand: one that became part of another is found in that one. */
export async function withStandingThemes(
  db: Database | Transaction,
  workspaceId: string,
  { themes, ...condition }: CaseCondition,
): Promise<StandingCondition> {
  if (!themes?.length) return condition;
  const { theme } = await standing(db, workspaceId, { theme: themes });
  return { ...condition, themes: theme };
}

/** What a rule asks of the reading of a comment; null where it asks nothing of it. */
function readingOfCondition(condition: StandingCondition): ReadingScope | null {
  if (!asksOfReading(condition)) return null;
  const { themes, tones, urgencyFrom, leaving } = condition;
  return {
    ...ANY_READING,
    themes: themes?.length ? themes : null,
    tones: tones?.length ? tones : null,
    urgencies: urgencyFrom === undefined ? null : [1, 2].filter((one) => one >= urgencyFrom),
    churn: leaving ?? null,
  };
}

/** Whether a rule asks anything of the reading of a comment. */
export function asksOfReading(condition: CaseCondition | StandingCondition): boolean {
  const { themes, tones, urgencyFrom, leaving } = condition;
  return Boolean(themes?.length || tones?.length || leaving) || urgencyFrom !== undefined;
}

/** The rest of a rule: what can be judged before the comment is read. */
export function beforeReading(condition: StandingCondition): StandingCondition {
  const { themes, tones, urgencyFrom, leaving, ...rest } = condition;
  // Who writes nothing has nothing that could be read.
  return { ...rest, hasComment: true };
}

function byName(properties: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const property of properties) {
    const at = property.indexOf("=");
    const name = property.slice(0, at);
    found.set(name, [...(found.get(name) ?? []), property.slice(at + 1)]);
  }
  return found;
}
