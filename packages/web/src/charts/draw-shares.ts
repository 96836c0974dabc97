import { type Drawing, escapeXml } from "./picture.ts";
import type { Tokens } from "./tokens.ts";

export type ShareRow = {
  label: string;
  note: string;
  of: { share: number; lower: number; upper: number } | null;
};

const LEFT = 220;
const WIDTH = 720;
const LONGEST = 300;

/** Shares as bars with their intervals, one row each, to be taken away. */
export function drawShares(rows: readonly ShareRow[], tokens: Tokens): Drawing {
  const x = (share: number) => LEFT + share * LONGEST;
  const body = rows.map((row, index) => {
    const y = index * 34 + 18;
    const label = row.label.length > 30 ? `${row.label.slice(0, 29)}…` : row.label;
    const name = `<text x="0" y="${y + 5}" font-size="14" fill="${tokens.ink}">${escapeXml(label)}</text>`;
    const note = `<text x="${LEFT + LONGEST + 14}" y="${y + 5}" font-size="13" fill="${tokens.muted}">${escapeXml(row.note)}</text>`;
    if (!row.of) return name + note;
    const { share, lower, upper } = row.of;
    return [
      name,
      `<rect x="${LEFT}" y="${y - 9}" width="${share * LONGEST}" height="18" rx="3" fill="${tokens.accent}" fill-opacity=".35"/>`,
      `<path d="M${x(lower)} ${y}H${x(upper)}M${x(lower)} ${y - 5}v10M${x(upper)} ${y - 5}v10" stroke="${tokens.accent}" stroke-width="2"/>`,
      note,
    ].join("");
  });
  return { width: WIDTH, height: rows.length * 34 + 6, body: body.join("") };
}
