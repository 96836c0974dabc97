import type { Language } from "@candor/contract/common.ts";
import { type Area, FIRST_AREAS, type OpenArea } from "../language/areas.ts";
import { loadAreas } from "../language/load.ts";
import { makeSpeech, type Speech } from "../language/speech.ts";

/** A language with the areas that a test shows, beside those that are always there. */
export async function speaking(language: Language, ...areas: (Area | OpenArea)[]): Promise<Speech> {
  return makeSpeech(language, await loadAreas(language, [...FIRST_AREAS, ...areas]));
}
