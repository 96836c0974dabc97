import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** No engine that builds images is at hand, so what the file claims is looked at where it can be. */
const ROOT = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** Each instruction on one line, without comments, by stage. */
const stages = read("deploy/Dockerfile")
  .replace(/^#.*\n/gm, "")
  .replace(/\\\n\s*/g, " ")
  .split(/^(?=FROM )/m)
  .filter((stage) => stage.startsWith("FROM "))
  .map((stage) => stage.split("\n").filter((line) => line.trim() !== ""));
const [building = [], running = []] = stages;
const of = (stage: string[], word: string) =>
  stage.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
const copied = (stage: string[]) =>
  of(stage, "COPY")
    .filter((line) => !line.startsWith("--from"))
    .flatMap((line) => line.split(/\s+/).slice(0, -1));

test("the image is built of what is in the repository, with every package's list before the install", () => {
  expect(stages).toHaveLength(2);
  for (const path of copied(building)) expect(existsSync(join(ROOT, path)), path).toBe(true);
  const { workspaces, engines } = JSON.parse(read("package.json")) as {
    workspaces: string[];
    engines: { node: string };
  };
  const install = building.findIndex((line) => line.includes("npm ci"));
  const before = copied(building.slice(0, install));
  for (const name of workspaces) expect(before).toContain(`${name}/package.json`);
  const least = Number(/\d+/.exec(engines.node)?.[0]);
  for (const [from = ""] of stages)
    expect(Number(/node:(\d+)/.exec(from)?.[1])).toBeGreaterThanOrEqual(least);
});

test("everything it runs is there, and the installation keeps what serving needs", () => {
  const text = stages.flat().join("\n");
  const programs = [
    ...text.matchAll(/(?:\/opt\/candor\/|node )((?:packages|scripts)\/[\w./-]+\.ts)/g),
  ];
  expect(programs.length).toBeGreaterThan(2);
  for (const [, path = ""] of programs) expect(existsSync(join(ROOT, path)), path).toBe(true);
  const removed = /rm -rf ([\w. ]+)/.exec(text)?.[1]?.split(" ") ?? [];
  // What is taken out is imported by nothing that serves.
  for (const file of globSync("packages/*/src/**/*.ts", { cwd: ROOT })) {
    if (/\.test\.ts$|\/testing\//.test(file)) continue;
    for (const folder of removed.filter((name) => name !== ".git"))
      expect(read(file), file).not.toMatch(new RegExp(`from "(\\.\\./)+${folder}/`));
  }
  expect(text).toMatch(/npm prune --omit=dev/);
});

test("it runs as an ordinary user who can write to the data alone, and is asked whether it can record", () => {
  const [user] = of(running, "USER");
  expect(user).toBe("candor");
  expect(running.join("\n")).toMatch(/useradd --system --uid [1-9]\d+ [^&]*candor/);
  expect(running.join("\n")).toMatch(/install -d -o candor -g candor -m 700 \/data/);
  // Whoever copies after becoming that user would own the program.
  const becomes = running.findIndex((line) => line.startsWith("USER "));
  expect(running.findLastIndex((line) => line.startsWith("COPY "))).toBeLessThan(becomes);
  expect(of(running, "COPY").join()).not.toContain("--chown");
  expect(of(running, "VOLUME")).toEqual(["/data"]);
  expect(of(running, "ENV").join(" ")).toContain("CANDOR_DATA=/data");
  const [check = ""] = of(running, "HEALTHCHECK");
  expect(check).toContain("/readyz");
  expect(read("packages/server/src/app/health.ts")).toContain('"/readyz"');
  // Words of their own, so that the server is process 1 and hears SIGTERM itself.
  expect(JSON.parse(of(running, "CMD")[0] ?? "[]")).toEqual([
    "node",
    "/opt/candor/packages/server/src/main.ts",
  ]);
  expect(of(running, "STOPSIGNAL")).toEqual(["SIGTERM"]);
});

test("nothing of this machine gets into it: neither data nor packages nor secrets", () => {
  const ignored = read("deploy/Dockerfile.dockerignore").split("\n");
  for (const path of [".git", ".node", "data", "data-demo", "node_modules"])
    expect(ignored).toContain(path);
  expect(stages.flat().join("\n")).not.toMatch(/SECRET|PASSWORD|TOKEN/);
});
