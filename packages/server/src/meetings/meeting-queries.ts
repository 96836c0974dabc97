import type { Meeting, MeetingDetail } from "@candor/contract/meeting.ts";
import { listDecisions } from "../decisions/decision-queries.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { findMeeting } from "./hold-meeting.ts";
import { agendaOf, type MeetingAsked, type MeetingRow, toMeeting } from "./meeting.ts";
import { teamNames, teamOfMeeting } from "./meeting-team.ts";
import { type WrittenMeeting, writeMeeting } from "./write-pages.ts";

/** So many are listed; more than any workspace holds in years. */
const LISTED = 300;

/** The meetings of a workspace, or of one of its teams, the latest first. */
export async function listMeetings(
  db: Database,
  { workspaceId, teamId }: { workspaceId: string; teamId?: string | undefined },
): Promise<Meeting[]> {
  let query = db.selectFrom("meeting").selectAll().where("workspace_id", "=", workspaceId);
  if (teamId !== undefined) query = query.where("team_id", "=", teamId);
  const [rows, names] = await Promise.all([
    query.orderBy("starts_at", "desc").orderBy("id", "desc").limit(LISTED).execute(),
    teamNames(db, workspaceId),
  ]);
  return rows.map((row) => toMeeting(row, teamOfMeeting(row, names)));
}

/** One, with its pages in a language, once they are written. @throws {KnownError} 404. */
export async function meetingDetail(
  db: Database,
  asked: MeetingAsked,
  { language, now }: { language?: string | undefined; now: Date },
): Promise<MeetingDetail> {
  const row = await findMeeting(db, asked);
  const written = await writtenMeeting(db, row, language ?? row.language);
  const { workspaceId, meetingId } = asked;
  const until = row.remote_until;
  return {
    ...toMeeting(row, teamOfMeeting(row, await teamNames(db, asked.workspaceId))),
    days: agendaOf(row)?.days ?? null,
    pages: written?.pages ?? null,
    page: row.page,
    remoteUntil: until !== null && until > now ? until.toISOString() : null,
    present: row.present,
    notes: row.notes,
    decisions: await listDecisions(db, { workspaceId, about: `meeting:${meetingId}` }, now),
    version: row.version,
  };
}

/** Its pages in a language; null until they are written. A sentence whose answer is gone is gone from them. */
export async function writtenMeeting(
  db: Database,
  row: MeetingRow,
  language: string,
): Promise<WrittenMeeting | null> {
  const agenda = agendaOf(row);
  if (!agenda) return null;
  const { workspace_id: workspaceId, survey_id: surveyId } = row;
  const survey = await getSurvey(db, { workspaceId, surveyId });
  const voices = await db
    .selectFrom("meeting_voice as v")
    .innerJoin("response as r", (join) =>
      join.onRef("r.workspace_id", "=", "v.workspace_id").onRef("r.id", "=", "v.response_id"),
    )
    .select(["v.words", "v.score", "v.language"])
    .where("v.workspace_id", "=", workspaceId)
    .where("r.workspace_id", "=", workspaceId)
    .where("v.meeting_id", "=", row.id)
    .where("r.deleted_at", "is", null)
    .orderBy("v.position")
    .execute();
  return writeMeeting(agenda, voices, { survey, language });
}
