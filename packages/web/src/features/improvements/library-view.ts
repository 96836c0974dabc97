import type { Industry, StoryOrigin, StoryOutcome } from "@candor/contract/library.ts";
import { type Raw, text } from "../../here/view.ts";

const EVERY_INDUSTRY: Record<Industry, true> = {
  banking: true,
  food: true,
  games: true,
  government: true,
  health: true,
  hotels: true,
  logistics: true,
  manufacturing: true,
  retail: true,
  software: true,
  telecom: true,
  travel: true,
  other: true,
};
export const INDUSTRIES = Object.keys(EVERY_INDUSTRY) as Industry[];
export const ORIGINS = ["own", "shipped"] as const satisfies StoryOrigin[];
export const OUTCOMES = ["better", "worse", "unclear"] as const satisfies StoryOutcome[];

/** What the library is narrowed to; `theme` narrows numbers everywhere, so its own word here is `about`. */
export type LibraryView = {
  origin?: StoryOrigin | undefined;
  outcome?: StoryOutcome | undefined;
  industry?: Industry | undefined;
  about?: string | undefined;
  words?: string | undefined;
};

const oneOf = <V extends string>(all: readonly V[], raw: unknown): V | undefined =>
  all.find((one) => one === raw);

export function readLibrary(raw: Raw): LibraryView {
  return {
    origin: oneOf(ORIGINS, raw.origin),
    outcome: oneOf(OUTCOMES, raw.outcome),
    industry: oneOf(INDUSTRIES, raw.industry),
    about: text(raw.about),
    words: text(raw.words),
  };
}
