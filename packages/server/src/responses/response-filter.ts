import type { ListFilter, ResponseFilter } from "@candor/contract/filter.ts";
import { type RawBuilder, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { BUILT_IN_DIMENSIONS, isDerived, OTHER } from "../tallies/cells.ts";
import type { Basis } from "../tallies/move-tallies.ts";
import { groupOf } from "./answer.ts";
import { type ReadingScope, readingScopeOf, wasRead } from "./reading-filter.ts";
import type { Standing } from "./standing-themes.ts";

/** Which answers of one survey are meant; see `ResponseFilter` in the contract. */
export interface ResponseScope {
  workspaceId: string;
  surveyId: string;
  /** First day, in the workspace's time zone; null from the beginning. */
  from: string | null;
  /** Day after the last. */
  to: string | null;
  /** Property → values of which one must hold. */
  properties: ReadonlyMap<string, readonly string[]>;
  /** What was read in the comment; null where that does not matter. */
  reading?: ReadingScope | null;
  basis: Basis;
}

/** @throws {KnownError} 400 when a period ends before it begins: nothing could be in it. */
export function checkPeriod({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  if (from === undefined || to === undefined || from < to) return;
  throw new KnownError(
    400,
    "period_reversed",
    `The period from ${from} to ${to} holds no day: \`to\` is the day after the last one and must be later than \`from\`.`,
    [{ field: "to", message: "must be later than from" }],
  );
}

/** The scope that a query string asks for, once `standing` has its themes. @throws {KnownError} 400 when the period is reversed. */
export function scopeOf(
  ref: { workspaceId: string; surveyId: string },
  query: Standing<ResponseFilter>,
): ResponseScope {
  checkPeriod(query);
  const properties = new Map<string, string[]>();
  for (const condition of query.filter ?? []) {
    const at = condition.indexOf("=");
    const name = condition.slice(0, at);
    const values = properties.get(name) ?? [];
    values.push(condition.slice(at + 1));
    properties.set(name, values);
  }
  if (query.account) {
    const asked = query.account.map((one) => (one === "none" ? "" : one));
    properties.set(ACCOUNT, [...(properties.get(ACCOUNT) ?? []), ...asked]);
  }
  return {
    ...ref,
    from: query.from ?? null,
    to: query.to ?? null,
    properties,
    reading: readingScopeOf(query),
    basis: query.counting ?? "every",
  };
}

/** What narrows a list further than a score can be narrowed. */
export interface ListScope extends ResponseScope {
  scores: readonly number[] | null;
  search: string | null;
  standing: "counted" | "excluded" | "quarantined" | "all";
  hasComment: boolean | null;
  tag: string | null;
  mayContact: boolean | null;
  /** Only those who answered this further question. */
  answered: string | null;
  /** Only what this import brought in. */
  importId: string | null;
  /** Only these. */
  ids?: readonly string[];
}

export function listScopeOf(
  ref: { workspaceId: string; surveyId: string },
  query: Standing<ListFilter>,
): ListScope {
  const groups = query.group;
  const scores = groups
    ? Array.from({ length: 11 }, (_, score) => score).filter((s) => groups.includes(groupOf(s)))
    : null;
  return {
    ...scopeOf(ref, query),
    scores,
    search: query.search?.trim() || null,
    standing: query.standing ?? "counted",
    hasComment: query.hasComment ?? null,
    tag: query.tag ?? null,
    mayContact: query.mayContact ?? null,
    answered: query.answered ?? null,
    importId: query.import ?? null,
  };
}

/** Conditions on the table `response`, workspace and survey first. */
export function inScope(scope: ResponseScope): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [
    sql`response.workspace_id = ${scope.workspaceId}`,
    sql`response.survey_id = ${scope.surveyId}`,
  ];
  if (scope.from) conditions.push(sql`response.day >= ${scope.from}::date`);
  if (scope.to) conditions.push(sql`response.day < ${scope.to}::date`);
  for (const [name, values] of scope.properties) {
    conditions.push(
      name === ACCOUNT ? ofAccounts(scope.workspaceId, values) : propertyIs(name, values),
    );
  }
  if (scope.reading) conditions.push(...wasRead(scope.workspaceId, scope.reading));
  if (scope.basis === "latest") {
    conditions.push(sql`(response.person_id is null or exists (
      select from latest_answer l where l.workspace_id = ${scope.workspaceId}
        and l.survey_id = response.survey_id and l.person_id = response.person_id
        and l.response_id = response.id))`);
  }
  return conditions;
}

/** Counted answers alone. */
export function counted(): RawBuilder<unknown> {
  return sql`response.cells is not null`;
}

/** Conditions of a list: the scope, and what only a list can ask. */
export function inList(scope: ListScope): RawBuilder<unknown>[] {
  const conditions = inScope(scope);
  conditions.push(sql`response.deleted_at is null`);
  if (scope.standing === "counted") conditions.push(counted());
  if (scope.standing === "excluded") conditions.push(sql`response.exclusion_reason is not null`);
  if (scope.standing === "quarantined")
    conditions.push(
      sql`response.quarantine_reason is not null and response.exclusion_reason is null`,
    );
  if (scope.scores) conditions.push(sql`response.score = any(${[...scope.scores]}::int[])`);
  if (scope.hasComment === true) conditions.push(sql`response.comment is not null`);
  if (scope.hasComment === false) conditions.push(sql`response.comment is null`);
  if (scope.answered !== null) conditions.push(sql`response.answers ? ${scope.answered}`);
  if (scope.importId) conditions.push(sql`response.import_id = ${scope.importId}::uuid`);
  if (scope.ids) conditions.push(sql`response.id = any(${[...scope.ids]}::uuid[])`);
  if (scope.tag) conditions.push(sql`${scope.tag} = any(response.tags)`);
  if (scope.mayContact !== null) {
    const may = sql`(response.meta @> '{"mayContact": true}' and not ${contactWithdrawn(scope.workspaceId)})`;
    conditions.push(scope.mayContact ? may : sql`not ${may}`);
  }
  if (scope.search) {
    conditions.push(
      sql`to_tsvector('simple', response.comment) @@ ${wordsBeginning(scope.search)}`,
    );
  }
  return conditions;
}

/** Whether who gave the answer took back that they may be contacted. */
export function contactWithdrawn(workspaceId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from consent k where k.workspace_id = ${workspaceId}::uuid
    and k.person_id = response.person_id and k.channel = 'contact' and not k.given)`;
}

/** Every word must occur, as a whole word or the beginning of one: "deliv" finds "delivery". */
function wordsBeginning(search: string): RawBuilder<unknown> {
  const words = search.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return sql`plainto_tsquery('simple', ${search})`;
  return sql`to_tsquery('simple', ${words.map((word) => `${word}:*`).join(" & ")})`;
}

/** How a filter names the account of who answered: as it is now, so it is in no tally. */
export const ACCOUNT = "@account";
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Given by somebody who belongs to one of these accounts now; "" is nobody's account. */
function ofAccounts(workspaceId: string, values: readonly string[]): RawBuilder<unknown> {
  const ids = values.filter((value) => UUID.test(value));
  const among = sql`response.person_id in (select of_account.id from person of_account
    where of_account.workspace_id = ${workspaceId}::uuid and of_account.account_id = any(${ids}::uuid[]))`;
  if (!values.includes("")) return among;
  return sql`(${among} or response.person_id is null or response.person_id in (
    select of_none.id from person of_none
    where of_none.workspace_id = ${workspaceId}::uuid and of_none.account_id is null))`;
}

/** One of these values, as text: the number 3 is found under "3", and nothing under "". */
function propertyIs(name: string, values: readonly string[]): RawBuilder<unknown> {
  if (isDerived(name)) return wasFound(name, values);
  const question = questionIn(name);
  if (question !== null) return wasAnswered(question, values);
  const plain = values.filter((v) => v !== OTHER);
  const conditions = isBuiltIn(name)
    ? [sql`coalesce(${sql.ref(`response.${name}`)}, '') = any(${plain}::text[])`]
    : plain.map((value) => holds(name, value));
  // "(other)" is what a tally calls the values beyond its cap.
  if (plain.length < values.length) conditions.push(sql`response.cells ->> ${name} = ${OTHER}`);
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/** One of these values, perhaps beside others, was found in the answer; "" where nothing was. */
function wasFound(name: string, values: readonly string[]): RawBuilder<unknown> {
  const plain = values.filter((value) => value !== "" && value !== OTHER);
  const gathered = values.filter((value) => value === "" || value === OTHER);
  return sql`(response.derived -> ${name} ?| ${plain}::text[]
    or response.cells -> ${name} ?| ${gathered}::text[])`;
}

/** The further question that a dimension or a filter names, as `answers[delivery]`; null for all others. */
export function questionIn(name: string): string | null {
  return /^answers\[([^\]]+)\]$/.exec(name)?.[1] ?? null;
}

/** One of these values was answered, perhaps beside others; "" where nothing was. */
function wasAnswered(question: string, values: readonly string[]): RawBuilder<unknown> {
  const conditions = values.map((value) => {
    if (value === "") return sql`not response.answers ? ${question}`;
    const within = (answer: unknown) =>
      sql`response.answers @> ${JSON.stringify({ [question]: answer })}::jsonb`;
    return sql`${within(value)} or ${within([value])}`;
  });
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/**
 * A property has this value. Asked as containment, because of it PostgreSQL has statistics and can
 * tell a common value from a rare one; with `->>` it guesses, and reads a million answers to find
 * the newest hundred.
 */
function holds(name: string, value: string): RawBuilder<unknown> {
  const text = sql`response.properties ->> ${name}`;
  if (value === "") return sql`coalesce(${text}, '') = ''`;
  const within = (json: string) =>
    sql`response.properties @> ${`{${JSON.stringify(name.toWellFormed())}:${json}}`}::jsonb`;
  const asText = within(JSON.stringify(value.toWellFormed()));
  if (!/^(true|false|-?\d{1,300}(\.\d{1,300})?)$/.test(value)) return asText;
  // 3.0 contains 3, but is not written so.
  return sql`(${asText} or (${within(jsonNumber(value))} and ${text} = ${value}))`;
}

/** JSON knows no leading zeros; such a text is no number of anybody's, and matches as text alone. */
function jsonNumber(value: string): string {
  return /^-?0\d/.test(value) ? JSON.stringify(value) : value;
}

function isBuiltIn(name: string): boolean {
  return (BUILT_IN_DIMENSIONS as readonly string[]).includes(name);
}
