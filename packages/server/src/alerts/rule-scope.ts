import { VIEW_READING } from "@candor/contract/view.ts";
import type { Selectable } from "kysely";
import { z } from "zod";
import { type ResponseScope, scopeOf } from "../responses/response-filter.ts";
import type { AlertRuleTable } from "../storage/tables-alerts.ts";
import { filterOfView } from "../views/view-filter.ts";

const RuleReading = z.object(VIEW_READING);
export type RuleReading = z.infer<typeof RuleReading>;

/** What a rule is about. */
export interface RuleScope {
  workspaceId: string;
  surveyId: string;
  filter: readonly string[];
  eachOf: string | null;
  about: string | null;
  reading: RuleReading;
}

/** The parts of a rule, or of what is asked of one, that say what comments must say. */
export function readingOfRule({
  theme,
  tone,
  urgency,
  language,
  churn,
  disagrees,
}: RuleReading): RuleReading {
  return { theme, tone, urgency, language, churn, disagrees };
}

/** The scope of a rule that is kept. */
export function scopeOfRow(row: Selectable<AlertRuleTable>): RuleScope {
  return {
    workspaceId: row.workspace_id,
    surveyId: row.survey_id,
    filter: row.filter,
    eachOf: row.each_of,
    about: row.about,
    reading: RuleReading.parse(row.reading),
  };
}

/** The answers of a rule in a period of days. */
export function answersOf(
  rule: RuleScope,
  { from, to }: { from: string | null; to: string | null },
): ResponseScope {
  const filter = filterOfView({ ...rule.reading, filter: [...rule.filter], counting: "every" });
  return {
    ...scopeOf(rule, {
      ...filter,
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    }),
  };
}
