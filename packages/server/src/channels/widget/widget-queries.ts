import { randomBytes } from "node:crypto";
import { type WidgetSettings as Settings, WidgetSettings } from "@candor/contract/channel.ts";
import { type Selectable, sql } from "kysely";
import { writeAudit } from "../../audit/write-audit.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database, Transaction } from "../../storage/database.ts";
import type { WidgetTable } from "../../storage/tables-channels.ts";
import { editableTextsOf, type SurveyRow } from "../../surveys/survey.ts";
import { findSurvey, lockSurvey } from "../../surveys/survey-queries.ts";
import { findEntry, putEntry, removeEntries } from "../../workspaces/directory.ts";
import { forgetRemembered, remembered } from "../../workspaces/remembered.ts";
import type { Widget } from "./widget-script.ts";

type WidgetRow = Selectable<WidgetTable>;

/** A survey with the widget that asks it. */
export interface WidgetOfSurvey {
  survey: SurveyRow;
  key: string;
  settings: Settings;
}

/** The widget of a survey; null while nobody has set it up. */
export async function findWidget(
  db: Database,
  survey: SurveyRow,
): Promise<Omit<WidgetOfSurvey, "survey"> | null> {
  const row = await db
    .selectFrom("widget")
    .selectAll()
    .where("workspace_id", "=", survey.workspace_id)
    .where("survey_id", "=", survey.id)
    .executeTakeFirst();
  return row ? { key: row.key, settings: settingsOf(row, survey) } : null;
}

/** The widget that a page names by its key; null for a key that is none, or is one no more. */
export async function widgetOfKey(db: Database, key: string): Promise<WidgetOfSurvey | null> {
  return remembered(db, `widget ${key}`, async () => {
    const entry = await findEntry(db, "widget", key);
    if (!entry) return null;
    const { workspaceId, id: surveyId } = entry;
    const survey = await findSurvey(db, { workspaceId, surveyId });
    const widget = survey && (await findWidget(db, survey));
    if (!widget) return null;
    const known = [widget.key, widget.settings.delightedKey];
    return known.includes(key) ? { workspaceId, value: { survey, ...widget } } : null;
  });
}

/**
 * Sets the widget up, or changes it. Its key stays.
 *
 * @throws {KnownError} 409 when another survey's pages have the same Delighted key.
 */
export async function saveWidget(
  db: Database,
  survey: SurveyRow,
  settings: Settings,
  actor: string,
): Promise<void> {
  const now = new Date();
  const stored = {
    enabled: settings.enabled,
    placement: JSON.stringify(settings.placement),
    rules: JSON.stringify(settings.rules),
    allowed_origins: [...new Set(settings.allowedOrigins)],
    tells: settings.tells,
    counts_visits: settings.countsVisits,
    updated_at: now,
  };
  const { delightedKey } = settings;
  await db.transaction().execute(async (trx) => {
    const { key } = await trx
      .insertInto("widget")
      .values({ ...ref(survey), key: newKey(), created_at: now, ...stored })
      .onConflict((conflict) => conflict.columns(["workspace_id", "survey_id"]).doUpdateSet(stored))
      .returning("key")
      .executeTakeFirstOrThrow();
    await trx
      .updateTable("survey")
      .set({ settings: sql<string>`settings || ${JSON.stringify({ delightedKey })}::jsonb` })
      .where("workspace_id", "=", survey.workspace_id)
      .where("id", "=", survey.id)
      .execute();
    await enter(trx, survey, [key, delightedKey]);
    await audit(trx, survey, actor, "widget.changed");
  });
  forgetRemembered(db, survey.workspace_id);
}

/**
 * Gives the widget another key. Pages with the old one ask nothing from then on, and what they
 * still send is not taken.
 *
 * @throws {KnownError} 404 when the survey has no widget yet.
 */
export async function rotateKey(db: Database, survey: SurveyRow, actor: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const key = newKey();
    const { numUpdatedRows } = await trx
      .updateTable("widget")
      .set({ key, updated_at: new Date() })
      .where("workspace_id", "=", survey.workspace_id)
      .where("survey_id", "=", survey.id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) {
      throw new KnownError(
        404,
        "widget_not_set_up",
        `The survey "${survey.name}" has no widget yet; set it up first.`,
      );
    }
    const now = await lockSurvey(trx, { workspaceId: survey.workspace_id, surveyId: survey.id });
    await enter(trx, survey, [key, delightedKeyOf(now)]);
    await audit(trx, survey, actor, "widget.key_rotated");
  });
  forgetRemembered(db, survey.workspace_id);
}

/**
 * The widget as its scripts are made from it.
 *
 * @param tells whether there is something to tell those who answered.
 */
export function toScript(
  { survey, key, settings }: WidgetOfSurvey,
  publicUrl: string,
  tells = false,
): Widget {
  return {
    key,
    host: publicUrl,
    survey: {
      subject: survey.subject,
      languages: survey.languages,
      defaultLanguage: survey.default_language,
      texts: Object.fromEntries(survey.languages.map((tag) => [tag, editableTextsOf(survey, tag)])),
      brand: survey.brand,
      settings: survey.settings,
    },
    placement: settings.placement,
    rules: settings.rules,
    tells: settings.tells && tells,
  };
}

function settingsOf(row: WidgetRow, survey: SurveyRow): Settings {
  return WidgetSettings.parse({
    enabled: row.enabled,
    placement: row.placement,
    rules: row.rules,
    allowedOrigins: row.allowed_origins,
    tells: row.tells,
    countsVisits: row.counts_visits,
    delightedKey: delightedKeyOf(survey),
  });
}

function delightedKeyOf({ settings }: SurveyRow): string | null {
  return typeof settings.delightedKey === "string" ? settings.delightedKey : null;
}

function ref(survey: SurveyRow) {
  return { workspace_id: survey.workspace_id, survey_id: survey.id };
}

function entryOf(survey: SurveyRow) {
  return { workspaceId: survey.workspace_id, kind: "widget", id: survey.id } as const;
}

/** The keys under which the widget is found from now on; all others are none any more. */
async function enter(
  trx: Transaction,
  survey: SurveyRow,
  keys: readonly (string | null)[],
): Promise<void> {
  await removeEntries(trx, entryOf(survey));
  for (const key of keys) {
    if (key === null || (await putEntry(trx, key, entryOf(survey)))) continue;
    throw new KnownError(
      409,
      "key_taken",
      `Pages with the key "${key}" ask another survey already; take the key off that one first.`,
      [{ field: "delightedKey", message: "belongs to another survey" }],
    );
  }
}

async function audit(trx: Transaction, survey: SurveyRow, actor: string, action: string) {
  await writeAudit(trx, {
    workspaceId: survey.workspace_id,
    actor,
    action,
    target: survey.name,
  });
}

/** 96 random bits: it stands in every page's source, and is not to be guessed from another one. */
function newKey(): string {
  return randomBytes(12).toString("hex");
}
