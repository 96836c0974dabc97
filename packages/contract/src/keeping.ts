import { z } from "zod";
import { Timestamp } from "./common.ts";

/** How long people are kept of whom nothing is heard any more; null is until somebody erases them. */
export const RetentionSettings = z.object({
  peopleAfterDays: z.int().min(30).max(36_500).nullable(),
});
export type RetentionSettings = z.infer<typeof RetentionSettings>;

/** What a setting would take away, before it is saved; what is set when nothing is named. */
export const RetentionQuery = z.object({
  peopleAfterDays: z.coerce.number().int().min(30).max(36_500).optional(),
});

export const RetentionState = z.object({
  settings: RetentionSettings,
  /** People whom the next nights would erase, under what is set or was asked. */
  people: z.object({ inAll: z.int(), wouldGo: z.int(), eachNight: z.int() }),
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
