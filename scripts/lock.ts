/**
 * Keeps `package-lock.json` fit for every machine. npm names only those optional packages (native parts,
 * one a platform) that it happens to think of: what an earlier install left in `node_modules`, or what the
 * lock named before. Asked afresh for a package it names all of them. So, before npm writes the lock, what
 * is named in part is taken out: `./run lock`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface LockedPackage {
  version?: string;
  os?: string[];
  cpu?: string[];
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

export type Lock = { packages: Record<string, LockedPackage> };

export const LOCK_FILE = join(import.meta.dirname, "../package-lock.json");

export function readLock(): Lock {
  return JSON.parse(readFileSync(LOCK_FILE, "utf8"));
}

/** Optional packages that a locked package wants and the lock does not name: `parent → wanted`. */
export function missingOptionalPackages(lock: Lock): string[] {
  const names = new Set(Object.keys(lock.packages).map(nameOf));
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((wanted) => !names.has(wanted))
      .map((wanted) => `${nameOf(path)} → ${wanted}`),
  );
}

/**
 * Takes out what the lock names in part: packages whose optional packages are not all there, those that
 * are, and whatever depends on them; npm then chooses them again, and asked afresh it names all.
 */
export function withoutIncompletePackages(lock: Lock): Lock {
  const incomplete = new Set(
    missingOptionalPackages(lock).map((line) => line.split(" → ")[0] ?? ""),
  );
  const out = new Set(incomplete);
  const entries = Object.entries(lock.packages).filter(([path]) => path.includes("node_modules/"));
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const [path, { dependencies = {}, peerDependencies = {} }] of entries) {
      const wants = Object.keys({ ...dependencies, ...peerDependencies });
      if (wants.some((name) => out.has(name))) out.add(nameOf(path));
    }
  }
  for (const [path, { optionalDependencies = {} }] of entries) {
    if (incomplete.has(nameOf(path)))
      for (const name of Object.keys(optionalDependencies)) out.add(name);
  }
  const kept = Object.entries(lock.packages).filter(
    ([path]) => !path.includes("node_modules/") || !out.has(nameOf(path)),
  );
  return { ...lock, packages: Object.fromEntries(kept) };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

if (process.argv[2] === "prepare") {
  writeFileSync(LOCK_FILE, `${JSON.stringify(withoutIncompletePackages(readLock()), null, 2)}\n`);
}
if (process.argv[2] === "check") {
  const missing = missingOptionalPackages(readLock());
  if (missing.length > 0) {
    console.error(`package-lock.json does not name: ${missing.join(", ")}`);
    process.exitCode = 1;
  }
}
