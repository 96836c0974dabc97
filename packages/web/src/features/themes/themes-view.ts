import { oneOf, type Raw } from "../../here/view.ts";

/** What the list of themes keeps in its address besides what every screen does. */
export type ThemesView = {
  hidden?: "true" | undefined;
  /** Whether comments that are nearly the same count each; as the settings say where nothing is said. */
  repeats?: "each" | "false" | undefined;
  /** Which part of the screen; the list of themes where nothing is said. */
  show?: "spots" | undefined;
};

export function readThemes(raw: Raw): ThemesView {
  return {
    hidden: oneOf(raw.hidden, ["true"] as const),
    repeats: oneOf(raw.repeats, ["each", "false"] as const),
    show: oneOf(raw.show, ["spots"] as const),
  };
}

/** What is asked of repeats: nothing where the settings decide. */
export function repeatsAsked(repeats: ThemesView["repeats"]) {
  return {
    repeats: repeats === "false" ? ("false" as const) : undefined,
    each: repeats === "each" ? ("true" as const) : undefined,
  };
}
