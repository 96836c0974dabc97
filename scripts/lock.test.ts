import { expect, test } from "vitest";
import { missingOptionalPackages, readLock, withoutIncompletePackages } from "./lock.ts";

const PLATFORMS = [
  ["darwin", "arm64"],
  ["darwin", "x64"],
  ["linux", "arm64"],
  ["linux", "x64"],
  ["win32", "x64"],
] as const;

/** A package for one platform, by the way its makers name it: `esbuild/linux-x64`, `windows-x64`, … */
function isFor(name: string, os: string, cpu: string): boolean {
  const system = os === "win32" ? /(win32|windows)/ : new RegExp(os);
  return system.test(name) && new RegExp(`-${cpu}(-|$)`).test(name);
}

const lock = readLock();
const native = Object.entries(lock.packages).filter(([, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies).some((name) => isFor(name, "linux", "x64")),
);

test("the lock file names every optional package that a locked one wants", () => {
  expect(missingOptionalPackages(lock)).toEqual([]);
});

test("what has native parts can be installed on macOS, Linux and Windows, on Intel and ARM", () => {
  expect(native.length).toBeGreaterThanOrEqual(8);
  const locked = Object.keys(lock.packages);
  for (const [path, { optionalDependencies = {} }] of native) {
    const offered = Object.keys(optionalDependencies);
    for (const [os, cpu] of PLATFORMS) {
      const wanted = offered.filter((name) => isFor(name, os, cpu));
      expect(wanted, `${path} for ${os} on ${cpu}`).not.toEqual([]);
      for (const name of wanted) expect(locked).toContainEqual(expect.stringMatching(`/${name}$`));
    }
  }
});

test("where a maker offers packages for musl, the lock file has them for Intel and ARM", () => {
  const offered = native.flatMap(([, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => /linux-(x64|arm64)-musl$/.test(name)),
  );
  expect(offered.length).toBeGreaterThanOrEqual(10);
  const locked = Object.keys(lock.packages);
  for (const name of offered) expect(locked).toContainEqual(expect.stringMatching(`/${name}$`));
});

test("what the lock names in part is taken out with what depends on it, and nothing else", () => {
  const { "node_modules/@esbuild/darwin-arm64": _, ...packages } = lock.packages;
  expect(missingOptionalPackages({ packages })).toEqual(["esbuild → @esbuild/darwin-arm64"]);
  const left = Object.keys(withoutIncompletePackages({ packages }).packages);
  expect(left).toContain("node_modules/zod");
  expect(left).toContain("packages/server");
  expect(left.filter((path) => /node_modules\/(@esbuild\/|esbuild$)/.test(path))).toEqual([]);
  expect(withoutIncompletePackages(lock)).toEqual(lock);
});
