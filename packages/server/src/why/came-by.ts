import type { Readable } from "node:stream";
import type { Came, CameKind, CameTable } from "@candor/contract/came.ts";
import { LEAST_BASE } from "@candor/stats";
import type { LabelOf } from "../comments/theme-labels.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { breakdown } from "../scores/breakdown.ts";
import { dimensionsOf } from "../scores/dimensions.ts";
import { scoreReport } from "../scores/score-report.ts";
import { csvStream } from "../spreadsheets/write-csv.ts";
import type { Database } from "../storage/database.ts";
import type { SurveyRow } from "../surveys/survey.ts";

/** What properties and further questions are called that say how somebody came; the ready question is `came`. */
const SOUNDS_LIKE: Record<Exclude<CameKind, "channel">, RegExp> = {
  source: /^answers\[came|^source$|utm_source|acquisition|^came|heard/i,
  referrer: /referr|referer/i,
};

/**
 * How customers come: the answers by channel, by source and by referrer, each way with its base, interval and share, the
 * largest first. A way of fewer than ten answers has no score and stands with the others of its size.
 */
export async function cameBy(
  db: Database,
  scope: ResponseScope,
  { survey, label }: { survey: SurveyRow; label: LabelOf },
): Promise<Came> {
  const { data, questions } = await dimensionsOf(db, survey, label);
  const known = [...questions, ...data].map(({ dimension }) => dimension);
  const asked: [CameKind, string | undefined][] = [
    ["channel", "channel"],
    ["source", known.find((name) => SOUNDS_LIKE.source.test(name))],
    ["referrer", known.find((name) => SOUNDS_LIKE.referrer.test(name))],
  ];
  const tables = await Promise.all(
    asked.map(async ([kind, by]) =>
      by === undefined ? [] : [await tableOf(db, scope, { kind, by, label })],
    ),
  );
  return { tables: tables.flat() };
}

async function tableOf(
  db: Database,
  scope: ResponseScope,
  { kind, by, label }: { kind: CameKind; by: string; label: LabelOf },
): Promise<CameTable> {
  const { rows } = await breakdown(db, scope, by, { label });
  const named = rows.filter(({ answers }) => answers >= LEAST_BASE);
  const few = rows.filter(({ answers }) => answers > 0 && answers < LEAST_BASE);
  const together = Array.from({ length: 11 }, (_, score) =>
    few.reduce((sum, { histogram }) => sum + (histogram[score] ?? 0), 0),
  );
  return {
    ...{ kind, by },
    rows: named.map(({ value, label: called, share, ...row }) => ({
      ...{ value, label: called, share },
      ...{ score: row.score, interval: row.interval, lowBase: row.lowBase, answers: row.answers },
      ...{ promoters: row.promoters, passives: row.passives, detractors: row.detractors },
      histogram: row.histogram,
    })),
    small:
      few.length === 0
        ? null
        : {
            ...scoreReport(together),
            ways: few.length,
            share: few.reduce((sum, { share }) => sum + share, 0),
          },
  };
}

const COLUMNS = [
  ...["kind", "property", "value", "label", "ways_below_10_answers", "answers", "share"],
  ...["promoters", "passives", "detractors", "score", "lower", "upper"],
];

/** The same as a file: a row for each way, and one for all that are too small to stand alone. */
export function cameAsCsv({ tables }: Came): Readable {
  const rows = tables.flatMap(({ kind, by, rows: ways, small }) => {
    const figures = (one: Omit<(typeof ways)[number], "value" | "label">) => [
      ...[one.answers, one.share, one.promoters, one.passives, one.detractors],
      ...[one.score, one.interval?.lower, one.interval?.upper],
    ];
    return [
      ...ways.map((one) => [kind, by, one.value, one.label, null, ...figures(one)]),
      ...(small ? [[kind, by, null, null, small.ways, ...figures(small)]] : []),
    ];
  });
  return csvStream([COLUMNS, ...rows]);
}
