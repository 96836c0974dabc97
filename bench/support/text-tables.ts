import {
  ASPECTS,
  analyse,
  findPersonal,
  type Reader,
  type Reading,
  readComment,
  readLanguage,
  threeWay,
  toneByLexicon,
} from "@candor/text";
import { categoriesOf } from "../../packages/text/src/aspects.ts";
import {
  accuracy,
  bootstrap,
  type Judged,
  macroF1,
  ratesOf,
  sidesOf,
} from "../../packages/text/training/metrics.ts";
import type { Labelled, Personal } from "../../packages/text/training/read-sets.ts";
import { seeded } from "../../packages/text/training/train-linear.ts";

const round = (value: number, digits = 1) => Number(value.toFixed(digits));
const share = (value: number | null) => (value === null ? null : round(value, 3));
const limits = (interval: readonly [number, number] | null) =>
  interval === null ? null : `${round(interval[0])}–${round(interval[1])}`;

/** At most so many texts of a language, of at most so many words, are judged for language. */
const MOST_TEXTS = 300;
const MOST_WORDS = 20;

/** Written alike: no detector tells them apart in one sentence. */
const groupOf = (language: string) =>
  language === "sr" || language === "bs"
    ? "hr"
    : language === "nb" || language === "nn"
      ? "no"
      : language;

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key) ?? [];
    group.push(row);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

const wordsOf = (text: string) => text.trim().split(/\s+/).length;

/** Share of texts whose language is found, without and with a survey language that is right in 80 of 100. */
export function languageTable(reader: Reader, comments: readonly Labelled[]) {
  const random = seeded(20_261_122);
  const known = comments.filter(
    ({ language, text }) =>
      language !== "und" && wordsOf(text) <= MOST_WORDS && /\p{L}/u.test(text),
  );
  const languages = [...new Set(known.map(({ language }) => language))];
  const rows = grouped(known, ({ language }) => language).flatMap(([language, all]) => {
    const step = Math.max(1, all.length / MOST_TEXTS);
    const chosen = all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
    return chosen.slice(0, MOST_TEXTS).map(({ text }) => {
      const other = languages[Math.floor(random() * languages.length)] ?? language;
      const survey = random() < 0.8 ? language : other;
      const isFound = (expected?: string) =>
        groupOf(readLanguage(text, reader.detect, expected).language) === groupOf(language);
      return { language, words: wordsOf(text), alone: isFound(), withSurvey: isFound(survey) };
    });
  });
  type Row = (typeof rows)[number];
  const right = (of: readonly Row[], key: "alone" | "withSurvey") =>
    of.length === 0 ? null : (100 * of.filter((row) => row[key]).length) / of.length;
  const perLanguage = grouped(rows, ({ language }) => language);
  const macro = (key: "alone" | "withSurvey") =>
    perLanguage.reduce((sum, [, of]) => sum + (right(of, key) ?? 0), 0) / perLanguage.length;
  const between = (least: number, most: number) =>
    right(
      rows.filter(({ words }) => words >= least && words <= most),
      "alone",
    );
  const shown = (value: number | null) => (value === null ? null : round(value));
  return {
    macro: perLanguage.length === 0 ? null : round(macro("alone")),
    macroWithSurveyLanguage: perLanguage.length === 0 ? null : round(macro("withSurvey")),
    byLanguage: Object.fromEntries(
      perLanguage.map(([language, of]) => [language, shown(right(of, "alone"))]),
    ),
    byWords: {
      "1-3": shown(between(1, 3)),
      "4-8": shown(between(4, 8)),
      "9-20": shown(between(9, 20)),
    },
  };
}

const THREE = ["negative", "neutral", "positive"] as const;
const TWO = ["negative", "positive"] as const;

const read = (reader: Reader, { text, language }: Labelled) =>
  readComment(reader, text, language === "und" ? {} : { expectedLanguage: language });

/** Area under the curve: how often a promoter's words are read as happier than a detractor's. */
function areaUnderCurve(rows: readonly { score: number; value: number }[]): number | null {
  const high = rows.filter(({ score }) => score >= 9);
  const low = rows.filter(({ score }) => score <= 6);
  if (high.length === 0 || low.length === 0) return null;
  let wins = 0;
  for (const a of high)
    for (const b of low) wins += a.value > b.value ? 1 : a.value === b.value ? 0.5 : 0;
  return wins / (high.length * low.length);
}

function twoOrThree(reading: Reading["toneReading"], isTwoWay: boolean): string {
  const { positive, negative } = reading.probabilities;
  return isTwoWay ? (positive > negative ? "positive" : "negative") : threeWay(reading);
}

/** Tone by source and language: mixed ones left out of F1 and given as recall. */
export function sentimentTable(
  reader: Reader,
  comments: readonly Labelled[],
  withIntervals: boolean,
) {
  const groups = grouped(
    comments.filter(
      ({ sentiment, score, source }) =>
        sentiment !== undefined || (score !== undefined && source !== "authored"),
    ),
    ({ source, language }) => `${source}/${language}`,
  );
  return Object.fromEntries(
    groups.map(([key, of]) => {
      const readings = of.map((comment) => ({ comment, reading: read(reader, comment) }));
      if (of.every(({ sentiment }) => sentiment === undefined)) {
        const rows = readings.map(({ comment, reading }) => ({
          score: comment.score ?? 0,
          value: reading.value,
        }));
        return [key, { n: rows.length, auc: share(areaUnderCurve(rows)) }];
      }
      const isTwoWay = of.every(({ isTwoWay }) => isTwoWay);
      const classes = isTwoWay ? TWO : THREE;
      const judgedBy = (given: (row: (typeof readings)[number]) => string): Judged[] =>
        readings
          .filter(({ comment }) => comment.sentiment !== "mixed")
          .map((row) => [row.comment.sentiment ?? "", given(row)]);
      const rows = judgedBy(({ reading }) => twoOrThree(reading.toneReading, isTwoWay));
      const lexicon = judgedBy(({ comment, reading }) =>
        twoOrThree(toneByLexicon(analyse(comment.text, reading.language, reader.words)), isTwoWay),
      );
      const mixed = readings.filter(({ comment }) => comment.sentiment === "mixed");
      const clear = readings.filter(({ reading }) => reading.tone !== "unclear");
      const rightWhenClear = clear.filter(
        ({ comment, reading }) => comment.sentiment === reading.tone,
      );
      return [
        key,
        {
          n: rows.length,
          macroF1: round(macroF1(rows, classes)),
          accuracy: round(accuracy(rows)),
          lexiconF1: round(macroF1(lexicon, classes)),
          unclear: share(1 - clear.length / readings.length),
          rightWhenClear: clear.length === 0 ? null : share(rightWhenClear.length / clear.length),
          mixedRecall:
            mixed.length === 0
              ? null
              : share(
                  mixed.filter(({ reading }) => reading.toneReading.likeliest === "mixed").length /
                    mixed.length,
                ),
          ...(withIntervals
            ? { interval: limits(bootstrap(rows, (sample) => macroF1(sample, classes))) }
            : {}),
        },
      ];
    }),
  );
}

/** Categories with fewer cases have no F1 of their own in the mean over categories. */
const LEAST_CASES = 15;

type AspectRow = { wanted: ReadonlySet<string>; given: ReadonlySet<string> };

function aspectFigures(rows: readonly AspectRow[]) {
  const sides = ASPECTS.map((aspect) =>
    sidesOf(
      rows,
      ({ wanted }) => wanted.has(aspect),
      ({ given }) => given.has(aspect),
    ),
  );
  const total = sides.reduce((sum, side) => ({
    hits: sum.hits + side.hits,
    falseAlarms: sum.falseAlarms + side.falseAlarms,
    misses: sum.misses + side.misses,
  }));
  const common = sides.filter(({ hits, misses }) => hits + misses >= LEAST_CASES);
  const macro = common.reduce((sum, side) => sum + (ratesOf(side).f1 ?? 0), 0) / common.length;
  return { micro: 100 * (ratesOf(total).f1 ?? 0), macro: common.length === 0 ? null : 100 * macro };
}

/** The ten categories by source and language; `general` and `other` are not judged. */
export function aspectsTable(
  reader: Reader,
  comments: readonly Labelled[],
  withIntervals: boolean,
) {
  const groups = grouped(
    comments.filter(({ aspects }) => aspects !== undefined),
    ({ source, language }) => `${source}/${language}`,
  );
  return Object.fromEntries(
    groups.map(([key, of]) => {
      let polaritiesRight = 0;
      let polarities = 0;
      const facts = of.map((comment) => {
        const reading = read(reader, comment);
        for (const { aspect, polarity } of reading.themes) {
          const wanted = comment.aspects?.[aspect];
          if (wanted === undefined || wanted === "" || wanted === "both") continue;
          polarities++;
          if (wanted === polarity) polaritiesRight++;
        }
        const { hits } = analyse(comment.text, reading.language, reader.words);
        return {
          wanted: new Set(Object.keys(comment.aspects ?? {})),
          given: new Set<string>(reading.themes.map(({ aspect }) => aspect)),
          named: new Set<string>(categoriesOf(hits).keys()),
        };
      });
      const { micro, macro } = aspectFigures(facts);
      const lexicon = aspectFigures(facts.map(({ wanted, named }) => ({ wanted, given: named })));
      return [
        key,
        {
          n: facts.length,
          microF1: round(micro),
          macroF1: macro === null ? null : round(macro),
          lexiconMicroF1: round(lexicon.micro),
          polarityAccuracy: polarities === 0 ? null : round((100 * polaritiesRight) / polarities),
          ...(withIntervals
            ? { interval: limits(bootstrap(facts, (sample) => aspectFigures(sample).micro)) }
            : {}),
        },
      ];
    }),
  );
}

/** Urgency 2 by language: how many are found, and how many of those found are. */
export function urgencyTable(reader: Reader, comments: readonly Labelled[]) {
  const labelled = comments.filter(({ urgency }) => urgency !== undefined);
  return Object.fromEntries(
    grouped(labelled, ({ language }) => language).map(([language, of]) => {
      const rows = of.map((comment) => ({ comment, reading: read(reader, comment) }));
      const is = (least: number) =>
        ratesOf(
          sidesOf(
            rows,
            ({ comment }) => (comment.urgency ?? 0) >= least,
            ({ reading }) => reading.urgency >= least,
          ),
        );
      const [top, any] = [is(2), is(1)];
      return [
        language,
        {
          n: rows.length,
          n2: rows.filter(({ comment }) => comment.urgency === 2).length,
          recall2: share(top.recall),
          precision2: share(top.precision),
          recall1: share(any.recall),
          precision1: share(any.precision),
        },
      ];
    }),
  );
}

/** Churn by language. */
export function churnTable(reader: Reader, comments: readonly Labelled[]) {
  const labelled = comments.filter(({ churn }) => churn !== undefined);
  return Object.fromEntries(
    grouped(labelled, ({ language }) => language).map(([language, of]) => {
      const rows = of.map((comment) => ({ comment, reading: read(reader, comment) }));
      const { f1, precision, recall } = ratesOf(
        sidesOf(
          rows,
          ({ comment }) => comment.churn === true,
          ({ reading }) => reading.churn,
        ),
      );
      return [
        language,
        {
          n: rows.length,
          churned: rows.filter(({ comment }) => comment.churn).length,
          f1: share(f1),
          precision: share(precision),
          recall: share(recall),
        },
      ];
    }),
  );
}

/** Personal data by kind: how many were found whole, and how often something else was taken for it. */
export function personalTable(texts: readonly Personal[]) {
  const kinds = new Map<string, { wanted: number; found: number; falseAlarms: number }>();
  const of = (kind: string) => {
    const counts = kinds.get(kind) ?? { wanted: 0, found: 0, falseAlarms: 0 };
    kinds.set(kind, counts);
    return counts;
  };
  for (const { text, entities } of texts) {
    const found = findPersonal(text).map(({ kind, start, end }) => ({
      kind,
      value: text.slice(start, end),
    }));
    for (const { type, value } of entities) {
      of(type).wanted++;
      if (found.some((one) => one.kind === type && one.value.includes(value))) of(type).found++;
    }
    for (const { kind, value } of found) {
      const isWanted = entities.some((one) => one.type === kind && value.includes(one.value));
      if (!isWanted) of(kind).falseAlarms++;
    }
  }
  return Object.fromEntries(
    [...kinds]
      .sort()
      .map(([kind, { wanted, found, falseAlarms }]) => [
        kind,
        { wanted, found, falseAlarms, recall: wanted === 0 ? null : share(found / wanted) },
      ]),
  );
}
