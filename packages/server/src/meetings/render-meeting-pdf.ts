import type { MeetingPage } from "@candor/contract/meeting.ts";
import { meetingMessage } from "../messages/meeting-messages.ts";
import { newPdf } from "../print/pdf-document.ts";
import { FOOT, MARGIN, Sheet, SOFT } from "../reports/pdf-sheet.ts";
import { footPages } from "../reports/render-pdf.ts";
import { LOOK_COLORS } from "../reports/render-report.ts";
import type { WrittenMeeting } from "./write-pages.ts";

/** What stands at the head of a meeting's paper, and what was noted in it. */
export interface MeetingPaper {
  language: string;
  title: string;
  /** Kind of paper, day and hour, survey and days. */
  about: string[];
  /** When the figures were reckoned. */
  prepared: string;
  /** Null for the pack, and for minutes that leave out what came of it. */
  outcomes: {
    present: string[];
    decisions: { choice: string; question: string; who: string; reviewOn: string | null }[];
    notes: string;
  } | null;
}

/** The pack before a meeting, or its minutes after: words are words in it, and no browser draws it. */
export function renderMeetingPdf(paper: MeetingPaper, meeting: WrittenMeeting): Promise<Buffer> {
  const { language, title, about, outcomes } = paper;
  const say = (key: string) => meetingMessage(language, key);
  const { pdf, done } = newPdf({
    size: "A4",
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Subject: about.join(" · ") },
  });
  const sheet = new Sheet(pdf);
  sheet.text(title, { face: "bold", size: 20 }).gap(2);
  sheet.text(about.join(" · "), { size: 10, color: SOFT }).gap(2);
  sheet.text(paper.prepared, { size: 10, color: SOFT });
  if (outcomes) {
    if (outcomes.present.length > 0) {
      sheet.gap(8).text(`${say("present")}: ${outcomes.present.join(", ")}`, { size: 10.5 });
    }
    outcomesPart(sheet, outcomes, say);
  }
  for (const page of meeting.pages) pagePart(sheet, page, meeting, language);
  footPages(pdf, { language, title, about });
  pdf.end();
  return done;
}

/** What came of it stands first: whoever reads minutes looks for that. */
function outcomesPart(
  sheet: Sheet,
  { decisions, notes }: NonNullable<MeetingPaper["outcomes"]>,
  say: (key: string) => string,
): void {
  heading(sheet, say("outcomes"));
  if (decisions.length === 0) sheet.text(say("outcomes.none"), { size: 11 });
  for (const { choice, question, who, reviewOn } of decisions) {
    sheet.text(choice, { face: "bold", size: 11.5 });
    const under = [question, who, ...(reviewOn === null ? [] : [reviewOn])].join(" · ");
    sheet.text(under, { size: 10, color: SOFT }).gap(7);
  }
  if (notes.trim() === "") return;
  heading(sheet, say("notes"));
  // Paragraphs, so that long notes go on over pages.
  for (const line of notes.split("\n")) sheet.text(line === "" ? " " : line, { size: 11 });
}

function heading(sheet: Sheet, text: string): void {
  sheet.keepTogether(80).gap(20).text(text, { face: "bold", size: 14 }).gap(4);
}

function pagePart(
  sheet: Sheet,
  page: MeetingPage,
  { report }: WrittenMeeting,
  language: string,
): void {
  const { key, title, lead, headline, groups, lines, tables, voices, question } = page;
  heading(sheet, title);
  if (lead !== "") sheet.text(lead, { size: 9.5, color: SOFT }).gap(6);
  if (headline) {
    const { score, between, base, lowBase } = headline;
    sheet.text(score, { face: "bold", size: 40 });
    sheet.text(between, { face: "bold", size: 12 });
    sheet
      .text(lowBase === null ? base : `${base} · ${lowBase}`, { size: 10.5, color: SOFT })
      .gap(8);
  }
  for (const { name, share, count, part, look } of groups) {
    sheet.bar(name, `${share} (${count})`, part, LOOK_COLORS[look]);
  }
  if (groups.length > 0) sheet.gap(6);
  for (const line of lines) sheet.text(line, { size: 11 }).gap(2);
  // Paper has room for the weeks before.
  const curve = key === "since" ? report.tables.find((one) => one.curve) : undefined;
  if (curve) sheet.table(curve, report.curve);
  for (const table of tables) sheet.table(table, null);
  for (const { text, score } of voices) {
    sheet.gap(5).text(`“${text}”`, { size: 11.5 });
    sheet.text(meetingMessage(language, "voices.gave", { score }), { size: 9.5, color: SOFT });
  }
  if (question !== null) sheet.text(question, { face: "bold", size: 13 });
}
