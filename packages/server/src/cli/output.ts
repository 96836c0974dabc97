import { ConfigError } from "../config/config.ts";
import { KnownError } from "../errors/known-error.ts";

/** Exit codes, the same for every command; docs/cli.md lists them. */
export const EXIT = {
  ok: 0,
  /** Something unexpected: a fault of ours, or of the machine. */
  failed: 1,
  /** The words of the command were off. */
  usage: 2,
  /** Done, and something needs attention: `doctor` found a fault. */
  attention: 3,
  /** Refused with a sentence: nothing was changed. */
  refused: 4,
} as const;

/** Prints one JSON object, or a text for people. */
export function print(
  value: unknown,
  { json, text }: { json?: boolean | undefined; text: string },
): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`);
}

/** Says on standard error what is going on; standard output belongs to the result. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** A sentence every so often where lines cannot be redrawn. */
const PLAIN_LINE_EVERY_MS = 5_000;

/**
 * Shows how far something is: a bar that is redrawn on a terminal, a plain line every few seconds
 * elsewhere, so that a log says it too.
 *
 * @returns a function that takes `done` of `total` (0 when unknown) and what else is to be said.
 */
export function progressLine(
  now: () => number = Date.now,
): (done: number, total: number, rest: string) => void {
  if (process.stderr.isTTY) return bar();
  let next = now() + PLAIN_LINE_EVERY_MS;
  return (done, total, rest) => {
    if (now() < next) return;
    next = now() + PLAIN_LINE_EVERY_MS;
    say(total > 0 ? `${Math.floor((100 * done) / total)} %, ${rest}` : rest);
  };
}

function bar(): (done: number, total: number, rest: string) => void {
  let ended = false;
  return (done, total, rest) => {
    if (ended) return;
    const share = total > 0 ? Math.min(1, done / total) : 0;
    const drawn = "█".repeat(Math.round(share * 24)).padEnd(24, "░");
    process.stderr.write(`\r\u001b[K${drawn} ${Math.floor(share * 100)} %  ${rest}`);
    if (share < 1) return;
    ended = true;
    process.stderr.write("\n");
  };
}

/**
 * Text of strangers for a terminal: on one line, and without the control characters that would colour,
 * move or retitle it. Names and comments in every script stay as they are.
 */
export function plain(text: string | number | boolean | null | undefined): string {
  return (
    String(text ?? "")
      .replace(/\s+/g, " ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
      .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "")
      .trim()
  );
}

/** Rows under headings: aligned on a terminal, parted by tabs elsewhere (for `cut` and friends). */
export function table(headings: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map((cell) => plain(cell as string)));
  if (!process.stdout.isTTY) return cells.map((row) => row.join("\t")).join("\n");
  const widths = headings.map((_, column) =>
    Math.min(60, Math.max(...cells.map((row) => [...(row[column] ?? "")].length))),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => fitted(cell, widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function fitted(cell: string, width: number): string {
  const characters = [...cell];
  if (characters.length > width) return `${characters.slice(0, width - 1).join("")}…`;
  return cell + " ".repeat(width - characters.length);
}

/** A size for people: "3.4 MB". */
export function megabytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
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
  if (error instanceof KnownError) {
    const fields = error.fields.map(({ field, message }) => `\n  ${field}: ${message}`);
    return error.message + fields.join("");
  }
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
