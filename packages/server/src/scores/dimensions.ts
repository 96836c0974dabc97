import type { Dimensions } from "@candor/contract/survey.ts";
import { sql } from "kysely";
import type { LabelOf } from "../comments/theme-labels.ts";
import type { Database } from "../storage/database.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import { BUILT_IN_DIMENSIONS, isDerived } from "../tallies/cells.ts";
import { dimensionValues } from "./histogram-queries.ts";
import { listPropertyWords } from "./property-words.ts";
import { questionDimensions } from "./question-dimensions.ts";

type Found = Dimensions["data"][number];
interface SurveyRef {
  workspaceId: string;
  surveyId: string;
}

/** Properties that nobody declared are looked for in so many of the latest answers. */
const LATEST = 2000;
/** A property with more values than this in them names things, such as orders: nothing to compare by. */
const MOST_VALUES = 200;
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/**
 * Everything that scores of a survey can be compared and filtered by: what it tallies, and what came
 * with its answers besides, with the words of the workspace for them.
 *
 * @param labelOf what values of Candor's own are called.
 */
export async function dimensionsOf(
  db: Database,
  survey: SurveyRow,
  labelOf: LabelOf = () => null,
): Promise<Dimensions> {
  const ref = { workspaceId: survey.workspace_id, surveyId: survey.id };
  const [values, seen, words] = await Promise.all([
    dimensionValues(db, ref),
    seenProperties(db, ref),
    listPropertyWords(db, ref),
  ]);
  const found = new Set(values.map(({ dimension }) => dimension).filter(isDerived));
  const tallied = [...survey.dimensions, ...BUILT_IN_DIMENSIONS, ...found];
  const rows = [
    ...tallied.map((dimension) => ({
      dimension,
      declared: true,
      values: values
        .filter((row) => row.dimension === dimension)
        .map(({ value, answers }) => ({ value, answers })),
    })),
    ...[...seen]
      .filter(([name]) => !tallied.includes(name))
      .map(([dimension, own]) => ({ dimension, declared: false, values: own })),
  ];
  const data = rows.map((row): Found => {
    const said = words.find(({ property }) => property === row.dimension);
    const real = row.values.filter(({ value }) => value !== "");
    return {
      ...row,
      values: row.values.map(({ value, answers }) => ({
        value,
        label: labelOf(row.dimension, value),
        answers,
      })),
      numeric: real.length > 0 && real.every(({ value }) => NUMBER.test(value)),
      label: said?.label ?? null,
      labels: said?.labels ?? {},
      order: said?.order ?? [],
      bands: said?.bands ?? [],
    };
  });
  return { data, questions: questionDimensions(survey) };
}

/** Properties of the latest answers, with their values, most frequent first. */
async function seenProperties(
  db: Database,
  { workspaceId, surveyId }: SurveyRef,
): Promise<Map<string, { value: string; answers: number }[]>> {
  const { rows } = await sql<{ name: string; value: string; answers: number }>`
    with latest as materialized (
      select properties from response
      where workspace_id = ${workspaceId} and survey_id = ${surveyId}
        and cells is not null and deleted_at is null
      order by answered_at desc, id desc limit ${LATEST}
    )
    select e.key as name, e.value as value, count(*)::int as answers
    from latest cross join lateral jsonb_each_text(latest.properties) e
    group by 1, 2 order by answers desc, value
  `.execute(db);
  const seen = new Map<string, { value: string; answers: number }[]>();
  for (const { name, value, answers } of rows) {
    const own = seen.get(name) ?? [];
    own.push({ value, answers });
    seen.set(name, own);
  }
  for (const [name, own] of seen) {
    const isNumeric = own.every(({ value }) => NUMBER.test(value));
    if (name === "" || name.startsWith("@") || (own.length > MOST_VALUES && !isNumeric)) {
      seen.delete(name);
    }
  }
  return seen;
}
