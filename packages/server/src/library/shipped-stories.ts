import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@candor/contract/common.ts";
import { LANGUAGES } from "@candor/contract/common.ts";
import { Industry, type Story, StoryOutcome, StorySource } from "@candor/contract/library.ts";
import { ThemeId } from "@candor/contract/reading.ts";
import { z } from "zod";

const Text = z.strictObject({
  title: z.string(),
  problem: z.string(),
  done: z.string(),
  effect: z.string(),
  lesson: z.string(),
});

/**
 * A story as it is shipped, one file each in `stories/`: facts from public material in words of our own, with the
 * places where they can be read. What no source says is not in it.
 */
const ShippedStory = z.strictObject({
  industry: Industry,
  themes: z.array(ThemeId).min(1),
  outcome: StoryOutcome,
  sources: z.array(StorySource).min(1),
  texts: z.strictObject({ en: Text, ru: Text, lv: Text, sv: Text }),
});
export type ShippedStory = z.infer<typeof ShippedStory>;

const FOLDER = join(import.meta.dirname, "stories");

let read: ReadonlyMap<string, ShippedStory> | null = null;

/** All of them by name, in the order of their names; read once. */
export function shippedStories(): ReadonlyMap<string, ShippedStory> {
  read ??= new Map(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => [
        name.slice(0, -".json".length),
        ShippedStory.parse(JSON.parse(readFileSync(join(FOLDER, name), "utf8"))),
      ]),
  );
  return read;
}

/** One in a language. */
export function asStory(id: string, story: ShippedStory, language: Language): Story {
  const { industry, themes, outcome, sources, texts } = story;
  return {
    ...{ id, origin: "shipped", industry, themes, outcome, sources, shown: true },
    ...texts[LANGUAGES.includes(language) ? language : "en"],
    ...{ improvement: null, mine: false, createdBy: null, updatedAt: null, version: 1 },
  };
}
