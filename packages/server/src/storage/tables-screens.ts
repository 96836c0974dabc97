import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

/** What a colleague chose for themselves, in all their workspaces. */
export interface ProfileTable {
  user_id: string;
  /** Null follows the workspace. */
  language: string | null;
  time_zone: string | null;
  /** Kinds of mails that they do not want. */
  muted: string[];
  updated_at: Time;
}

/** The logo of a survey, re-encoded. */
export interface SurveyLogoTable {
  workspace_id: string;
  survey_id: string;
  /** Of the picture: another picture has another address. */
  digest: string;
  png: Buffer;
  width: number;
  height: number;
  created_at: Time;
}

/** A backup that was written whole. */
export interface BackupMadeTable {
  id: string;
  at: Time;
  seconds: number;
  bytes: ColumnType<string, number | string, number | string>;
  /** The name of its file. */
  target: string;
}

export interface ScreenTables {
  "directory.profile": ProfileTable;
  survey_logo: SurveyLogoTable;
  "directory.backup_made": BackupMadeTable;
}
