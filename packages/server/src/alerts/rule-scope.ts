import { VIEW_READING } from "@candor/contract/view.ts";
import type { Selectable } from "kysely";
import { z } from "zod";
import { type ResponseScope, scopeOf } from "../responses/response-filter.ts";
import { type MergedThemes, type Standing, standingIn } from "../responses/standing-themes.ts";
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
  reading: Standing<RuleReading>;
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

/** What a rule that is kept asks of comments, as it was written. */
export function readingOfRow({ reading }: Pick<Selectable<AlertRuleTable>, "reading">) {
  return RuleReading.parse(reading);
}

/** The scope of a rule that is kept, by what was merged since. */
export function scopeOfRow(row: Selectable<AlertRuleTable>, themes: MergedThemes): RuleScope {
  const { filter, ...reading } = standingIn(themes, { ...readingOfRow(row), filter: row.filter });
  return {
    workspaceId: row.workspace_id,
    surveyId: row.survey_id,
    filter,
    eachOf: row.each_of,
    about: row.about,
    reading,
  };
}

/** The answers of a rule in a period of days. */
export function answersOf(
  rule: RuleScope,
  { from, to }: { from: string | null; to: string | null },
): ResponseScope {
  const { theme = [], ...reading } = rule.reading;
  const view = { ...reading, theme: [], filter: [...rule.filter], counting: "every" as const };
  return scopeOf(rule, {
    ...filterOfView(view),
    theme,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  });
}
