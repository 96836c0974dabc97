import type { SurveyTexts } from "@candor/contract/survey.ts";
import { KnownError } from "../../errors/known-error.ts";
import { channelMessage } from "../../messages/channel-messages.ts";
import { isDrawable, newPdf } from "../../print/pdf-document.ts";
import { brandAccents } from "../answer-page/brand-colors.ts";
import { qrModules } from "./qr-code.ts";

/** What stands on a poster. */
export interface Poster {
  size: "a4" | "a6";
  language: string;
  subject: string;
  texts: Pick<SurveyTexts, "question">;
  /** `#rrggbb` */
  color: string;
  link: string;
  /** The same without what only the code needs to say, for those who type. */
  shownLink: string;
}

/**
 * A printable poster of a survey: the question, the code, and where it leads.
 *
 * @throws {KnownError} 422 when its words are in a script that the font shipped with Candor lacks:
 *   better no poster than one with empty boxes.
 */
export async function posterPdf(poster: Poster): Promise<Buffer> {
  const { size, language, subject, texts, link } = poster;
  const scan = channelMessage(language, "poster.scan");
  const or = channelMessage(language, "poster.or");
  for (const text of [subject, texts.question, scan, or]) refuseOtherScripts(text, language);
  const { pdf, done } = newPdf({
    size: size === "a4" ? "A4" : "A6",
    margin: 0,
    lang: language,
    info: { Title: texts.question, Author: subject },
  });
  draw(pdf, poster, { scan, or, modules: qrModules(link) });
  pdf.end();
  return done;
}

function draw(
  pdf: PDFKit.PDFDocument,
  { subject, texts, color, shownLink }: Poster,
  { scan, or, modules }: { scan: string; or: string; modules: boolean[][] },
): void {
  const { width, height } = pdf.page;
  // Everything is measured in 1/100 of the width, so that A6 is A4 made smaller.
  const unit = width / 100;
  const margin = 9 * unit;
  const column = width - 2 * margin;
  const { accent } = brandAccents(color).light;
  const centred = { width: column, align: "center" as const };

  pdf.rect(0, 0, width, 2.5 * unit).fill(accent);
  write("bold", subject, { top: 8 * unit, most: 4 * unit, room: 6 * unit, color: accent });
  write("bold", texts.question, {
    top: 18 * unit,
    most: 6.4 * unit,
    room: 34 * unit,
    color: "#14181f",
  });
  const side = 52 * unit;
  drawCode(pdf, modules, { left: (width - side) / 2, top: 56 * unit, side });
  write("regular", scan, { top: 111 * unit, most: 4 * unit, room: 12 * unit, color: "#14181f" });
  write("regular", `${or} ${shownLink}`, {
    top: height - 15 * unit,
    most: 2.6 * unit,
    room: 8 * unit,
    color: "#566070",
  });

  /** Writes as large as fits the room. */
  function write(
    face: "regular" | "bold",
    text: string,
    { top, most, room, color }: { top: number; most: number; room: number; color: string },
  ): void {
    pdf.font(face).fillColor(color);
    let size = most;
    while (size > unit && pdf.fontSize(size).heightOfString(text, centred) > room) size *= 0.94;
    pdf.text(text, margin, top, centred);
  }
}

function drawCode(
  pdf: PDFKit.PDFDocument,
  modules: boolean[][],
  { left, top, side }: { left: number; top: number; side: number },
): void {
  const step = side / modules.length;
  modules.forEach((row, y) => {
    row.forEach((black, x) => {
      // A hair wider than its module, so that printers leave no white lines between.
      if (black) pdf.rect(left + x * step, top + y * step, step * 1.02, step * 1.02);
    });
  });
  pdf.fill("#000000");
}

function refuseOtherScripts(text: string, language: string): void {
  if (isDrawable(text)) return;
  throw new KnownError(
    422,
    "script_not_drawable",
    `The poster's words in "${language}" use signs that the font shipped with Candor lacks. Take the code as SVG or PNG and set the words yourself, or choose a language in Latin, Greek or Cyrillic script.`,
  );
}
