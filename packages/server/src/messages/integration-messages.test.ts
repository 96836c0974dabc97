import { readFileSync } from "node:fs";
import { LANGUAGES } from "@candor/contract/common.ts";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";

function read(language: string): Record<string, string> {
  const path = new URL(`../../../../locales/${language}/integrations.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8"));
}

const english = read("en");

/** Arguments that a message takes, and the plural forms it distinguishes. */
function shape(text: string, language: string): { args: string[]; forms: string[] } {
  const args = new Set<string>();
  const forms = new Set<string>();
  type Nodes = ReturnType<IntlMessageFormat["getAst"]>;
  const walk = (nodes: Nodes) => {
    for (const node of nodes) {
      if ("value" in node && node.type !== 0) args.add(String(node.value));
      if (!("options" in node)) continue;
      for (const [form, option] of Object.entries(node.options)) {
        if (node.type === 6) forms.add(form);
        walk(option.value);
      }
    }
  };
  walk(new IntlMessageFormat(text, language).getAst());
  return { args: [...args].sort(), forms: [...forms].filter((form) => !form.startsWith("=")) };
}

test.each(LANGUAGES)(
  "%s says everything, with the same arguments and its own plurals",
  (language) => {
    const own = read(language);
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [key, text] of Object.entries(own)) {
      const { args, forms } = shape(text, language);
      expect([key, args]).toEqual([key, shape(english[key] ?? "", "en").args]);
      if (forms.length > 0)
        expect([key, forms.sort()]).toEqual([key, [...pluralCategories].sort()]);
    }
  },
);
