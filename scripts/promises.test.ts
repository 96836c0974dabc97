import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const ROWS = readFileSync(join(ROOT, "docs/how-it-should-feel.md"), "utf8")
  .split("\n")
  .filter(
    (line) => line.startsWith("| ") && !line.startsWith("| ---") && !line.includes("held by"),
  );

test("each promise of how it should feel names a test that is there, or says why it has none", () => {
  expect(ROWS.length).toBeGreaterThan(25);
  const wrong = ROWS.flatMap((row) => {
    const cells = row.split("|").map((cell) => cell.trim());
    const [promise = "", proof = ""] = [cells[1], cells.at(-2)];
    const files = [...proof.matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, file]) => file ?? "");
    const missing = files.filter((file) => !isThere(file));
    const silent = files.length === 0 && !/none: |screenFindings/.test(proof);
    return missing.length > 0 || silent ? [`${promise}: ${missing.join(", ") || "no test"}`] : [];
  });
  expect(wrong).toEqual([]);
});

test("each screen of the router has a journey, and the list names no screen that is gone", () => {
  const features = join(ROOT, "packages/web/src/features");
  const routes = readdirSync(features)
    .map((feature) => readFileSync(join(features, feature, "routes.ts"), "utf8"))
    .flatMap((text) => [...text.matchAll(/path: "([^"]+)"/g)].map(([, path]) => path));
  const screens = ROWS.filter((row) => row.split("|").length === 5);
  const listed = screens.flatMap((row) =>
    [...row.matchAll(/`(\/[\w$/-]+)`/g)].map(([, path]) => path),
  );
  expect(routes.length).toBeGreaterThan(60);
  expect(listed.toSorted()).toEqual(routes.toSorted());
});

/** A file by its path, or by its name alone beside the one before it. */
function isThere(file: string): boolean {
  if (file.includes("/")) return existsSync(join(ROOT, file));
  const all = readdirSync(join(ROOT, "packages"), { recursive: true, encoding: "utf8" });
  return all.some((name) => !name.includes("node_modules") && name.endsWith(`/${file}`));
}
