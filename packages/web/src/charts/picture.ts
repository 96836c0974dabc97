import type { Tokens } from "./tokens.ts";

/** The inside of a picture, drawn from 0,0 to its own size. */
export type Drawing = { width: number; height: number; body: string };

const FONT = 'ui-sans-serif, system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
const EDGE = 24;

/**
 * A picture to take away. It carries its title and, below, what it was computed from: torn out of
 * the dashboard it still says its base, period and filters.
 */
export function framedPicture(given: {
  title: string;
  footnotes: string[];
  drawing: Drawing;
  tokens: Tokens;
}): string {
  const { drawing, tokens } = given;
  const width = drawing.width + 2 * EDGE;
  const top = EDGE + 40;
  const height = top + drawing.height + 20 + given.footnotes.length * 18 + EDGE / 2;
  const notes = given.footnotes.map(
    (note, row) =>
      `<text x="${EDGE}" y="${top + drawing.height + 30 + row * 18}" font-size="12" fill="${tokens.muted}">${escapeXml(note)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}' role="img">`,
    `<title>${escapeXml(given.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${tokens.card}"/>`,
    `<text x="${EDGE}" y="${EDGE + 14}" font-size="17" font-weight="600" fill="${tokens.ink}">${escapeXml(given.title)}</text>`,
    `<g transform="translate(${EDGE} ${top})">${drawing.body}</g>`,
    ...notes,
    "</svg>",
  ].join("");
}

export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
