import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

/**
 * A room imports only from rooms before it; a feature never from another feature. `testing` is for
 * tests alone.
 */
const WALK = ["language", "request", "parts", "here", "charts", "subjects", "features", "frame"];

const SOURCE = import.meta.dirname;
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)"(\.[^"]+)"/gm;

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function arrows(): { from: string; to: string }[] {
  return sourceFiles(SOURCE)
    .filter((file) => !file.startsWith(join(SOURCE, "testing")))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(IMPORT)]
        .map((match) => resolve(dirname(file), match[1] ?? ""))
        .filter((target) => target.startsWith(SOURCE))
        .map((target) => ({ from: relative(SOURCE, file), to: relative(SOURCE, target) })),
    );
}

const room = (path: string) => path.split("/")[0] ?? "";
const feature = (path: string) => (room(path) === "features" ? path.split("/")[1] : undefined);

test("every room imports only from rooms before it", () => {
  const all = arrows();
  expect(all.length).toBeGreaterThan(500);
  const against = all
    .filter(({ from }) => from.includes("/"))
    .filter(({ from, to }) => WALK.indexOf(room(to)) > WALK.indexOf(room(from)))
    .map(({ from, to }) => `${from} → ${to}`);
  expect(against).toEqual([]);
});

test("features never import each other", () => {
  const across = arrows()
    .filter(({ from, to }) => feature(from) && feature(to) && feature(from) !== feature(to))
    .map(({ from, to }) => `${from} → ${to}`);
  expect(across).toEqual([]);
});

test("every folder has its place on the walk", () => {
  const folders = readdirSync(SOURCE, { withFileTypes: true }).filter((e) => e.isDirectory());
  expect(
    folders.map(({ name }) => name).filter((name) => name !== "testing" && !WALK.includes(name)),
  ).toEqual([]);
});
