import { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import { nextLink } from "./chain.ts";

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Line = z.object({
  seq: z.int().min(1),
  workspaceId: z.string(),
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  action: z.string(),
  target: z.string(),
  details: z.unknown(),
  previousHash: Hash,
  hash: Hash,
});

/** What the lines of an exported audit log say about themselves, without any server. */
export interface FileCheck {
  intact: boolean;
  entries: number;
  /** The first and the last place in the chain. */
  from: number | null;
  to: number | null;
  /** Places between the first and the last that are not in the file: left out by a filter, or taken out. */
  gaps: number;
  head: { seq: number; hash: string } | null;
  /** The first entry that is not what was written, and the line it stands in. */
  broken: { line: number; seq: number; how: "changed" | "order" | "not_linked" } | null;
}

/**
 * Computes every link of an exported file again (JSONL).
 *
 * @throws {KnownError} 422 for a line that is no entry of an audit log.
 */
export async function verifyFile(lines: AsyncIterable<string>): Promise<FileCheck> {
  const check: FileCheck = {
    ...{ intact: true, entries: 0, from: null, to: null, gaps: 0, head: null, broken: null },
  };
  let number = 0;
  for await (const text of lines) {
    number++;
    if (text.trim() === "") continue;
    const entry = readLine(text, number);
    const how = faultOf(entry, check.head);
    if (how) return { ...check, intact: false, broken: { line: number, seq: entry.seq, how } };
    if (check.to !== null) check.gaps += entry.seq - check.to - 1;
    check.from ??= entry.seq;
    check.to = entry.seq;
    check.head = { seq: entry.seq, hash: entry.hash };
    check.entries++;
  }
  return check;
}

function readLine(text: string, number: number): z.infer<typeof Line> {
  try {
    return Line.parse(JSON.parse(text));
  } catch {
    throw new KnownError(
      422,
      "not_an_audit_file",
      `Line ${number} is no entry of an audit log. Give the file as it was exported as JSONL; a CSV file is for reading only.`,
    );
  }
}

function faultOf(
  entry: z.infer<typeof Line>,
  before: FileCheck["head"],
): "changed" | "order" | "not_linked" | null {
  if (before && entry.seq <= before.seq) return "order";
  if (before && entry.seq === before.seq + 1 && entry.previousHash !== before.hash) {
    return "not_linked";
  }
  const previous = { seq: entry.seq - 1, hash: Buffer.from(entry.previousHash, "hex") };
  const link = nextLink(previous, { ...entry, at: new Date(entry.at) });
  return link.hash.toString("hex") === entry.hash ? null : "changed";
}
