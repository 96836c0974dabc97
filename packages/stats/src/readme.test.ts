import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as stats from "./index.ts";
import { close } from "./testing/close.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const blocks = readme.split("\n## ").flatMap((section) => {
  const [title = ""] = section.split("\n");
  return [...section.matchAll(/```ts\n([^`]*)```/g)].map(([, block = ""]) => ({ title, block }));
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
    const text = statement.join("\n").trim();
    const [, wanted] = /^\/\/ → (.+)/.exec(lines[i + 1] ?? "") ?? [];
    const [, names] = /^import \{([^}]+)\}/.exec(text) ?? [];
    if (names !== undefined) program.push(`const {${names}} = stats;`);
    else program.push(wanted === undefined ? text : `check(${text.slice(0, -1)}, ${wanted});`);
    statement = [];
  });
  return program.join("\n");
}

describe("the README", () => {
  test("has examples", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(6);
  });

  test.each(blocks)("tells the truth about: $title", ({ block }) => {
    let checked = 0;
    const check = (actual: unknown, wanted: unknown) => {
      checked++;
      close(actual, wanted, 0.00501, "example");
    };
    new Function("stats", "check", programOf(block))(stats, check);
    expect(checked).toBe(block.split("// →").length - 1);
  });

  test("names every function there is", () => {
    const missing = Object.entries(stats)
      .filter(([, value]) => typeof value === "function")
      .map(([name]) => name)
      .filter((name) => !readme.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });
});
