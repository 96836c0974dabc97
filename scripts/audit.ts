/**
 * Whether anybody has published a weakness of a package in the lock file: `./run audit`. The registry is asked, so it takes a network
 * and is no part of `./run test`; where nobody can be asked it says so and finds nothing out. `--strict` makes a failure of that too, for a
 * machine that asks every night.
 *
 * Ends with 1 where what a running Candor loads has a weakness of moderate severity or worse, 75 where `--strict` could not ask.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const NOT_ASKED = 75;
const PATIENCE_MS = 60_000;
const GRAVE = ["moderate", "high", "critical"];

export interface Verdict {
  lines: string[];
  /** Null where the registry could not be asked. */
  grave: number | null;
}

interface AuditReport {
  vulnerabilities?: Record<
    string,
    { severity: string; via: (string | { title?: string; url?: string })[]; fixAvailable: unknown }
  >;
  error?: { summary?: string };
  message?: string;
}

/** What `npm audit --json` printed, as sentences. */
export function verdictOf(printed: string): Verdict {
  const report = parsed(printed);
  if (!report?.vulnerabilities) {
    const why =
      report?.message ?? report?.error?.summary ?? (printed.trim().split("\n")[0] || "no answer");
    return { lines: [`NOT AUDITED: the registry could not be asked (${why})`], grave: null };
  }
  const found = Object.entries(report.vulnerabilities);
  const lines = found.map(([name, { severity, via, fixAvailable }]) => {
    const said = via.map((one) =>
      typeof one === "string" ? `by ${one}` : `${one.title} ${one.url}`,
    );
    return `${severity}: ${name}: ${said.join("; ")}${fixAvailable ? " (there is a version without it)" : ""}`;
  });
  const grave = found.filter(([, { severity }]) => GRAVE.includes(severity)).length;
  return { lines: lines.length > 0 ? lines : ["no published weakness"], grave };
}

function parsed(printed: string): AuditReport | null {
  try {
    return JSON.parse(printed) as AuditReport;
  } catch {
    return null;
  }
}

function audited(...options: string[]): Verdict {
  const { stdout, error } = spawnSync("npm", ["audit", "--json", ...options], {
    cwd: ROOT,
    encoding: "utf8",
    timeout: PATIENCE_MS,
  });
  return verdictOf(stdout || JSON.stringify({ message: error?.message }));
}

if (import.meta.main) {
  const shipped = audited("--omit=dev");
  console.log("What a running Candor loads:");
  for (const line of shipped.lines) console.log(`  ${line}`);
  if (shipped.grave === null) {
    process.exitCode = process.argv.includes("--strict") ? NOT_ASKED : 0;
  } else {
    const all = audited();
    console.log("With what builds and tests it:");
    for (const line of all.lines) console.log(`  ${line}`);
    if (shipped.grave > 0) process.exitCode = 1;
  }
}
