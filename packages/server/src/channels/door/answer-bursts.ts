import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../../audit/write-audit.ts";
import { KnownError } from "../../errors/known-error.ts";
import { countsOf } from "../../limits/shared-counts.ts";
import type { Database } from "../../storage/database.ts";
import { noticeLive } from "../../storage/live-notice.ts";
import type { SurveyRow } from "../../surveys/survey.ts";

/** So long answers of one survey from one place are counted together. */
const WINDOW_MS = 10 * 60_000;
/** More than that many new answers in a window are said to be a burst; a kiosk is one place by nature. */
const BURST = 30;
const BURST_OF_KIOSK = 150;
/** More posts than that in a minute are refused, over all doors of the survey together. */
const POSTS_A_MINUTE = 300;
/** A kiosk sends at once what it kept while it was offline. */
const POSTS_OF_KIOSK = 600;
const PLACES_AT_MOST = 50_000;
const WRITE_EVERY_MS = 5_000;

interface Place {
  windowEnds: number;
  answers: number;
  since: Date;
  burstId: string | null;
  writtenAt: number;
}

/** Answers are counted in this process alone, by survey and address; addresses are never written down. */
const places = new Map<string, Place>();

/** Where a post came from: the survey and channel of its door, and the network address. */
export interface Posted {
  survey: SurveyRow;
  channel: string;
  from: string;
}

/**
 * Counts a post to any door of a survey.
 *
 * @throws {KnownError} 429 when too many come from one place, whichever doors they use.
 */
export function countPost(db: Database, { survey, channel, from }: Posted, now: Date): void {
  const limit = channel === "kiosk" ? POSTS_OF_KIOSK : POSTS_A_MINUTE;
  const rule = { limit, windowMs: 60_000 };
  const { n, leftMs } = countsOf(db).add(`posts ${survey.id} ${from}`, rule, now.getTime());
  if (n <= limit) return;
  const seconds = Math.max(1, Math.ceil(leftMs / 1000));
  throw new KnownError(
    429,
    "too_many_answers",
    `Too many answers to this survey from one place; try again in ${seconds} seconds.`,
  );
}

/**
 * Counts an answer that was recorded. When many come from one place in a short time, that is written down:
 * the survey says so, the audit log holds it once, and nobody's answer is refused for it.
 */
export async function countAnswer(
  db: Database,
  { survey, channel, from }: Posted,
  now: Date,
): Promise<void> {
  const place = placeOf(survey, from, now);
  place.answers += 1;
  if (place.answers <= (channel === "kiosk" ? BURST_OF_KIOSK : BURST)) return;
  const at = now.getTime();
  if (place.burstId !== null && at - place.writtenAt < WRITE_EVERY_MS && place.answers % 10 !== 0)
    return;
  const isNew = place.burstId === null;
  place.burstId ??= uuidv7(at);
  place.writtenAt = at;
  const { burstId, answers, since } = place;
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into answer_burst as b (workspace_id, survey_id, id, channel, answers, first_at, last_at)
      values (${survey.workspace_id}::uuid, ${survey.id}::uuid, ${burstId}::uuid, ${channel}, ${answers},
        ${since}::timestamptz, ${now}::timestamptz)
      on conflict (workspace_id, survey_id, id) do update set
        answers = greatest(b.answers, excluded.answers), last_at = greatest(b.last_at, excluded.last_at)
    `.execute(trx);
    if (!isNew) return;
    await writeAudit(trx, {
      workspaceId: survey.workspace_id,
      actor: "candor",
      action: "survey.answers_burst",
      target: survey.name,
      details: { channel, answers, since: since.toISOString() },
    });
    await noticeLive(trx, {
      workspaceId: survey.workspace_id,
      surveyId: survey.id,
      count: 0,
      kind: "changed",
    });
  });
}

function placeOf(survey: SurveyRow, from: string, now: Date): Place {
  const key = `${survey.id} ${from}`;
  const at = now.getTime();
  let place = places.get(key);
  if (!place) {
    if (places.size >= PLACES_AT_MOST) forgetOld(at);
    place = {
      windowEnds: at + WINDOW_MS,
      answers: 0,
      since: now,
      burstId: null,
      writtenAt: 0,
    };
    places.set(key, place);
  }
  if (at >= place.windowEnds) {
    Object.assign(place, { windowEnds: at + WINDOW_MS, answers: 0, since: now, burstId: null });
  }
  return place;
}

function forgetOld(at: number): void {
  for (const [key, place] of places) {
    if (at >= place.windowEnds) places.delete(key);
  }
  if (places.size >= PLACES_AT_MOST) places.clear();
}
