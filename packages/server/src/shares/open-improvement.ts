import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import { sql } from "kysely";
import { usersByIds } from "../auth/user-queries.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import { improvementDetail } from "../improvements/improvement-queries.ts";
import { standing } from "../responses/standing-themes.ts";
import { listPropertyWords } from "../scores/property-words.ts";
import type { Database } from "../storage/database.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { type Names, namesIn } from "./names.ts";
import { workspaceOfPage } from "./open-share.ts";
import type { PageFrame } from "./page-view.ts";
import { partsOf, type ShareRow } from "./share.ts";
import { type Written, writtenIn } from "./written.ts";

/** What the page of an improvement says; it holds nothing that was not to be shown. */
export interface ImprovementPageView extends PageFrame {
  name: string;
  surveyName: string;
  /** Whether an anonymous answer is among its sources or measured: then no day is said on which somebody spoke. */
  anonymous: boolean;
  one: Omit<ImprovementDetail, "owner" | "remarks" | "decisionWords" | "createdBy">;
  /** Null unless it was ticked and somebody cares for it. */
  owner: string | null;
  /** Empty unless they were ticked. */
  words: string[];
  names: Names;
  written: Written;
  now: Date;
  timeZone: string;
  expiresAt: Date;
  isSample: boolean;
}

const MOST_WORDS = 8;
const LONGEST = 600;

/** Asks how far an improvement has come by now; null where it is gone. */
export async function openImprovement(
  db: Database,
  q: { frame: PageFrame; share: ShareRow; survey: SurveyRow; now: Date },
): Promise<ImprovementPageView | null> {
  const { frame, share, survey, now } = q;
  const asked = { workspaceId: share.workspace_id, improvementId: share.improvement_id ?? "" };
  const detail = await detailOf(db, asked, now);
  if (detail === null) return null;
  const shows = partsOf(share);
  const { owner, remarks: _, decisionWords: __, createdBy: ___, ...one } = detail;
  const [themes, words, { timeZone, isSample }, measure, anonymous] = await Promise.all([
    themesOf(db, asked.workspaceId),
    listPropertyWords(db, asked),
    workspaceOfPage(db, asked.workspaceId),
    standing(db, asked.workspaceId, one.measure),
    survey.anonymous || heardAnonymously(db, asked),
  ]);
  const named = [...themes.values()].filter(({ isNamed }) => isNamed).map(({ id }) => id);
  return {
    ...frame,
    name: share.name,
    surveyName: survey.name,
    anonymous,
    one: { ...one, measure: { ...one.measure, theme: [...(measure.theme ?? [])] } },
    owner: shows.owner && owner !== null ? await nameOf(db, owner) : null,
    words: shows.comments && !survey.anonymous ? await wordsOf(db, asked) : [],
    names: namesIn(frame.language, survey, { named, words }),
    written: writtenIn(frame.language),
    ...{ now, timeZone, isSample, expiresAt: share.expires_at },
  };
}

async function detailOf(
  db: Database,
  asked: { workspaceId: string; improvementId: string },
  now: Date,
): Promise<ImprovementDetail | null> {
  try {
    return await improvementDetail(db, asked, now);
  } catch (error) {
    if (error instanceof KnownError && error.status === 404) return null;
    throw error;
  }
}

async function nameOf(db: Database, userId: string): Promise<string | null> {
  const user = (await usersByIds(db, [userId])).get(userId);
  return user ? user.name || user.email : null;
}

/** Answers of an anonymous survey may be sources of an improvement that another one measures. */
async function heardAnonymously(
  db: Database,
  { workspaceId, improvementId }: { workspaceId: string; improvementId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from improvement_source s
    join response r on r.workspace_id = s.workspace_id and r.id = s.source_id
    join survey v on v.workspace_id = r.workspace_id and v.id = r.survey_id
    where s.workspace_id = ${workspaceId} and s.improvement_id = ${improvementId}::uuid
      and s.kind = 'response' and v.anonymous limit 1
  `.execute(db);
  return rows.length > 0;
}

/** What customers said under no promise that it stays unsigned, newest first. Words of cases are colleagues'. */
async function wordsOf(
  db: Database,
  { workspaceId, improvementId }: { workspaceId: string; improvementId: string },
): Promise<string[]> {
  const { rows } = await sql<{ words: string }>`
    select coalesce(r.comment, l.text) as words
    from improvement_source s
    left join response r on r.workspace_id = s.workspace_id and r.id = s.source_id
      and s.kind = 'response' and r.deleted_at is null
    left join survey v on v.workspace_id = r.workspace_id and v.id = r.survey_id
    left join loose_comment l on l.workspace_id = s.workspace_id and l.id = s.source_id
      and s.kind = 'comment'
    where s.workspace_id = ${workspaceId} and s.improvement_id = ${improvementId}::uuid
      and coalesce(r.comment, l.text, '') <> '' and coalesce(v.anonymous, false) = false
    order by s.source_id desc limit ${MOST_WORDS}
  `.execute(db);
  return rows.map(({ words }) =>
    words.length > LONGEST ? `${words.slice(0, LONGEST).toWellFormed().trimEnd()}…` : words,
  );
}
