import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BACKUP_FORMAT,
  type BackupBlock,
  BLOCK_END,
  blockLines,
  endLines,
  headLines,
  readBackup,
} from "./backup-format.ts";

const HEAD = { format: BACKUP_FORMAT, madeAt: "", candor: "0", postgres: "18", migrations: [] };
const BLOCK: BackupBlock = { schema: "public", table: "import", columns: ["preview"] };

function backupOf(blocks: readonly string[]): Buffer {
  const text = blocks.map((rows) => `${blockLines(BLOCK)}${rows}${BLOCK_END}`).join("");
  return Buffer.from(`${headLines(HEAD)}${text}${endLines({ tables: [] })}`);
}

async function* inPieces(text: Buffer, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += bytes) yield text.subarray(at, at + bytes);
}

async function blocksOf(backup: Buffer, bytes: number): Promise<Buffer[]> {
  const blocks: Buffer[] = [];
  for await (const part of readBackup(inPieces(backup, bytes))) {
    if (part.kind !== "block") continue;
    const pieces: Buffer[] = [];
    for await (const piece of part.rows) pieces.push(Buffer.from(piece));
    blocks.push(Buffer.concat(pieces));
  }
  return blocks;
}

test("blocks are read as they were written, however the file is cut into pieces", async () => {
  const row = fc
    .constantFrom("a", "\\\\.", "\\\\", ".", "", "long ".repeat(9))
    .map((s) => `${s}\n`);
  const block = fc.array(row, { maxLength: 6 }).map((rows) => rows.join(""));
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 90 }),
      async (blocks, bytes) => {
        const read = await blocksOf(backupOf(blocks), bytes);
        expect(read.map((rows) => rows.toString())).toEqual(blocks);
      },
    ),
    { numRuns: 200 },
  );
});

test("a row of 40 MB is read in one go over it, not once for each piece", {
  timeout: 60_000,
}, async () => {
  const rows = Buffer.alloc(40 * 1024 * 1024, "x");
  rows[rows.length - 1] = 10;
  const [before = "", after = ""] = backupOf(["|"]).toString().split("|");
  const backup = Buffer.concat([Buffer.from(before), rows, Buffer.from(after)]);
  const start = process.cpuUsage();
  const hash = createHash("sha256");
  let largest = 0;
  for await (const part of readBackup(inPieces(backup, 16 * 1024))) {
    if (part.kind !== "block") continue;
    for await (const piece of part.rows) {
      hash.update(piece);
      largest = Math.max(largest, piece.length);
    }
  }
  expect(hash.digest("hex")).toBe(createHash("sha256").update(rows).digest("hex"));
  expect(largest).toBeLessThan(20 * 1024);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
});
