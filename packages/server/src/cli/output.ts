import { ConfigError } from "../config/config.ts";
import { KnownError } from "../errors/known-error.ts";

/** Exit codes, the same for every command. */
export const EXIT = {
  ok: 0,
  /** Something unexpected: a fault of ours, or of the machine. */
  failed: 1,
  /** The words of the command were off. */
  usage: 2,
  /** Done, but some of what was given was refused: rejected rows, answers not recorded. */
  partly: 3,
  /** Refused with a sentence: nothing was changed. */
  refused: 4,
} as const;

/** Prints one JSON object, or a text for people. */
export function print(value: unknown, { json, text }: { json: boolean; text: string }): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`);
}

/** Says on standard error what is going on; standard output belongs to the result. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/**
 * A line that is redrawn on a terminal and left alone elsewhere.
 *
 * @returns a function that shows `done` of `total` and what else is to be said.
 */
export function progressLine(): (done: number, total: number, rest: string) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done, total, rest) => {
    const share = total > 0 ? Math.min(1, done / total) : 0;
    const bar = "█".repeat(Math.round(share * 24)).padEnd(24, "░");
    process.stderr.write(`\r\u001b[K${bar} ${Math.round(share * 100)} %  ${rest}`);
    if (share >= 1) process.stderr.write("\n");
  };
}

/** Turns what a command threw into a sentence and an exit code. */
export function report(error: unknown, json: boolean): number {
  const known = error instanceof KnownError;
  const message = messageOf(error);
  if (json) {
    const code = known ? error.code : error instanceof ConfigError ? "bad_config" : "unexpected";
    process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  }
  say(`candor: ${message}`);
  return known || error instanceof ConfigError ? EXIT.refused : EXIT.failed;
}

function messageOf(error: unknown): string {
  if (error instanceof KnownError || error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
