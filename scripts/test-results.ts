/**
 * What a run of Vitest says, read from the file of its JSON reporter
 * (https://vitest.dev/guide/reporters#json-reporter): by file, so that one file's second run can stand in
 * for its first, and with the names of what failed, so that the last lines of a long log say them.
 */
import { readFileSync } from "node:fs";
import { relative } from "node:path";

export interface FileResult {
  /** The path from the repository's root. */
  file: string;
  passed: number;
  skipped: number;
  /** The names of the tests that failed; a file that could not be run has one, which says why. */
  failures: string[];
}

interface VitestResults {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** Null where the run wrote no results: it did not get so far. */
export function readResults(path: string, root: string): FileResult[] | null {
  let results: VitestResults;
  try {
    results = JSON.parse(readFileSync(path, "utf8")) as VitestResults;
  } catch {
    return null;
  }
  return results.testResults.map(({ name, status, message, assertionResults }) => {
    const named = (state: string) => assertionResults.filter((test) => test.status === state);
    const failures = named("failed").map(({ fullName }) => fullName);
    if (status === "failed" && failures.length === 0) {
      // A hook that failed says what; a process that ended in the middle says nothing.
      const why = message?.split("\n")[0] || "its process ended before it did";
      failures.push(`the file could not be run: ${why}`);
    }
    const passed = named("passed").length;
    return {
      file: relative(root, name),
      passed,
      skipped: assertionResults.length - passed - named("failed").length,
      failures,
    };
  });
}

/** The first run, with the files that were run again as they were then. */
export function withSecondRun(first: FileResult[], second: FileResult[]): FileResult[] {
  const again = new Map(second.map((result) => [result.file, result]));
  return first.map((result) => again.get(result.file) ?? result);
}

/** `file: name of the test`, for the end of the log. */
export function namesOfFailures(results: FileResult[]): string[] {
  return results.flatMap(({ file, failures }) => failures.map((name) => `${file}: ${name}`));
}
