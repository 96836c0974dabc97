import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ARCHIVE_NOTE } from "../../private-postgres/archive-mark.ts";

/** What the server notes of the archive, for the doctor and for its own next start. */
export const ArchiveNote = z.object({
  place: z.string(),
  systemId: z.string(),
  /** How far back one is to be able to return, and how often a base copy is made. */
  days: z.int(),
  baseHours: z.int(),
  lastSegment: z.object({ name: z.string(), at: z.iso.datetime() }).nullable(),
  waiting: z.object({
    segments: z.int(),
    bytes: z.number(),
    since: z.iso.datetime().nullable(),
  }),
  /** The newest base copy, and how many there are. */
  base: z
    .object({
      at: z.iso.datetime(),
      timeline: z.int(),
      bytes: z.number(),
      storedBytes: z.number(),
      copies: z.int(),
    })
    .nullable(),
  /** The oldest moment that one can return to. */
  oldest: z.iso.datetime().nullable(),
  /** When the archive was last restored into a cluster that was thrown away, and what that showed. */
  check: z
    .object({
      at: z.iso.datetime(),
      good: z.boolean(),
      answers: z.int().nullable(),
      seconds: z.int(),
      sentence: z.string(),
    })
    .nullable(),
  /** Why nothing goes to the archive now, or no base copy is made. */
  trouble: z
    .object({ at: z.iso.datetime(), of: z.enum(["log", "base", "prune"]), sentence: z.string() })
    .nullable(),
});
export type ArchiveNote = z.infer<typeof ArchiveNote>;

/** What is noted; null when there is no archive, or nothing is known of it yet. */
export function readArchiveNote(dataFolder: string): ArchiveNote | null {
  try {
    const read = ArchiveNote.safeParse(
      JSON.parse(readFileSync(join(dataFolder, ARCHIVE_NOTE), "utf8")),
    );
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function writeArchiveNote(dataFolder: string, note: ArchiveNote): void {
  const file = join(dataFolder, ARCHIVE_NOTE);
  writeFileSync(`${file}.part`, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}
