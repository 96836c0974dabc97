import { Gauge, type Registry } from "prom-client";
import { type ArchiveNote, readArchiveNote } from "../storage/wal-archive/archive-note.ts";

const GAUGES: readonly {
  name: string;
  help: string;
  of: (note: ArchiveNote, now: number) => number | null;
}[] = [
  {
    name: "candor_archive_waiting_segments",
    help: "Finished segments of the log that are not in the archive yet.",
    of: ({ waiting }) => waiting.segments,
  },
  {
    name: "candor_archive_waiting_bytes",
    help: "What they take on the disk of the data folder.",
    of: ({ waiting }) => waiting.bytes,
  },
  {
    name: "candor_archive_waiting_seconds",
    help: "Since when the oldest of them waits.",
    of: ({ waiting }, now) => ageOf(waiting.since, now) ?? 0,
  },
  {
    name: "candor_archive_last_segment_seconds",
    help: "Age of the last segment that was archived.",
    of: ({ lastSegment }, now) => ageOf(lastSegment?.at, now),
  },
  {
    name: "candor_archive_base_copy_seconds",
    help: "Age of the newest base copy.",
    of: ({ base }, now) => ageOf(base?.at, now),
  },
  {
    name: "candor_archive_oldest_moment_seconds",
    help: "How far back one can return.",
    of: ({ oldest }, now) => ageOf(oldest, now),
  },
  {
    name: "candor_archive_check_good",
    help: "Whether the last trial restoring was good: 1 or 0.",
    of: ({ check }) => (check === null ? null : Number(check.good)),
  },
];

/** What `/metrics` says of the archive; what is not known yet is left out. */
export function archiveMetrics(registry: Registry, dataFolder: string): void {
  for (const { name, help, of } of GAUGES) {
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        const note = readArchiveNote(dataFolder);
        const value = note ? of(note, Date.now()) : null;
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  }
}

function ageOf(at: string | null | undefined, now: number): number | null {
  return at ? Math.max(0, (now - new Date(at).getTime()) / 1000) : null;
}
