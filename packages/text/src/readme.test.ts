import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as text from "./index.ts";
import { shipped } from "./testing/reader.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const blocks = readme.split("\n## ").flatMap((section) => {
  const [title = ""] = section.split("\n");
  return [...section.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block = ""]) => ({ title, block }));
});

/** An example as a program that hands each value with a "// →" below it to `check`. */
function programOf(block: string): string {
  const lines = block.split("\n");
  const program: string[] = [];
  let statement: string[] = [];
  lines.forEach((line, i) => {
    if (line.startsWith("//")) return;
    statement.push(line);
    if (!line.endsWith(";")) return;
    const code = statement.join("\n").trim();
    const [, wanted] = /^\/\/ → (.+)/.exec(lines[i + 1] ?? "") ?? [];
    const [, names] = /^import \{([^}]+)\}/.exec(code) ?? [];
    if (names !== undefined) program.push(`const {${names}} = text;`);
    else program.push(wanted === undefined ? code : `check(${code.slice(0, -1)}, ${wanted});`);
    statement = [];
  });
  return program.join("\n");
}

describe("the README", () => {
  // Examples of one section build on each other.
  const sections = Map.groupBy(blocks, ({ title }) => title);

  test.each([...sections.keys()])("tells the truth about: %s", (title) => {
    const needed = title === "Score and words" ? ["One comment", title] : [title];
    const code = needed
      .flatMap((one) => (sections.get(one) ?? []).map(({ block }) => block))
      .join("\n");
    let checked = 0;
    const check = (actual: unknown, wanted: unknown) => {
      checked++;
      expect(actual).toEqual(wanted);
    };
    new Function("text", "reader", "check", programOf(code))(text, shipped, check);
    expect(checked).toBe(code.split("// →").length - 1);
    expect(checked).toBeGreaterThan(0);
  });

  test("names every function there is", () => {
    const missing = Object.entries(text)
      .filter(([, value]) => typeof value === "function")
      .map(([name]) => name)
      .filter((name) => !readme.includes(name));
    expect(missing).toEqual([]);
  });
});
