import type { Group } from "@candor/contract/common.ts";

/** The colours that charts draw with; `styles.css` has the same ones, and a test compares them. */
export type Tokens = Record<
  Group | "ink" | "muted" | "line" | "card" | "accent" | "edge" | "sunken",
  string
>;

export const LIGHT: Tokens = {
  detractor: "#b84a00",
  passive: "#6b7280",
  promoter: "#0072b2",
  ink: "#0f172a",
  muted: "#4b5563",
  line: "#e2e6eb",
  edge: "#868e9b",
  card: "#ffffff",
  sunken: "#f0f2f5",
  accent: "#0072b2",
};

export const DARK: Tokens = {
  detractor: "#e69f00",
  passive: "#9ca3af",
  promoter: "#56b4e9",
  ink: "#f1f5f9",
  muted: "#a9b4c4",
  line: "#273449",
  edge: "#6b7a90",
  card: "#111827",
  sunken: "#1a2436",
  accent: "#56b4e9",
};

export function tokensOf(dark: boolean): Tokens {
  return dark ? DARK : LIGHT;
}
