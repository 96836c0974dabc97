import { reportMessage } from "../messages/report-messages.ts";
import { shareMessage } from "../messages/share-messages.ts";
import { inDrawableSigns, newPdf } from "../print/pdf-document.ts";
import { FOOT, MARGIN, Sheet, SOFT } from "./pdf-sheet.ts";
import { LOOK_COLORS } from "./render-report.ts";
import type { WrittenReport } from "./written-report.ts";

/** A report to print and to hand round: the same words as its mail, and its trend as a drawing. Words are words in it. */
export async function renderReportPdf(report: WrittenReport): Promise<Buffer> {
  const { pdf, done } = newPdf({
    size: "A4",
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    bufferPages: true,
    lang: report.language,
    displayTitle: true,
    info: { Title: report.title, Subject: report.about.join(" · ") },
  });
  const sheet = new Sheet(pdf);
  head(sheet, report);
  for (const table of report.tables) {
    sheet.table(table, table.curve ? report.curve : null);
  }
  sheet.gap(18).rule().gap(8);
  for (const note of report.notes) sheet.text(note, { size: 9, color: SOFT }).gap(3);
  footPages(pdf, report);
  pdf.end();
  return done;
}

function head(sheet: Sheet, report: WrittenReport): void {
  const { language, title, about, headline, tooFew, groups, change } = report;
  sheet.text(title, { face: "bold", size: 20 }).gap(2);
  sheet.text(about.join(" · "), { size: 10, color: SOFT }).gap(16);
  sheet.text(shareMessage(language, "score"), { face: "bold", size: 10, color: SOFT });
  if (headline) {
    const { score, between, base, lowBase } = headline;
    sheet.text(score, { face: "bold", size: 46 });
    sheet.text(between, { face: "bold", size: 13 });
    sheet.text(lowBase === null ? base : `${base} · ${lowBase}`, { size: 11, color: SOFT });
  } else {
    sheet.text(tooFew ?? "", { face: "bold", size: 14 });
  }
  sheet.gap(12);
  for (const { name, share, count, part, look } of groups) {
    sheet.bar(name, `${share} (${count})`, part, LOOK_COLORS[look]);
  }
  if (change.length > 0) {
    sheet.gap(12);
    change.forEach((sentence, at) => {
      sheet.text(sentence, at === 0 ? { face: "bold", size: 11 } : { size: 11, color: SOFT });
    });
  }
}

/** What it is of and which page, on each. */
export function footPages(
  pdf: PDFKit.PDFDocument,
  { language, title, about }: Pick<WrittenReport, "language" | "title" | "about">,
): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin pdfkit would begin a new page.
    pdf.page.margins.bottom = 0;
    const width = pdf.page.width - 2 * MARGIN;
    const top = pdf.page.height - MARGIN;
    const of = reportMessage(language, "pdf.page", { page: page - start + 1, pages: count });
    pdf.font("regular").fontSize(8).fillColor(SOFT);
    pdf.text(inDrawableSigns([title, ...about].join(" · ")), MARGIN, top, {
      ...{ width: width - 90, height: 12, ellipsis: true },
    });
    pdf.text(of, MARGIN + width - 80, top, { width: 80, align: "right" });
  }
}
