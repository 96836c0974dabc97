import { LanguageTag } from "@candor/contract/common.ts";
import { HOW_TO_ASK, type HowToAsk } from "../../sendings/own-words.ts";
import type { Properties } from "./field-values.ts";

/** Clients write these in many ways. */
const BY_BARE_NAME = new Map(HOW_TO_ASK.map((name) => [bare(name), name]));

/** Without case, spaces and underscores: `"delighted email subject"` is `"Delighted Email Subject"`. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

export interface Told {
  /** What is known of the customer. */
  properties: Properties;
  /** How to ask them, under Delighted's own names. */
  special: Partial<Record<HowToAsk, string>>;
  /** The `locale` as a language tag, where it is one. */
  language: string | null;
}

/** Parts what describes a customer from what describes the question. */
export function told(given: Properties | null): Told {
  const properties: Properties = {};
  const special: Told["special"] = {};
  for (const [name, value] of Object.entries(given ?? {})) {
    const known = BY_BARE_NAME.get(bare(name));
    if (known) special[known] = String(value);
    else Object.defineProperty(properties, name, { value, enumerable: true, writable: true });
  }
  return { properties, special, language: languageOf(special.locale) };
}

/** `pt_BR` and `PT-br` are `pt-BR`; what is no language is nothing. */
function languageOf(locale: string | undefined): string | null {
  const [language = "", ...parts] = (locale ?? "").trim().split(/[-_]/);
  const tag = [
    language.toLowerCase(),
    ...parts.map((part) => (part.length === 2 ? part.toUpperCase() : part)),
  ].join("-");
  return LanguageTag.safeParse(tag).data ?? null;
}
