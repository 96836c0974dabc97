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
    const [, promise = "", proof = ""] = row.split("|").map((cell) => cell.trim());
    const files = [...proof.matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, file]) => file ?? "");
    const missing = files.filter((file) => !isThere(file));
    const silent = files.length === 0 && !/none: |screenFindings/.test(proof);
    return missing.length > 0 || silent ? [`${promise}: ${missing.join(", ") || "no test"}`] : [];
  });
  expect(wrong).toEqual([]);
});

/** A file by its path, or by its name alone beside the one before it. */
function isThere(file: string): boolean {
  if (file.includes("/")) return existsSync(join(ROOT, file));
  const all = readdirSync(join(ROOT, "packages"), { recursive: true, encoding: "utf8" });
  return all.some((name) => !name.includes("node_modules") && name.endsWith(`/${file}`));
}
