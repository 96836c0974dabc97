/** A colour that may be used for text and controls on a page, and the text colour upon it. */
export interface Accent {
  accent: string;
  onAccent: string;
}

/** WCAG 2.2 AA for text; controls would need 3:1 only. */
const LEAST_CONTRAST = 4.5;
const LIGHT_PAGE = "#ffffff";
const DARK_PAGE = "#161b22";

/**
 * The brand's colour as it can be used in light and dark mode: where it is too close to the page's
 * colour to be read (below 4.5:1), it is darkened or lightened just as far as needed.
 *
 * @param color `#rrggbb`
 */
export function brandAccents(color: string): { light: Accent; dark: Accent } {
  return { light: readableOn(color, LIGHT_PAGE, 0), dark: readableOn(color, DARK_PAGE, 255) };
}

/** Contrast of two colours by WCAG 2.2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function readableOn(color: string, page: string, towards: 0 | 255): Accent {
  let accent = color.toLowerCase();
  for (let step = 1; step <= 20 && contrast(accent, page) < LEAST_CONTRAST; step++) {
    accent = mix(color, towards, step / 20);
  }
  const onAccent =
    contrast(accent, "#ffffff") >= contrast(accent, "#0d1117") ? "#ffffff" : "#0d1117";
  return { accent, onAccent };
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function mix(color: string, towards: number, share: number): string {
  const mixed = channels(color).map((c) => Math.round(c + (towards - c) * share));
  return `#${mixed.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
