import type { Kiosk, KioskBody } from "@candor/contract/channel.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { kioskPin } from "./kiosk-pin.ts";
import type { KioskPin } from "./kiosk-view.ts";

/** How a survey's kiosks behave. */
export interface KioskSettings {
  /** False while nobody has set one up: then its address opens nothing. */
  isSetUp: boolean;
  languages: readonly string[];
  idleSeconds: number;
  pin: KioskPin | null;
}

const IDLE_SECONDS = 20;

/** The settings of a survey's kiosks; a kiosk that nobody set up speaks all languages and has no PIN. */
export async function kioskSettings(db: Database, survey: SurveyRow): Promise<KioskSettings> {
  const row = await db
    .selectFrom("kiosk")
    .select(["languages", "idle_seconds", "pin"])
    .where("workspace_id", "=", survey.workspace_id)
    .where("survey_id", "=", survey.id)
    .executeTakeFirst();
  // A language may have left the survey since.
  const chosen = survey.languages.filter((tag) => row?.languages.includes(tag));
  return {
    isSetUp: row !== undefined,
    languages: chosen.length > 0 ? chosen : survey.languages,
    idleSeconds: row?.idle_seconds ?? IDLE_SECONDS,
    pin: (row?.pin ?? null) as KioskPin | null,
  };
}

/** @throws {KnownError} 422 for a language that the survey does not speak. */
export async function saveKiosk(
  db: Database,
  survey: SurveyRow,
  { languages, idleSeconds, pin }: KioskBody,
  now = new Date(),
): Promise<void> {
  const foreign = languages.find((tag) => !survey.languages.includes(tag));
  if (foreign !== undefined) {
    throw new KnownError(
      422,
      "language_not_in_survey",
      `The survey "${survey.name}" does not speak "${foreign}"; add the language to the survey first (it has ${survey.languages.join(", ")}).`,
      [{ field: "languages", message: "must be languages of the survey" }],
    );
  }
  const stored = pin ? JSON.stringify(await kioskPin(pin)) : null;
  const changed = {
    languages: [...new Set(languages)],
    idle_seconds: idleSeconds,
    updated_at: now,
    ...(pin === undefined ? {} : { pin: stored }),
  };
  await db
    .insertInto("kiosk")
    .values({ workspace_id: survey.workspace_id, survey_id: survey.id, pin: stored, ...changed })
    .onConflict((conflict) => conflict.columns(["workspace_id", "survey_id"]).doUpdateSet(changed))
    .execute();
}

/** The kiosk as the API shows it; the PIN is never told again. */
export function toKiosk(survey: SurveyRow, settings: KioskSettings, publicUrl: string): Kiosk {
  return {
    link: `${publicUrl}/k/${survey.slug}`,
    isSetUp: settings.isSetUp,
    languages: [...settings.languages],
    idleSeconds: settings.idleSeconds,
    hasPin: settings.pin !== null,
  };
}
