import type { GoalStanding } from "@candor/contract/goal.ts";
import type { Property } from "@candor/contract/property.ts";
import {
  type Report,
  ReportBlock,
  type ReportRecipient,
  ReportSchedule,
  ReportView,
} from "@candor/contract/report.ts";
import type { Selectable } from "kysely";
import type { Period } from "../scores/period.ts";
import type { OverviewFigures } from "../shares/figures.ts";
import type {
  ReportRecipientTable,
  ReportRunTable,
  ReportTable,
} from "../storage/tables-reports.ts";

export type ReportRow = Selectable<ReportTable>;
export type RecipientRow = Selectable<ReportRecipientTable>;
export type RunRow = Selectable<ReportRunTable>;

/** What one run said, word for number: mail, page and API write from it, and nothing is reckoned again. */
export interface Frozen {
  name: string;
  surveyName: string;
  period: Period;
  timeZone: string;
  madeAt: string;
  /** Made up for after the server was off: when it was due, and how many before it were left out. */
  late: { dueAt: string; missed: number } | null;
  blocks: ReportBlock[];
  view: ReportView;
  isSample: boolean;
  /** Themes that somebody gave a name. */
  named: string[];
  /** How properties were called then. */
  words: Property[];
  figures: OverviewFigures;
  /** Where the goals of its survey stood; missing in runs from before there were any. */
  goals?: GoalStanding[];
  /** What customers were told in its days; missing in runs that do not say. */
  told?: ToldThen[];
}

/** An announcement as far as it had gone when the report was made. */
export interface ToldThen {
  title: string;
  /** How customers read its subject, by language. */
  subjects: Record<string, string>;
  people: number;
  answered: number;
}

/** A report as it is saved, or as it would be. */
export type Draft = Pick<Report, "surveyId" | "name" | "blocks" | "view" | "schedule" | "language">;

export function draftOf(row: ReportRow): Draft {
  return {
    surveyId: row.survey_id,
    name: row.name,
    blocks: ReportBlock.array().parse(row.blocks),
    view: ReportView.parse(row.view),
    schedule: ReportSchedule.parse(row.schedule),
    language: row.language as Report["language"],
  };
}

export function stateOfRecipient({
  confirmed_at,
  left_at,
}: Pick<RecipientRow, "confirmed_at" | "left_at">): ReportRecipient["state"] {
  if (left_at !== null) return "left";
  return confirmed_at === null ? "waiting" : "confirmed";
}
