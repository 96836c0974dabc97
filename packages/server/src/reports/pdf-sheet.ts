import { inDrawableSigns } from "../print/pdf-document.ts";
import { drawCurveInPdf } from "./curve-in-pdf.ts";
import { LOOK_COLORS } from "./render-report.ts";
import type { Cell, WrittenReport } from "./written-report.ts";

type Table = WrittenReport["tables"][number];

export const MARGIN = 54;
/** Room for the line at the foot of each page. */
export const FOOT = 30;
export const SOFT = "#4b5563";
const INK = "#0f172a";
const LINE = "#e2e6eb";
const CURVE_HEIGHT = 170;
/** The first column of a table takes this part of the width; where there are but two, it says more. */
const FIRST_PART = { few: 0.72, many: 0.28 };

/** A pen that goes down the pages. */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #width: number;
  #y = MARGIN;

  constructor(pdf: PDFKit.PDFDocument) {
    this.#pdf = pdf;
    this.#width = pdf.page.width - 2 * MARGIN;
  }

  /** A new page when what comes is higher than what is left. @returns whether it was. */
  #need(height: number): boolean {
    if (this.#y + height <= this.#pdf.page.height - MARGIN - FOOT) return false;
    this.#pdf.addPage();
    this.#y = MARGIN;
    return true;
  }

  gap(points: number): this {
    this.#y += points;
    return this;
  }

  /** A new page when so much does not fit on this one any more: for what stands with what follows it. */
  keepTogether(height: number): this {
    this.#need(height);
    return this;
  }

  rule(): this {
    this.#need(1);
    const { width } = this.#pdf.page;
    this.#pdf
      .moveTo(MARGIN, this.#y)
      .lineTo(width - MARGIN, this.#y)
      .lineWidth(0.7)
      .stroke(LINE);
    return this;
  }

  text(
    words: string,
    {
      face = "regular",
      size,
      color = INK,
    }: { face?: "regular" | "bold"; size: number; color?: string },
  ): this {
    const text = inDrawableSigns(words);
    const options = { width: this.#width };
    this.#pdf.font(face).fontSize(size);
    const height = this.#pdf.heightOfString(text, options);
    this.#need(height);
    this.#pdf.fillColor(color).text(text, MARGIN, this.#y, options);
    this.#y += height;
    return this;
  }

  /** A named share with its bar. */
  bar(name: string, share: string, part: number, color: string): void {
    this.#need(26);
    const pdf = this.#pdf;
    pdf.font("regular").fontSize(10.5).fillColor(INK);
    pdf.text(inDrawableSigns(name), MARGIN, this.#y, { width: this.#width / 2 });
    pdf.text(inDrawableSigns(share), MARGIN + this.#width / 2, this.#y, {
      ...{ width: this.#width / 2, align: "right" },
    });
    pdf.rect(MARGIN, this.#y + 16, this.#width, 5).fill("#f0f2f5");
    if (part > 0) pdf.rect(MARGIN, this.#y + 16, Math.max(1, part * this.#width), 5).fill(color);
    this.#y += 27;
  }

  table(table: Table, curve: WrittenReport["curve"]): void {
    const { title, lead, heads, rows, notes } = table;
    // A title never stands alone at the foot of a page.
    this.gap(20).#need(curve ? CURVE_HEIGHT + 60 : 90);
    if (title !== "") this.text(title, { face: "bold", size: 13 });
    if (lead !== "") this.gap(2).text(lead, { size: 9.5, color: SOFT });
    this.gap(6);
    if (curve) {
      const place = { x: MARGIN, y: this.#y, width: this.#width, height: CURVE_HEIGHT };
      drawCurveInPdf(this.#pdf, curve, place);
      this.gap(CURVE_HEIGHT + 10);
    }
    const widths = columnsOf(heads.length, this.#width);
    const header = () =>
      this.#row(
        heads.map((text) => ({ text, head: true })),
        widths,
        () => {},
      );
    header();
    // A table that goes on has its headings on each page.
    for (const row of rows) this.#row(row, widths, header);
    for (const note of notes) this.gap(5).text(note, { size: 9, color: SOFT });
  }

  #row(
    cells: readonly (Cell & { head?: boolean })[],
    widths: readonly number[],
    onNewPage: () => void,
  ): void {
    const pdf = this.#pdf;
    const placed = cells.map((cell, at) => {
      const width = (widths[at] ?? 0) - 8;
      const align = at === 0 ? ("left" as const) : ("right" as const);
      const text = inDrawableSigns(cell.limits ? `${cell.text} ${cell.limits}` : cell.text);
      const face = cell.head || cell.tone || at === 0 ? ("bold" as const) : ("regular" as const);
      const size = cell.head ? 8.5 : 10;
      const height = pdf.font(face).fontSize(size).heightOfString(text, { width, align });
      const under = cell.under === undefined ? "" : inDrawableSigns(cell.under);
      const more =
        under === "" ? 0 : pdf.font("regular").fontSize(9).heightOfString(under, { width }) + 1;
      return { ...{ cell, width, align, text, face, size, height, under }, whole: height + more };
    });
    const height = Math.max(...placed.map(({ whole }) => whole)) + 9;
    if (this.#need(height)) onNewPage();
    let x = MARGIN;
    placed.forEach(({ cell, width, align, text, face, size, height: first, under }, at) => {
      pdf.font(face).fontSize(size).fillColor(colorOf(cell));
      pdf.text(text, x + (at === 0 ? 0 : 8), this.#y + 4, { width, align });
      if (under !== "") {
        pdf.font("regular").fontSize(9).fillColor(SOFT);
        pdf.text(under, x + (at === 0 ? 0 : 8), this.#y + 5 + first, { width, align });
      }
      x += widths[at] ?? 0;
    });
    this.#y += height;
    this.rule();
  }
}

function columnsOf(count: number, width: number): number[] {
  const first = width * (count === 2 ? FIRST_PART.few : FIRST_PART.many);
  return [first, ...Array.from({ length: count - 1 }, () => (width - first) / (count - 1))];
}

function colorOf({ head, tone, quiet }: Cell & { head?: boolean }): string {
  if (tone === "up") return LOOK_COLORS.promoter;
  if (tone === "down") return LOOK_COLORS.detractor;
  return head || quiet ? SOFT : INK;
}
