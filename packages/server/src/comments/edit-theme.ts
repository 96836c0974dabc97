import type { ThemeWords } from "@candor/contract/theme.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { standsFor } from "../responses/standing-themes.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { askToReadAgain } from "./ask-to-read.ts";
import { noSuchTheme } from "./correct-reading.ts";
import { isTopic, type Theme, themeValue } from "./theme.ts";
import { themesOf } from "./theme-queries.ts";

/** So many keyword themes: each has four values of the two hundred that a survey tallies. */
export const MOST_THEMES = 35;

interface By {
  workspaceId: string;
  actor: string;
  now: Date;
}

/** A change of a theme; what is left out stays. */
export interface ThemeChange {
  name?: string | null | undefined;
  words?: ThemeWords | undefined;
  pinned?: boolean | undefined;
  hidden?: boolean | undefined;
  mergedInto?: string | null | undefined;
}

/**
 * Defines a theme by its words; all comments are read again for it.
 *
 * @throws {KnownError} 422 when there are too many.
 */
export async function addTheme(
  db: Database,
  by: By,
  { name, words }: { name: string; words: ThemeWords },
): Promise<Theme> {
  return db.transaction().execute(async (trx) => {
    await lockThemes(trx, by.workspaceId);
    const themes = await themesOf(trx, by.workspaceId);
    const own = [...themes.values()].filter(({ kind }) => kind === "keyword");
    if (own.length >= MOST_THEMES) {
      throw new KnownError(
        422,
        "too_many_themes",
        `There are ${MOST_THEMES} themes of your own already; remove one that nobody needs, or merge two.`,
      );
    }
    const id = `t${uuidv7(by.now.getTime()).replaceAll("-", "")}`;
    await trx
      .insertInto("theme")
      .values({
        workspace_id: by.workspaceId,
        id,
        kind: "keyword",
        survey_id: null,
        language: null,
        name,
        found_name: null,
        merged_into: null,
        found_on: null,
        words: JSON.stringify(words),
        created_at: by.now,
        updated_at: by.now,
      })
      .execute();
    await told(trx, by, "theme.added", id, { name });
    await askToReadAgain(trx, by.workspaceId, { now: by.now });
    return found(await themesOf(trx, by.workspaceId), id);
  });
}

/**
 * Renames, pins, hides or merges a theme, or changes its words. A name moves nothing; merged and changed themes are
 * followed by reading the comments concerned again, while answers keep being recorded.
 *
 * @throws {KnownError} 404 for a theme that does not exist; 422 for what cannot be.
 */
export async function changeTheme(
  db: Database,
  by: By,
  id: string,
  change: ThemeChange,
): Promise<Theme> {
  return db.transaction().execute(async (trx) => {
    await lockThemes(trx, by.workspaceId);
    const themes = await themesOf(trx, by.workspaceId);
    const before = found(themes, id);
    check(themes, before, change);
    await store(trx, by, before, change);
    await told(trx, by, "theme.changed", id, { ...change });
    if (change.words !== undefined) await askToReadAgain(trx, by.workspaceId, { now: by.now });
    else if (change.mergedInto !== undefined && change.mergedInto !== before.mergedInto) {
      await readMentionsAgain(trx, by, [id, before.mergedInto, change.mergedInto]);
    }
    return found(await themesOf(trx, by.workspaceId), id);
  });
}

/** Removes a theme of the workspace's own; what was part of it stands for itself again. */
export async function removeTheme(db: Database, by: By, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockThemes(trx, by.workspaceId);
    const themes = await themesOf(trx, by.workspaceId);
    const theme = found(themes, id);
    if (theme.kind !== "keyword") {
      throw new KnownError(
        422,
        "theme_is_given",
        `"${theme.name}" was not made by anybody and cannot be removed; hide it instead.`,
      );
    }
    await readMentionsAgain(trx, by, [id]);
    await sql`
      update theme set merged_into = null, updated_at = ${by.now}::timestamptz
      where workspace_id = ${by.workspaceId} and merged_into = ${id}
    `.execute(trx);
    await sql`delete from theme where workspace_id = ${by.workspaceId} and id = ${id}`.execute(trx);
    await sql`
      delete from reading_correction where workspace_id = ${by.workspaceId} and field = ${`theme:${id}`}
    `.execute(trx);
    await told(trx, by, "theme.removed", id, { name: theme.name });
  });
}

/** Two changes of one workspace's themes never see each other half done. */
async function lockThemes(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`${workspaceId} themes`}, 0))
  `.execute(trx);
}

function found(themes: ReadonlyMap<string, Theme>, id: string): Theme {
  const theme = themes.get(id);
  if (theme) return theme;
  throw new KnownError(404, "theme_not_found", `There is no theme "${id}" in this workspace.`);
}

function check(
  themes: ReadonlyMap<string, Theme>,
  theme: Theme,
  { name, words, mergedInto }: ThemeChange,
): void {
  if (words !== undefined && theme.kind !== "keyword") {
    throw new KnownError(
      422,
      "theme_has_no_words",
      `"${theme.name}" is not found by words; make a theme of your own and merge this one into it.`,
    );
  }
  if (name === null && theme.kind === "keyword") {
    throw new KnownError(422, "name_missing", "A theme of your own has no name but yours.");
  }
  if (!mergedInto) return;
  const target = themes.get(mergedInto);
  if (!target) throw noSuchTheme(mergedInto);
  if (isTopic(mergedInto) && theme.surveyId !== target.surveyId) {
    throw new KnownError(
      422,
      "topic_of_one_survey",
      `"${target.name}" is a topic of one survey, and "${theme.name}" is not of that survey alone; merge the topic into the theme instead.`,
    );
  }
  if (standsFor(themes, mergedInto) === theme.id) {
    throw new KnownError(
      422,
      "merged_in_a_circle",
      `"${found(themes, mergedInto).name}" is part of "${theme.name}" already.`,
    );
  }
}

async function store(
  trx: Transaction,
  { workspaceId, now }: By,
  before: Theme,
  change: ThemeChange,
): Promise<void> {
  const given = change.name === undefined ? (before.isNamed ? before.name : null) : change.name;
  const after = {
    name: given,
    words: JSON.stringify(change.words ?? before.words),
    pinned: change.pinned ?? before.pinned,
    hidden: change.hidden ?? before.hidden,
    merged_into: change.mergedInto === undefined ? before.mergedInto : change.mergedInto,
    updated_at: now,
  };
  await trx
    .insertInto("theme")
    .values({
      workspace_id: workspaceId,
      id: before.id,
      kind: before.kind,
      survey_id: before.surveyId,
      language: before.language,
      found_name: null,
      found_on: null,
      created_at: now,
      ...after,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doUpdateSet(after))
    .execute();
}

/** Answers that speak of one of these themes are read again. */
async function readMentionsAgain(
  trx: Transaction,
  { workspaceId, now }: By,
  ids: readonly (string | null)[],
): Promise<void> {
  const values = ids
    .filter((id) => id !== null)
    .flatMap((id) =>
      ["positive", "neutral", "negative", "unclear"].map((polarity) => themeValue(id, polarity)),
    );
  const topics = ids.filter((id) => id !== null && isTopic(id));
  await askToReadAgain(trx, workspaceId, {
    now,
    where: sql`(response.derived -> '@theme' ?| ${values}::text[]
      or exists (select from comment_reading c where c.workspace_id = ${workspaceId}
        and c.response_id = response.id and c.topic = any(${topics}::text[])))`,
  });
}

async function told(
  trx: Transaction,
  { workspaceId, actor }: By,
  action: string,
  target: string,
  details: Record<string, unknown>,
): Promise<void> {
  await writeAudit(trx, { workspaceId, actor, action, target, details });
}
