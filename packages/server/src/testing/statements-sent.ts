/** For tests: every distinct statement that was sent to the database, for whoever reads them against the rules of a cluster. */
import { appendFileSync } from "node:fs";
import pg from "pg";

const seen = new Set<string>();

/** `CANDOR_STATEMENTS=FILE` writes them there as lines of JSON, from all processes of a run. */
export function recordStatements(file: string): void {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function recorded(this: pg.Client, ...words: unknown[]) {
    const [first] = words;
    const text =
      typeof first === "string" ? first : ((first as { text?: string } | null)?.text ?? "");
    if (text !== "" && !seen.has(text)) {
      seen.add(text);
      appendFileSync(file, `${JSON.stringify(text)}\n`);
    }
    return (query as (...all: unknown[]) => unknown).apply(this, words);
  } as typeof query;
}
