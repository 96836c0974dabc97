import { oneOf, type Raw } from "../../here/view.ts";

/** What the list of themes keeps in its address besides what every screen does. */
export type ThemesView = {
  hidden?: "true" | undefined;
  /** Comments that are nearly the same count once. */
  repeats?: "false" | undefined;
  /** Which part of the screen; the list of themes where nothing is said. */
  show?: "spots" | undefined;
};

export function readThemes(raw: Raw): ThemesView {
  return {
    hidden: oneOf(raw.hidden, ["true"] as const),
    repeats: oneOf(raw.repeats, ["false"] as const),
    show: oneOf(raw.show, ["spots"] as const),
  };
}
