import type { Language } from "@candor/contract/common.ts";
import type { Area, OpenArea } from "./areas.ts";
import { type Catalogue, loadAreas } from "./load.ts";

export type Spoken = { language: Language; catalogue: Catalogue };

/** The language that is spoken, and the areas of its catalogue that are here. */
export type Speech = ReturnType<typeof makeSpeech>;

/**
 * Fetches areas when a screen is about to need them, and all that are here again when the language
 * changes, so that no screen is ever half in one language and half in another.
 */
export function makeSpeech(language: Language, catalogue: Catalogue = {}, load = loadAreas) {
  let spoken: Spoken = { language, catalogue };
  const listeners = new Set<() => void>();
  const underway = new Map<string, Promise<void>>();

  const missingOf = (areas: readonly (Area | OpenArea)[]) =>
    areas.filter((area) => spoken.catalogue[area] === undefined);
  const put = (next: Spoken) => {
    spoken = next;
    for (const tell of listeners) tell();
  };

  async function fetchAreas(areas: readonly (Area | OpenArea)[]): Promise<void> {
    const asked = spoken.language;
    const loaded = await load(asked, areas);
    // The language changed meanwhile: what came is of no use any more.
    if (spoken.language !== asked) return need(areas);
    put({ language: asked, catalogue: { ...spoken.catalogue, ...loaded } });
  }

  /** Resolves when every one of these areas is here; at once, when they all are. */
  function need(areas: readonly (Area | OpenArea)[]): Promise<void> | undefined {
    const missing = missingOf(areas);
    if (missing.length === 0) return undefined;
    const id = `${spoken.language} ${missing.join(" ")}`;
    const before = underway.get(id);
    if (before) return before;
    const now = fetchAreas(missing).finally(() => underway.delete(id));
    underway.set(id, now);
    return now;
  }

  async function speak(next: Language): Promise<void> {
    let fresh: Catalogue = {};
    for (;;) {
      const areas = Object.keys(spoken.catalogue) as (Area | OpenArea)[];
      const missing = areas.filter((area) => fresh[area] === undefined);
      if (missing.length === 0) break;
      fresh = { ...fresh, ...(await load(next, missing)) };
    }
    put({ language: next, catalogue: fresh });
  }

  return {
    now: () => spoken,
    need,
    speak,
    listen: (tell: () => void) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
