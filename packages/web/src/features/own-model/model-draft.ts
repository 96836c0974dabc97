import type { OwnModel } from "@candor/contract/own-model.ts";
import type { ModelPatch } from "./use-save-model.ts";

/** What the form holds: the settings, the languages as they are typed, and a key that is never shown again. */
export interface ModelDraft {
  baseUrl: string;
  model: string;
  key: string;
  uses: OwnModel["uses"];
  instead: boolean;
  languages: string;
  requestsADay: number;
  charactersADay: number;
}

export function modelDraft(model: OwnModel): ModelDraft {
  const { baseUrl, uses, instead, requestsADay, charactersADay } = model;
  return {
    ...{ baseUrl, uses, instead, requestsADay, charactersADay },
    model: model.model,
    key: "",
    languages: model.languages.join(" "),
  };
}

/** Only what was changed; an empty key field leaves the key that is kept. */
export function modelPatch(changes: Partial<ModelDraft>): ModelPatch {
  const { key, languages, ...plain } = changes;
  return {
    ...plain,
    ...(key ? { key } : {}),
    ...(languages === undefined ? {} : { languages: codesIn(languages) }),
  };
}

/** "en, lv ru" → each once, in lower case. */
export function codesIn(typed: string): string[] {
  return [...new Set(typed.toLowerCase().split(/[\s,;]+/))].filter((code) => code !== "");
}
