import { readFileSync } from "node:fs";
import PDFDocument from "pdfkit";

const font = (name: string) =>
  readFileSync(new URL(`../../fonts/NotoSans-${name}.ttf`, import.meta.url));
const fonts: { regular?: Buffer; bold?: Buffer } = {};

/** Scripts of the font that is shipped. Pictographs are in none. */
const DRAWABLE =
  /^(?:(?!\p{Extended_Pictographic})[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}])*$/u;

/** Whether the font shipped with Candor has every sign; what it lacks would be an empty box. */
export function isDrawable(text: string): boolean {
  return DRAWABLE.test(text);
}

/**
 * Text in signs that the font has: a dash for the minus, which it lacks, and a question mark for each sign of a script
 * that it lacks.
 */
export function inDrawableSigns(text: string): string {
  return [...text.replaceAll("−", "–")].map((sign) => (isDrawable(sign) ? sign : "?")).join("");
}

/** A document with the shipped fonts as `regular` and `bold`; `done` is the file once it is ended. */
export function newPdf(options: PDFKit.PDFDocumentOptions): {
  pdf: PDFKit.PDFDocument;
  done: Promise<Buffer>;
} {
  fonts.regular ??= font("Regular");
  fonts.bold ??= font("Bold");
  const pdf = new PDFDocument(options);
  const done = collected(pdf);
  pdf.registerFont("regular", fonts.regular).registerFont("bold", fonts.bold);
  return { pdf, done };
}

function collected(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
}
