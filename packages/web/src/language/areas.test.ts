import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { FIRST_AREAS } from "./areas.ts";

const SOURCE = join(import.meta.dirname, "..");
const ROUTE =
  /loader: speaks\(([^)]*)\),\s+component: lazyRouteComponent\(\(\) => import\("([^"]+)"\)/g;
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*)"(\.[^"]+)"/g;
const SPOKEN = /use(?:Open)?Messages(?:<[^(]*)?\("([a-z-]+)"\)/g;

const features = readdirSync(join(SOURCE, "features"));

/** Every area that a screen speaks, with all that it imports, now or when it is needed. */
function spokenBy(file: string, seen = new Set<string>()): Set<string> {
  const areas = new Set<string>();
  if (seen.has(file) || !/\.tsx?$/.test(file)) return areas;
  seen.add(file);
  const text = readFileSync(file, "utf8");
  for (const [, area] of text.matchAll(SPOKEN)) if (area) areas.add(area);
  for (const [, path] of text.matchAll(IMPORT)) {
    const target = resolve(dirname(file), path ?? "");
    if (!target.startsWith(SOURCE)) continue;
    for (const area of spokenBy(target, seen)) areas.add(area);
  }
  return areas;
}

const routes = features.flatMap((feature) => {
  const folder = join(SOURCE, "features", feature);
  const text = readFileSync(join(folder, "routes.ts"), "utf8");
  const found = [...text.matchAll(ROUTE)].map(([, areas, screen]) => ({
    screen: resolve(folder, screen ?? ""),
    areas: [...(areas ?? "").matchAll(/"([^"]+)"/g)].map(([, area]) => area ?? ""),
  }));
  expect(found.length, `${feature} has routes in the usual form`).toBe(
    text.split("createRoute({").length - 1,
  );
  return found;
});

test.each(routes.map((route) => [relative(SOURCE, route.screen), route] as const))(
  "%s comes with the words that it speaks, and no others",
  (_, { screen, areas }) => {
    expect(existsSync(screen)).toBe(true);
    const spoken = [...spokenBy(screen)].filter((area) => !FIRST_AREAS.some((a) => a === area));
    expect(areas.toSorted()).toEqual(spoken.toSorted());
  },
);

test("the frame and the parts speak only what is there before the first screen", () => {
  const files = ["frame", "here", "parts", "charts"].flatMap((room) =>
    readdirSync(join(SOURCE, room), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(SOURCE, room, name)),
  );
  const spoken = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(SPOKEN)].map(([, area]) => area),
  );
  expect(spoken.length).toBeGreaterThan(20);
  expect([...new Set(spoken)].toSorted()).toEqual([...FIRST_AREAS].toSorted());
});
