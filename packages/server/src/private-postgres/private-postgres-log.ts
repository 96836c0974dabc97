/** The private PostgreSQL's own log: one file that cannot fill the disk. */
import { copyFileSync, readFileSync, statSync, truncateSync } from "node:fs";

const LONGEST_LOG_BYTES = 5_000_000;
const LOOK_EVERY_MS = 60_000;

/**
 * Moves the log aside (to `….1`) when it has grown long, now and every minute. PostgreSQL holds the
 * file open and appends, so the file is copied and emptied rather than renamed.
 *
 * @returns a function that ends it.
 */
export function keepLogShort(file: string): () => void {
  trim(file);
  const timer = setInterval(() => trim(file), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function trim(file: string): void {
  try {
    if (statSync(file).size <= LONGEST_LOG_BYTES) return;
    copyFileSync(file, `${file}.1`);
  } catch {
    // No log yet, or no room for the copy: then the old lines go, and the disk gets its room.
  }
  try {
    if (statSync(file).size > LONGEST_LOG_BYTES) truncateSync(file);
  } catch {
    // Nothing to cut.
  }
}

/** Why PostgreSQL did not start, in its own words, for an error's sentence. */
export function lastReason(file: string, from: number): string {
  let text: string;
  try {
    text = readFileSync(file).subarray(from).toString("utf8");
  } catch {
    return "it left no log";
  }
  const reasons = [
    ...text.matchAll(/(?:FATAL|PANIC|ERROR|error): +(.+)|((?:invalid|unrecognized|could not) .+)/g),
  ].map((match) => (match[1] ?? match[2] ?? "").trim());
  if (reasons.length > 0) return [...new Set(reasons)].slice(-3).join("; ");
  return text.trim().split("\n").at(-1) || "it said nothing";
}
