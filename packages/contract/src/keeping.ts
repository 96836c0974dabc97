import { z } from "zod";
import { Timestamp } from "./common.ts";

const Days = z.int().min(30).max(36_500);
const DaysAsked = z.coerce.number().int().min(30).max(36_500).optional();

/** What a workspace keeps for how long, by kind; null is until somebody erases it. */
export const RetentionSettings = z.object({
  /** People of whom nothing is heard any more. */
  peopleAfterDays: Days.nullable().default(null),
  /** The words of answers, and words without a score. Scores stay. */
  commentsAfterDays: Days.nullable().default(null),
  /** What was written with customers, with files, about nothing that is still open. Cases stay. */
  conversationsAfterDays: Days.nullable().default(null),
});
export type RetentionSettings = z.infer<typeof RetentionSettings>;

/** What is to be changed; what is left out stays. */
export const SaveRetention = z.object({
  peopleAfterDays: Days.nullable().optional(),
  commentsAfterDays: Days.nullable().optional(),
  conversationsAfterDays: Days.nullable().optional(),
});

/** What a setting would take away, before it is saved; what is set when nothing is named. */
export const RetentionQuery = z.object({
  peopleAfterDays: DaysAsked,
  commentsAfterDays: DaysAsked,
  conversationsAfterDays: DaysAsked,
});

const Going = z.object({
  inAll: z.int(),
  /** Those that the next nights would take, under what is set or was asked. */
  wouldGo: z.int(),
  eachNight: z.int(),
});

export const RetentionState = z.object({
  settings: RetentionSettings,
  people: Going,
  /** Answers with a comment, and words without a score; scores stay. */
  comments: Going,
  conversations: Going,
  /** Legal holds in force: what is on hold is in none of the counts, and stays. */
  holds: z.object({ people: z.int(), everything: z.boolean() }),
  /** What goes by itself after so many days, and how much of it there is. */
  kept: z.array(
    z.object({
      what: z.enum([
        "uploads",
        "rejectedRows",
        "linkLoads",
        "deletedAnswers",
        "bursts",
        "unsentFiles",
      ]),
      days: z.int(),
      rows: z.int(),
    }),
  ),
});
export type RetentionState = z.infer<typeof RetentionState>;

/** What makes that one can return to any moment: the archive of the private PostgreSQL. */
export const ArchiveState = z.object({
  isOn: z.boolean(),
  /** A folder, or `s3:NAME`. */
  place: z.string().nullable(),
  /** Null until the server has looked after it for the first time. */
  known: z
    .object({
      /** How many days back one is to be able to return. */
      days: z.int(),
      lastSegmentAt: Timestamp.nullable(),
      /** What is not in the archive yet, and since when the oldest of it waits. */
      waiting: z.object({ segments: z.int(), bytes: z.number(), since: Timestamp.nullable() }),
      /** The newest base copy, and how many there are. */
      base: z.object({ at: Timestamp, storedBytes: z.number(), copies: z.int() }).nullable(),
      /** The oldest moment that one can return to. */
      oldest: Timestamp.nullable(),
      /** When it was last restored on trial. */
      check: z.object({ at: Timestamp, good: z.boolean(), answers: z.int().nullable() }).nullable(),
      /** What does not work, and since when; `candor doctor` says why. */
      trouble: z.object({ of: z.enum(["log", "base", "prune"]), since: Timestamp }).nullable(),
    })
    .nullable(),
});
export type ArchiveState = z.infer<typeof ArchiveState>;

export const StorageState = z.object({
  /** Rows of this workspace. */
  workspace: z.object({ answers: z.int(), people: z.int(), invitations: z.int() }),
  /** Of the whole server; null for whoever does not look after it. */
  server: z
    .object({
      database: z.object({
        bytes: z.number(),
        version: z.string(),
        /** Candor runs it itself. */
        isPrivate: z.boolean(),
      }),
      disk: z.object({ freeBytes: z.number(), totalBytes: z.number() }).nullable(),
      tables: z.array(z.object({ name: z.string(), bytes: z.number() })),
      /** Null where the data are in a database of the operator's. */
      archive: ArchiveState.nullable(),
      lastBackup: z
        .object({ at: Timestamp, seconds: z.int(), bytes: z.number(), target: z.string() })
        .nullable(),
    })
    .nullable(),
});
export type StorageState = z.infer<typeof StorageState>;

/** What `candor doctor` found, in its words (English). */
export const DoctorReport = z.object({
  healthy: z.boolean(),
  at: Timestamp,
  findings: z.array(
    z.object({
      check: z.string(),
      state: z.enum(["ok", "note", "warning", "fault"]),
      sentence: z.string(),
    }),
  ),
});
export type DoctorReport = z.infer<typeof DoctorReport>;
