/**
 * A backup is one text file of SQL, compressed: COPY blocks that `candor restore` reads and that `psql` could
 * read too. Comments say what each block is; the last one says what must have been there.
 */
import { KnownError } from "../../errors/known-error.ts";
import { identifier, quoted } from "./backup-tables.ts";

export const BACKUP_FORMAT = 1;

/** What a backup says of itself at its beginning. */
export interface BackupHead {
  format: number;
  madeAt: string;
  /** Version of Candor. */
  candor: string;
  /** Version of PostgreSQL it was read from. */
  postgres: string;
  /** Steps of the schema, in order. */
  migrations: string[];
}

export interface BackupBlock {
  schema: string;
  table: string;
  columns: string[];
}

/** What a backup must have held, said at its end. */
export interface BackupEnd {
  tables: { schema: string; table: string; rows: number; sha256: string }[];
}

const HEAD = "-- candor-backup ";
const BLOCK = "-- candor-table ";
const END = "-- candor-end ";
const LAST_LINE = "\\.\n";

/** What stands before the first block. */
export function headLines(head: BackupHead): string {
  return [
    `${HEAD}${JSON.stringify(head)}`,
    '-- Put it back with "candor restore FILE". It holds personal data and secrets: keep it as safe as the server.',
    "set client_encoding = 'UTF8';",
    "begin;",
    "",
  ].join("\n");
}

/** What stands before a block's rows. */
export function blockLines(block: BackupBlock): string {
  return `${BLOCK}${JSON.stringify(block)}\n${copyInto(block)};\n`;
}

export function copyInto(block: BackupBlock): string {
  return `COPY ${quoted(block)} (${block.columns.map(identifier).join(", ")}) FROM stdin`;
}

/** What stands after a block's rows. */
export const BLOCK_END = LAST_LINE;

/** What stands at the end. */
export function endLines(end: BackupEnd): string {
  return `${END}${JSON.stringify(end)}\ncommit;\n`;
}

/** What a reader meets, in order. The rows of a block must be read before the next thing is asked for. */
export type BackupPart =
  | { kind: "head"; head: BackupHead }
  | { kind: "block"; block: BackupBlock; rows: AsyncIterable<Buffer> }
  | { kind: "end"; end: BackupEnd };

/**
 * Reads a backup piece by piece.
 *
 * @throws {KnownError} 422 when it is not one, or is cut short.
 */
export async function* readBackup(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<BackupPart> {
  const text = new LineReader(pieces);
  const first = await text.line();
  if (!first?.startsWith(HEAD)) throw notABackup();
  const head = parsed<BackupHead>(first, HEAD);
  if (head.format !== BACKUP_FORMAT) {
    throw new KnownError(
      422,
      "backup_is_newer",
      `The backup was made by Candor ${head.candor} in a format this version does not know. Restore it with that version or a later one.`,
    );
  }
  yield { kind: "head", head };
  for (;;) {
    const line = await text.line();
    if (line === null) throw cutShort();
    if (line.startsWith(END)) {
      // To the last byte, so that what the compression checks is checked.
      while ((await text.line()) !== null);
      yield { kind: "end", end: parsed<BackupEnd>(line, END) };
      return;
    }
    if (!line.startsWith(BLOCK)) continue;
    await text.line(); // The COPY statement, which the comment before it says as well.
    yield { kind: "block", block: parsed<BackupBlock>(line, BLOCK), rows: text.untilLastLine() };
  }
}

function parsed<T>(line: string, mark: string): T {
  try {
    return JSON.parse(line.slice(mark.length)) as T;
  } catch {
    throw cutShort();
  }
}

function notABackup(): KnownError {
  return new KnownError(
    422,
    "not_a_backup",
    "The file is not a backup made by Candor. An archive of one workspace is imported with: candor import FILE --archive",
  );
}

export function cutShort(): KnownError {
  return new KnownError(
    422,
    "backup_damaged",
    "The backup is cut short or was changed; nothing was restored. Take another copy of it, or an earlier backup.",
  );
}

function isBadCompression(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

/** Lines and blocks of a stream; holds no more than a line and a piece. */
class LineReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private held: Buffer = Buffer.alloc(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.source = pieces[Symbol.asyncIterator]();
  }

  private async more(): Promise<boolean> {
    const next = await this.source.next().catch((error: unknown) => {
      throw isBadCompression(error) ? cutShort() : error;
    });
    if (next.done) return false;
    this.held =
      this.held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.held, next.value]);
    return true;
  }

  /** The next line without its end; `null` when there is none. */
  async line(): Promise<string | null> {
    for (;;) {
      const at = this.held.indexOf(10);
      if (at >= 0) {
        const line = this.held.toString("utf8", 0, at);
        this.held = this.held.subarray(at + 1);
        return line;
      }
      if (!(await this.more())) return null;
    }
  }

  /**
   * Everything up to the line that ends a block, which is taken too. A line may be as long as it likes: it is
   * handed on as it comes, since looking at it from its beginning with every piece would take for ever.
   */
  async *untilLastLine(): AsyncGenerator<Buffer> {
    while (this.held.length < LAST_LINE.length) if (!(await this.more())) throw cutShort();
    if (this.held.toString("latin1", 0, LAST_LINE.length) === LAST_LINE) {
      this.held = this.held.subarray(LAST_LINE.length);
      return;
    }
    const mark = `\n${LAST_LINE}`;
    for (;;) {
      const end = this.held.indexOf(mark);
      if (end >= 0) {
        const rest = this.held.subarray(0, end + 1);
        this.held = this.held.subarray(end + mark.length);
        yield rest;
        return;
      }
      // The mark may have begun in the last bytes.
      const sure = this.held.length - mark.length + 1;
      if (sure > 0) {
        const piece = this.held.subarray(0, sure);
        this.held = this.held.subarray(sure);
        yield piece;
      }
      if (!(await this.more())) throw cutShort();
    }
  }
}
