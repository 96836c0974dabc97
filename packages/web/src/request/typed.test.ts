import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "..");

/** Where the line itself is: the client's own `fetch`, and the file that tells its progress. */
const LINES = ["request/api.ts", "features/imports/upload.ts"];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : [];
  });
}

test("the server is asked only through the client that its description types", () => {
  const files = sources(SOURCE);
  expect(
    files.filter((file) => readFileSync(file, "utf8").includes("ask(")).length,
  ).toBeGreaterThan(30);
  const around = files
    .filter((file) => !LINES.includes(relative(SOURCE, file)))
    .filter((file) =>
      /\b(?:fetch|request<[^>]*>|XMLHttpRequest)\(/.test(readFileSync(file, "utf8")),
    );
  expect(around.map((file) => relative(SOURCE, file))).toEqual([]);
});

test("no reply is given a type by hand", () => {
  const byHand = sources(SOURCE).filter((file) =>
    /\bask(?:<|\([^;]*?\)\)\s+as\s)/.test(readFileSync(file, "utf8")),
  );
  expect(byHand.map((file) => relative(SOURCE, file))).toEqual(["request/api.ts"]);
});
