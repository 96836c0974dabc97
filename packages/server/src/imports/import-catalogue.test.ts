import { readdirSync, readFileSync } from "node:fs";
import { LANGUAGES } from "@candor/contract/common.ts";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { FIELDS } from "./import-plan.ts";

function read(language: string): Record<string, string> {
  return JSON.parse(
    readFileSync(new URL(`../../../../locales/${language}/import.json`, import.meta.url), "utf8"),
  );
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
  return {
    args: [...args].sort(),
    forms: [...forms].filter((form) => !form.startsWith("=")).sort(),
  };
}

describe("what imports say", () => {
  test.each(LANGUAGES)(
    "is said in %s, with the same arguments and the language's own plurals",
    (language) => {
      const own = read(language);
      expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
      const plurals = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
      for (const [key, text] of Object.entries(own)) {
        const { args, forms } = shape(text, language);
        expect([key, args]).toEqual([key, shape(english[key] ?? "", "en").args]);
        if (forms.length > 0) expect([key, forms]).toEqual([key, plurals]);
      }
    },
  );

  test("has words for every code that the source can give", () => {
    const folder = new URL("./", import.meta.url);
    const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => readFileSync(new URL(name, folder), "utf8"))
      .join("\n");
    const given = (pattern: RegExp) => [...source.matchAll(pattern)].map((match) => match[1] ?? "");
    const rejections = given(/rejected\(\s*"(\w+)"/g).concat(
      given(/return "(date_\w+)"/g),
      given(/problem: "(\w+)"/g),
    );
    expect(rejections.length).toBeGreaterThan(15);
    for (const code of rejections) expect(Object.keys(english)).toContain(`reject.${code}`);
    for (const code of given(/notes\.push\(\{\s*code: "(\w+)"/g))
      expect(Object.keys(english)).toContain(`note.${code}`);
    const messages = given(
      /\bcode: "((?:scale|score|several|no|dates|damaged|titles|other|counts|tables|sheets)_\w+)", args/g,
    );
    expect(messages.length).toBeGreaterThan(10);
    for (const code of messages) expect(Object.keys(english)).toContain(`warning.${code}`);
    for (const field of FIELDS) expect(Object.keys(english)).toContain(`field.${field}`);
    for (const tool of given(/tool: "(\w+)"/g))
      expect(Object.keys(english)).toContain(`tool.${tool}`);
  });

  test("of a rejected row needs no arguments, since it also heads a count of rows", () => {
    for (const [key, text] of Object.entries(english)) {
      if (key.startsWith("reject.")) expect([key, shape(text, "en").args]).toEqual([key, []]);
    }
  });
});
