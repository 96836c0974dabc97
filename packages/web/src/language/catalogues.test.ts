import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";

const FOLDER = join(import.meta.dirname, "../../../../locales");
/** What Candor speaks to staff and customers: these are complete. Others serve customers alone. */
const OWN = ["en", "ru", "lv", "sv"];

type Ast = {
  type: number;
  value?: string;
  options?: Record<string, { value: Ast[] }>;
  children?: Ast[];
};
const PLURAL = 6;
const SELECT = 5;

const languages = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && filesOf(entry.name).length > 0)
  .map((entry) => entry.name);

function filesOf(language: string): string[] {
  return readdirSync(join(FOLDER, language)).filter((name) => name.endsWith(".json"));
}
function messagesOf(language: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(FOLDER, language, file), "utf8"));
}
function parse(language: string, message: string): Ast[] {
  return new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst() as Ast[];
}
function walk(nodes: Ast[], visit: (node: Ast) => void): void {
  for (const node of nodes) {
    visit(node);
    for (const option of Object.values(node.options ?? {})) walk(option.value, visit);
    walk(node.children ?? [], visit);
  }
}
/** Names of the arguments, with what kind of choice is made by them. */
function argumentsOf(nodes: Ast[]): string[] {
  const found = new Set<string>();
  walk(nodes, (node) => {
    if (node.type >= 1 && node.type <= PLURAL && node.value) {
      // A number that one language counts with, another may simply print.
      found.add(node.type === SELECT ? `${node.value} (select)` : node.value);
    }
  });
  return [...found].toSorted();
}

test("the four languages of staff have the same files", () => {
  expect(languages).toEqual(expect.arrayContaining(OWN));
  for (const language of OWN) expect(filesOf(language)).toEqual(filesOf("en"));
});

describe.each(languages)("in %s", (language) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  test.each(filesOf(language))("%s says everything that English says, and nothing else", (file) => {
    expect(Object.keys(messagesOf(language, file)).toSorted()).toEqual(
      Object.keys(messagesOf("en", file)).toSorted(),
    );
  });

  test.each(filesOf(language))("%s takes the arguments that English takes", (file) => {
    const english = messagesOf("en", file);
    for (const [key, message] of Object.entries(messagesOf(language, file))) {
      expect(argumentsOf(parse(language, message)), key).toEqual(
        argumentsOf(parse("en", english[key] ?? "")),
      );
    }
  });

  test.each(filesOf(language))("%s has every plural form of the language and no other", (file) => {
    for (const [key, message] of Object.entries(messagesOf(language, file))) {
      walk(parse(language, message), (node) => {
        if (node.type !== PLURAL || !node.options) return;
        const forms = Object.keys(node.options).filter((form) => !form.startsWith("="));
        expect(forms.toSorted(), key).toEqual([...categories].toSorted());
      });
    }
  });

  test.each(filesOf(language))("%s has no empty sentence", (file) => {
    for (const [key, message] of Object.entries(messagesOf(language, file))) {
      expect(message.trim(), key).not.toBe("");
    }
  });
});
