import { inDrawableSigns } from "../print/pdf-document.ts";
import { type Curve, domainOf, runsOf } from "../shares/draw-trend.ts";

/** Where the target of a curve lies, and how it is called. */
export interface CurveTarget {
  value: number;
  name: string;
}

const LINE = "#e2e6eb";
const SOFT = "#4b5563";
const ACCENT = "#0072b2";
const LEFT = 34;
const FOOT = 18;
const DOT = 2.4;

/** A curve with its band, drawn as lines; what it says stands in the table below it. */
export function drawCurveInPdf(
  pdf: PDFKit.PDFDocument,
  { curve, target }: { curve: Curve; target: CurveTarget | null },
  place: { x: number; y: number; width: number; height: number },
): void {
  const { points, write } = curve;
  const [low, high, step] = domainOf(curve, target?.value);
  const left = place.x + LEFT;
  const right = place.x + place.width - 6;
  const bottom = place.y + place.height - FOOT;
  const x = (at: number) =>
    points.length < 2
      ? (left + right) / 2
      : left + 6 + (at / (points.length - 1)) * (right - left - 12);
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (place.height - FOOT - 8);
  pdf.font("regular").fontSize(8).lineWidth(0.6);
  for (let value = low; value <= high + step / 1000; value += step) {
    pdf.moveTo(left, y(value)).lineTo(right, y(value)).stroke(LINE);
    pdf.fillColor(SOFT).text(inDrawableSigns(write(value)), place.x, y(value) - 5, {
      ...{ width: LEFT - 6, align: "right" },
    });
  }
  for (const run of runsOf(points)) {
    const [first] = run;
    if (!first) continue;
    pdf.moveTo(x(first.at), y(first.upper));
    for (const { at, upper } of run) pdf.lineTo(x(at), y(upper));
    for (const { at, lower } of run.toReversed()) pdf.lineTo(x(at), y(lower));
    pdf.fillOpacity(0.16).fill(ACCENT).fillOpacity(1);
    // A single point has no width for its band: a bar stands for it.
    if (run.length === 1) {
      pdf.moveTo(x(first.at), y(first.lower)).lineTo(x(first.at), y(first.upper));
      pdf.lineWidth(2).strokeOpacity(0.4).stroke(ACCENT).strokeOpacity(1);
    }
    pdf.moveTo(x(first.at), y(first.value));
    for (const { at, value } of run) pdf.lineTo(x(at), y(value));
    pdf.lineWidth(1.6).stroke(ACCENT);
    for (const { at, value, weak } of run) {
      const dot = pdf.circle(x(at), y(value), DOT).lineWidth(1.2);
      if (weak) dot.fillAndStroke("#ffffff", ACCENT);
      else dot.fill(ACCENT);
    }
  }
  if (target) {
    pdf.moveTo(left, y(target.value)).lineTo(right, y(target.value));
    pdf.lineWidth(1).dash(4, { space: 3 }).stroke(SOFT).undash();
    pdf.fillColor(SOFT).text(inDrawableSigns(target.name), left, y(target.value) - 11, {
      ...{ width: right - left, align: "right" },
    });
  }
  const [start, end] = [points[0], points.at(-1)];
  pdf.fillColor(SOFT).fontSize(8);
  if (start) pdf.text(inDrawableSigns(start.label), left, bottom + 6, { width: 120 });
  if (end && points.length > 1) {
    pdf.text(inDrawableSigns(end.label), right - 120, bottom + 6, { width: 120, align: "right" });
  }
}
