import type score from "../../../../locales/en/score.json";
import type web from "../../../../locales/en/web.json";

/**
 * The messages that screens know by key, typed by the English catalogue; a test holds the other
 * languages to it. A feature adds its own where its routes are:
 *
 * ```ts
 * declare module "../../language/areas.ts" {
 *   interface Areas { "web-people": typeof messages }
 * }
 * ```
 */
export interface Areas {
  web: typeof web;
  score: typeof score;
}

/** Areas whose keys the server chooses. */
export type OpenArea = "reading" | "import";
export type Area = keyof Areas;
export type Key<A extends Area> = keyof Areas[A] & string;

/** What the frame and the parts speak: there before the first screen. Every other area comes with its route. */
export const FIRST_AREAS: readonly Area[] = ["web", "score"];
