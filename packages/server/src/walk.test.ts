import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

/**
 * The order in which an answer travels, and the house with it: a folder imports only from folders
 * before it. `testing` is for tests alone.
 */
const WALK = [
  "config",
  "log",
  "errors",
  "spreadsheets",
  "private-postgres",
  "storage",
  "jobs",
  "due-work",
  "messages",
  "delivery",
  "audit",
  "workspaces",
  "auth",
  "people",
  "changes",
  "tallies",
  "surveys",
  "audiences",
  "responses",
  "sendings",
  "invitations",
  "rewards",
  "imports",
  "archive",
  "sample",
  "channels",
  "scores",
  "integrations",
  "app",
  "cli",
];

const SOURCE = import.meta.dirname;
const IMPORT = /^(?:import|export)\s[^"';]*?from\s+"(\.[^"]+)"|^import\s+"(\.[^"]+)"/gm;

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(IMPORT)].map((match) =>
    resolve(dirname(file), match[1] ?? match[2] ?? ""),
  );
}

const room = (path: string) => relative(SOURCE, path).split("/")[0] ?? "";

test("every folder imports only from folders before it on the walk", () => {
  const files = sourceFiles(SOURCE).filter((file) => room(file) !== "testing");
  expect(files.length).toBeGreaterThan(100);
  const against = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith(SOURCE))
      .filter((target) => WALK.indexOf(room(target)) > WALK.indexOf(room(file)))
      .filter(() => room(file) !== "main.ts")
      .map((target) => `${relative(SOURCE, file)} → ${relative(SOURCE, target)}`),
  );
  expect(against).toEqual([]);
});

test("every folder has its place on the walk", () => {
  const folders = readdirSync(SOURCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "testing")
    .map((entry) => entry.name);
  expect(folders.filter((name) => !WALK.includes(name))).toEqual([]);
});

test("nothing that runs in the product is imported from the tests' folder", () => {
  const files = sourceFiles(SOURCE).filter((file) => room(file) !== "testing");
  const wrong = files.filter((file) =>
    importsOf(file).some((target) => room(target) === "testing"),
  );
  expect(wrong.map((file) => relative(SOURCE, file))).toEqual([]);
});
