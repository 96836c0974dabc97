import { sql } from "kysely";
import type { Config } from "../../config/config.ts";
import { ARCHIVE_COMMAND } from "../../private-postgres/wal-spool.ts";
import type { Database } from "../../storage/database.ts";
import { type ArchiveNote, readArchiveNote } from "../../storage/wal-archive/archive-note.ts";
import { megabytes } from "../output.ts";
import { type Finding, fault, note, ok, warning } from "./finding.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A segment is carried within seconds; what waits so long does not get there. */
const LATE_MS = 15 * MINUTE_MS;
/** What waits takes room of the data. */
const LARGE_BYTES = 1e9;
const CHECK_OLD_MS = 15 * DAY_MS;
/** More than a week's answers would be lost. */
const BACKUP_OLD_MS = 7 * DAY_MS;

/** How old the last good copy of everything is, of whatever kind. */
export async function checkLastBackup(db: Database, now: Date): Promise<Finding> {
  const last = await db
    .selectFrom("directory.backup_made")
    .select(["at", "target"])
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  const mend = "Let a timer run candor backup every night, or set WAL_ARCHIVE.";
  if (!last) return warning("backup", `No backup was made yet. ${mend}`);
  const age = now.getTime() - last.at.getTime();
  const said = `The last backup is of ${last.at.toISOString()} (${last.target})`;
  return age > BACKUP_OLD_MS
    ? warning("backup", `${said}, ${Math.floor(age / DAY_MS)} days old. ${mend}`)
    : ok("backup", `${said}.`);
}

/** Whether one can return to any moment: is the log archived, are there base copies, were they tried. */
export async function checkArchive(
  db: Database,
  { config, serving, now }: { config: Config; serving: boolean; now: Date },
): Promise<Finding[]> {
  if (config.databaseUrl !== null) return [];
  const known = readArchiveNote(config.dataFolder);
  const { rows } = await sql<{ mode: string; command: string }>`
    select current_setting('archive_mode') as mode, current_setting('archive_command') as command
  `.execute(db);
  const { mode = "off", command = "" } = rows[0] ?? {};
  if (!known && mode === "off") {
    return [
      note(
        "archive",
        config.walArchive === null
          ? "Returning to a moment (candor restore --at) is off. Set WAL_ARCHIVE to have it."
          : "WAL_ARCHIVE is set and takes effect at the next start of the server.",
      ),
    ];
  }
  if (command !== ARCHIVE_COMMAND) {
    return [
      fault(
        "archive",
        "The archive's settings are overruled by postgresql.conf in the data folder (archive_mode or archive_command), or PostgreSQL was not started again since: the log does not get to WAL_ARCHIVE. Take them out there, and start Candor again.",
      ),
    ];
  }
  if (!known) return [note("archive", "The server makes the first base copy when it runs.")];
  return judgeArchive(known, { serving, now });
}

/** What is noted of the archive, judged. */
export function judgeArchive(
  known: ArchiveNote,
  { serving, now }: { serving: boolean; now: Date },
): Finding[] {
  return [...judgeLog(known, serving, now), judgeBase(known, now), judgeCheck(known, now)];
}

function judgeLog(
  { waiting, trouble, place, lastSegment }: ArchiveNote,
  serving: boolean,
  now: Date,
): Finding[] {
  const findings: Finding[] = [];
  if (trouble) {
    findings.push(
      (trouble.of === "prune" ? warning : fault)(
        "archive",
        `Since ${trouble.at}: ${trouble.sentence}`,
      ),
    );
  }
  const late = waiting.since !== null && now.getTime() - Date.parse(waiting.since) > LATE_MS;
  if (late || waiting.bytes > LARGE_BYTES) {
    const said = `${waiting.segments} segments of the log (${megabytes(waiting.bytes)}) wait in the data folder for ${place}, the oldest since ${waiting.since}`;
    findings.push(
      serving
        ? warning(
            "archive",
            `${said}. They take room where the data are, and until they are there one cannot return to what they hold when this disk fails.`,
          )
        : note("archive", `${said}; a running server carries them.`),
    );
  }
  if (findings.length === 0 && lastSegment)
    findings.push(ok("archive", `The log is in ${place} until ${lastSegment.at}.`));
  return findings;
}

function judgeBase({ base, baseHours, oldest }: ArchiveNote, now: Date): Finding {
  if (!base)
    return warning("archive", "There is no base copy yet, so one can return to no moment.");
  const said = `The newest of ${base.copies} base copies is of ${base.at}; one can return to any moment since ${oldest}`;
  return now.getTime() - Date.parse(base.at) > 2 * baseHours * HOUR_MS
    ? warning(
        "archive",
        `${said}. The next is overdue: it is made every ${baseHours} hours while Candor runs.`,
      )
    : ok("archive", `${said}.`);
}

function judgeCheck({ check }: ArchiveNote, now: Date): Finding {
  if (!check)
    return note(
      "archive",
      "The archive was not restored on trial yet: candor backup check does it now.",
    );
  if (!check.good)
    return fault(
      "archive",
      `Restoring it on trial failed on ${check.at}: ${check.sentence}. Try it again with: candor backup check`,
    );
  const said = `Restored on trial on ${check.at}: ${check.answers} answers, every tally right`;
  return now.getTime() - Date.parse(check.at) > CHECK_OLD_MS
    ? warning("archive", `${said}. That is long ago: candor backup check does it now.`)
    : ok("archive", `${said}.`);
}
