import { decisionDetail, listDecisions } from "../decisions/decision-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import { meetingMessage } from "../messages/meeting-messages.ts";
import { writtenIn } from "../shares/written.ts";
import type { Database } from "../storage/database.ts";
import { findMeeting } from "./hold-meeting.ts";
import { agendaOf, type MeetingAsked, requireMeeting } from "./meeting.ts";
import { writtenMeeting } from "./meeting-queries.ts";
import { type MeetingPaper, renderMeetingPdf } from "./render-meeting-pdf.ts";

/** `pack`: before it. `minutes`: after it, with what came of it. `agenda`: the minutes without that, for outside. */
export type PaperKind = "pack" | "minutes" | "agenda";

/** @throws {KnownError} 404; 409 while its pages are not written, and for minutes of what was not held. */
export async function meetingPaper(
  db: Database,
  asked: MeetingAsked,
  { kind, language: wished }: { kind: PaperKind; language?: string | undefined },
): Promise<Buffer> {
  const row = await findMeeting(db, asked);
  if (kind !== "pack") requireMeeting(row, ["open", "closed"], "written up");
  const language = wished ?? row.language;
  const [meeting, agenda] = [await writtenMeeting(db, row, language), agendaOf(row)];
  if (!meeting || !agenda) {
    throw new KnownError(
      409,
      "meeting_not_prepared",
      `The pages of meeting ${row.number} are not written yet: POST /meetings/${row.id}/prepare, or open it.`,
    );
  }
  const written = writtenIn(language);
  const { timeZone } = agenda.report;
  const paper: MeetingPaper = {
    language,
    title: row.title,
    about: [
      meetingMessage(language, kind === "pack" ? "pack" : "minutes"),
      written.moment(row.starts_at, timeZone),
      ...meeting.report.about,
    ],
    prepared: meetingMessage(language, "prepared", {
      moment: written.moment(new Date(agenda.report.madeAt), timeZone),
    }).replaceAll("..", "."),
    outcomes: kind === "minutes" ? await outcomesOf(db, asked, row, language) : null,
  };
  return renderMeetingPdf(paper, meeting);
}

async function outcomesOf(
  db: Database,
  { workspaceId, meetingId }: MeetingAsked,
  { present, notes }: { present: { name: string }[]; notes: string },
  language: string,
): Promise<MeetingPaper["outcomes"]> {
  const now = new Date();
  const decisions = await listDecisions(db, { workspaceId, about: `meeting:${meetingId}` }, now);
  const inOrder = await Promise.all(
    decisions
      .toReversed()
      .map(({ id }) => decisionDetail(db, { workspaceId, decisionId: id }, now)),
  );
  const { day } = writtenIn(language);
  return {
    present: present.map(({ name }) => name),
    notes,
    decisions: inOrder.map(({ choice, question, decidedBy, reviewOn }) => ({
      ...{ choice, question, who: decidedBy.map(({ name }) => name).join(", ") },
      reviewOn:
        reviewOn === null ? null : meetingMessage(language, "decided.wait", { day: day(reviewOn) }),
    })),
  };
}
