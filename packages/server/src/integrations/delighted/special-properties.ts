import { LanguageTag } from "@candor/contract/common.ts";
import { type HowToAsk, howToAsk } from "../../sendings/own-words.ts";
import type { Properties } from "./field-values.ts";

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
    const known = howToAsk(name);
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
