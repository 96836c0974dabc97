import type { AlertEvidence } from "@candor/contract/alert.ts";
import type { Decision } from "@candor/contract/decision.ts";
import { type Meeting, type MeetingState, MeetingView } from "@candor/contract/meeting.ts";
import type { Difference, ScoreReport } from "@candor/contract/score.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Frozen } from "../reports/report.ts";
import type { Period } from "../scores/period.ts";
import type { Transaction } from "../storage/database.ts";
import type { MeetingTable } from "../storage/tables-meetings.ts";

export type MeetingRow = Selectable<MeetingTable>;

export interface MeetingAsked {
  workspaceId: string;
  meetingId: string;
}

/** Something that is late or comes due, as a team talks about it: no customer is named. */
export interface OwedThing {
  words: string;
  owner: string | null;
  dueAt: string;
  caseNumber: number | null;
}

/** What a meeting's pages are written from: reckoned once, so that they are the same at nine and at ten. */
export interface Agenda {
  days: Period;
  /** Whether it begins where the last one ended; else it looks back four weeks. */
  afterLast: boolean;
  report: Frozen;
  /** Values whose score moved, by the interval of the difference; corrected for all that were compared. */
  moved: {
    rows: { property: string; value: string; score: ScoreReport; change: Difference }[];
    compared: number;
  };
  alerts: {
    name: string;
    at: string;
    now: AlertEvidence["now"];
    value: string | null;
    outcome: string | null;
  }[];
  decisions: Pick<
    Decision,
    "number" | "question" | "choice" | "state" | "outcome" | "reviewOn" | "due" | "decidedOn"
  >[];
  promises: { due: OwedThing[]; missed: OwedThing[]; more: number };
  cases: { late: OwedThing[]; count: number };
  improvements: {
    number: number;
    title: string;
    state: string;
    owner: string | null;
    checkOn: string | null;
    verdict: string | null;
  }[];
  question: AgendaQuestion;
}

/** Somebody's own words, or a question that the figures propose. */
export type AgendaQuestion =
  | { words: string }
  | { key: "theme"; theme: { id: string; name: string }; negative: number }
  | { key: "moved"; property: string; value: string }
  | { key: "ten" };

export function toMeeting(row: MeetingRow, team: Meeting["team"]): Meeting {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    surveyId: row.survey_id,
    team,
    filter: row.filter,
    view: MeetingView.parse(row.view),
    startsAt: row.starts_at.toISOString(),
    minutes: row.minutes,
    language: row.language as Meeting["language"],
    state: row.state as MeetingState,
    question: row.question,
    preparedAt: row.prepared_at?.toISOString() ?? null,
    openedAt: row.opened_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}

/** The agenda of a row; null until it is prepared. */
export function agendaOf({ agenda }: Pick<MeetingRow, "agenda">): Agenda | null {
  return agenda as unknown as Agenda | null;
}

/** The row, locked, for whoever changes it. @throws {KnownError} 404. */
export async function lockMeeting(
  trx: Transaction,
  { workspaceId, meetingId }: MeetingAsked,
): Promise<MeetingRow> {
  const row = await trx
    .selectFrom("meeting")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", meetingId)
    .forUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw noMeeting(meetingId);
}

export function noMeeting(id: string): KnownError {
  return new KnownError(404, "meeting_not_found", `There is no meeting "${id}" in this workspace.`);
}

/** @throws {KnownError} 409 in another state. */
export function requireMeeting(
  row: MeetingRow,
  states: readonly MeetingState[],
  verb: string,
): void {
  if (states.includes(row.state as MeetingState)) return;
  throw new KnownError(
    409,
    "meeting_state",
    `Meeting ${row.number} is ${row.state} and cannot be ${verb} now.`,
  );
}
