import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DARK, LIGHT } from "./tokens.ts";

const css = readFileSync(join(import.meta.dirname, "../styles.css"), "utf8");

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

test("charts draw with the colours of the style sheet", () => {
  for (const name of Object.keys(LIGHT) as (keyof typeof LIGHT)[]) {
    expect(css).toContain(`--color-${name}: light-dark(${LIGHT[name]}, ${DARK[name]});`);
  }
});

test("the groups and all text can be read on a card in both themes (WCAG AA)", () => {
  for (const theme of [LIGHT, DARK]) {
    for (const name of ["promoter", "passive", "detractor", "ink", "muted", "accent"] as const) {
      expect(contrast(theme[name], theme.card), name).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(theme.edge, theme.card)).toBeGreaterThanOrEqual(3);
  }
});
