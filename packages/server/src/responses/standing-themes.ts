import type { Database, Transaction } from "../storage/database.ts";

declare const STANDING: unique symbol;

/**
 * A theme that answers are asked by, after merging: `price`, or `price:negative`. Only `standing` makes one, and nothing
 * else narrows answers, so that a theme that is kept somewhere is followed into the one that it became part of.
 */
export type StandingTheme = string & { readonly [STANDING]: true };

/** A filter whose themes are those that stand. */
export type Standing<Q> = Omit<Q, "theme"> & { theme?: readonly StandingTheme[] | undefined };

/** Theme → what it became part of, if of anything. */
export type MergedThemes = ReadonlyMap<string, { mergedInto: string | null }>;

/** The theme that one stands for after merging; its own id where it was not merged. */
export function standsFor(themes: MergedThemes, id: string): string {
  let at = id;
  for (let steps = 0; steps < themes.size; steps++) {
    const next = themes.get(at)?.mergedInto;
    if (!next) return at;
    at = next;
  }
  return at;
}

/** The same of a theme with or without its polarity, as a filter names it. */
export function standingCondition(themes: MergedThemes, condition: string): StandingTheme {
  const at = condition.indexOf(":");
  const id = at < 0 ? condition : condition.slice(0, at);
  const polarity = at < 0 ? "" : condition.slice(at);
  return `${standsFor(themes, id)}${polarity}` as StandingTheme;
}

/** Those that became part of another; a workspace has few. */
export async function mergedThemes(
  db: Database | Transaction,
  workspaceId: string,
): Promise<MergedThemes> {
  const rows = await db
    .selectFrom("theme")
    .select(["id", "merged_into"])
    .where("workspace_id", "=", workspaceId)
    .where("merged_into", "is not", null)
    .execute();
  return new Map(rows.map(({ id, merged_into }) => [id, { mergedInto: merged_into }]));
}

/** One theme as it stands now, such as that of a page or a link. */
export async function standingTheme(
  db: Database | Transaction,
  workspaceId: string,
  theme: string,
): Promise<StandingTheme> {
  return standingCondition(await mergedThemes(db, workspaceId), theme);
}

/**
 * A filter as it is meant now: its themes are those that stand, whenever it was written and wherever it is kept. Nothing
 * is stored, so that a merge that is taken back is followed back.
 */
export async function standing<Q extends Narrowing>(
  db: Database | Transaction,
  workspaceId: string,
  query: Q,
): Promise<Standing<Q>> {
  const { theme = [], filter = [] } = query;
  if (theme.length === 0 && !filter.some(isOfTheme)) return standingIn(NONE_MERGED, query);
  return standingIn(await mergedThemes(db, workspaceId), query);
}

/** The same where it is known what was merged, for many filters at once. */
export function standingIn<Q extends Narrowing>(themes: MergedThemes, query: Q): Standing<Q> {
  const { theme, filter } = query;
  return {
    ...query,
    ...(filter === undefined ? {} : { filter: filter.map((one) => renamed(themes, one)) }),
    theme: theme && [...new Set(theme.map((one) => standingCondition(themes, one)))],
  };
}

interface Narrowing {
  theme?: readonly string[] | undefined;
  filter?: readonly string[] | undefined;
}

const NONE_MERGED: MergedThemes = new Map();

const OF_THEME = /^@(?:theme|topic)=/;
const isOfTheme = (condition: string) => OF_THEME.test(condition);

/** A condition on the dimension of themes or topics: `@topic=topic-…:negative` becomes `@theme=price:negative`. */
function renamed(themes: MergedThemes, condition: string): string {
  if (!isOfTheme(condition)) return condition;
  const value = condition.slice(condition.indexOf("=") + 1);
  const stands = standingCondition(themes, value);
  if (stands === value) return condition;
  return `${stands.startsWith("topic-") ? "@topic" : "@theme"}=${stands}`;
}
