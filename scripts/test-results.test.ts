import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { namesOfFailures, readResults, withSecondRun } from "./test-results.ts";

function resultsOf(testResults: unknown[]) {
  const folder = mkdtempSync(join(tmpdir(), "candor-results-"));
  const path = join(folder, "results.json");
  writeFileSync(path, JSON.stringify({ testResults }));
  try {
    return readResults(path, "/repository");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the end of the log names every test that failed, and a file that could not be run", () => {
  const results = resultsOf([
    {
      name: "/repository/e2e/kiosk.e2e.test.ts",
      status: "failed",
      assertionResults: [
        { status: "passed", fullName: "a kiosk opens" },
        { status: "failed", fullName: "a kiosk without a network keeps its answers" },
        { status: "pending", fullName: "a kiosk prints" },
      ],
    },
    {
      ...{ name: "/repository/e2e/broken.e2e.test.ts", status: "failed", assertionResults: [] },
      message: "Hook timed out in 120000ms.\nIf this is a long-running hook, …",
    },
    { name: "/repository/e2e/gone.e2e.test.ts", status: "failed", assertionResults: [] },
  ]);
  expect(results?.map(({ passed, skipped }) => [passed, skipped])).toEqual([
    [1, 1],
    [0, 0],
    [0, 0],
  ]);
  expect(namesOfFailures(results ?? [])).toEqual([
    "e2e/kiosk.e2e.test.ts: a kiosk without a network keeps its answers",
    "e2e/broken.e2e.test.ts: the file could not be run: Hook timed out in 120000ms.",
    "e2e/gone.e2e.test.ts: the file could not be run: its process ended before it did",
  ]);
});

test("a second run stands in for its file alone; what fails twice has failed", () => {
  const file = (name: string, failures: string[]) => ({
    file: name,
    passed: 3 - failures.length,
    skipped: 0,
    failures,
  });
  const first = [file("a", []), file("b", ["slow"]), file("c", ["broken"])];
  const both = withSecondRun(first, [file("b", []), file("c", ["broken"])]);
  expect(both.map(({ passed }) => passed)).toEqual([3, 3, 2]);
  expect(namesOfFailures(both)).toEqual(["c: broken"]);
});

test("a run that wrote no results has none", () => {
  expect(readResults("/nowhere/results.json", "/")).toBeNull();
});
