import type { Breakdown, ScoreReport } from "@candor/contract/score.ts";
import { reportMessage } from "../messages/report-messages.ts";
import { readingMessage, shareMessage } from "../messages/share-messages.ts";
import type { Curve } from "../shares/draw-trend.ts";
import { trueMinus } from "../shares/headline.ts";
import { type Names, namesIn } from "../shares/names.ts";
import { scoreCurve } from "../shares/overview-parts.ts";
import { readingChips } from "../shares/reading-chips.ts";
import { marginOf, type Written, writtenIn } from "../shares/written.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import type { CurveTarget } from "./curve-in-pdf.ts";
import { goalsTable } from "./goals-table.ts";
import type { Frozen } from "./report.ts";
import { toldTable } from "./told-table.ts";

/** A report in words: HTML and text are two shapes of the same cells, so that they agree to the digit. */
export interface WrittenReport {
  language: string;
  title: string;
  /** Survey, days, and what the answers are narrowed to. */
  about: string[];
  /** The score with its interval and base; null below ten answers. */
  headline: { score: string; between: string; base: string; lowBase: string | null } | null;
  tooFew: string | null;
  groups: { name: string; share: string; count: string; part: number; look: Look }[];
  /** What is said of the change, first the verdict. */
  change: string[];
  tables: ReportTable[];
  /** The trend as a drawing, where there is room for one; its table says the same. */
  curve: { curve: Curve; target: CurveTarget | null } | null;
  notes: string[];
}
export interface ReportTable {
  title: string;
  lead: string;
  heads: string[];
  rows: Cell[][];
  notes: string[];
  /** Whether it is that of the drawing. */
  curve?: boolean;
}
export type Look = "promoter" | "passive" | "detractor";
export interface Cell {
  text: string;
  /** Its interval, which is never broken over two lines. */
  limits?: string | undefined;
  /** A second line: what says so. */
  under?: string | undefined;
  tone?: "up" | "down" | undefined;
  /** Nothing is known here: said softly, so that what is known stands out. */
  quiet?: boolean | undefined;
}

/** Writes what was frozen in one language. */
export function writeReport(frozen: Frozen, survey: SurveyRow, language: string): WrittenReport {
  const written = writtenIn(language);
  const names = namesIn(language, survey, frozen);
  const say = (key: string, args = {}) => shareMessage(language, key, args);
  const { score } = frozen.figures;
  const moment = (at: string) => written.moment(new Date(at), frozen.timeZone);
  const base = say("base", { n: score.answers });
  return {
    language,
    title: frozen.name,
    about: [
      ...(frozen.name === frozen.surveyName ? [] : [frozen.surveyName]),
      written.days(frozen.period.from, frozen.period.to),
      ...narrowed(frozen, names, written),
    ],
    headline:
      score.score === null || score.interval === null
        ? null
        : {
            score: written.points(score.score, marginOf(score.interval)),
            between: say("between", limitsOf(score.interval, written)),
            base,
            lowBase: score.lowBase ? say("lowBase") : null,
          },
    tooFew: score.score === null ? say("tooFew", { n: score.answers }) : null,
    groups: score.score === null ? [] : groupsOf(score, say, written),
    change: changeOf(frozen, language, written),
    tables: [
      ...trendTable(frozen, say, written),
      ...breakdownTable(frozen, say, written, names),
      ...themesTable(frozen, say, written, names),
      ...goalsTable(frozen.goals ?? [], language, written),
      ...toldTable(frozen.told, language, written),
    ],
    curve: curveOf(frozen, say, written),
    notes: [
      ...(score.excluded.total > 0 ? [say("leftOut", { n: score.excluded.total })] : []),
      say("how"),
      said(language, "frozen", { moment: moment(frozen.madeAt) }),
      ...(frozen.late
        ? [said(language, "late", { ...frozen.late, moment: moment(frozen.late.dueAt) })]
        : []),
    ],
  };
}

/** A moment may end with a dot of its own ("9 г."). */
function said(language: string, key: string, args: Record<string, string | number>): string {
  return reportMessage(language, key, args).replaceAll("..", ".");
}

/** "Botanic, week 16–22 Nov: 53 (52 to 55), 1,204 answers": no score without its interval and base, in a subject either. */
export function subjectOf(report: WrittenReport): string {
  const { headline, tooFew, title, about } = report;
  const days = about.find((part) => /\d/.test(part)) ?? "";
  const figure = headline
    ? `${headline.score}, ${headline.between}, ${headline.base}`
    : (tooFew ?? "");
  return [title, days, figure]
    .filter((part) => part !== "")
    .join(" · ")
    .replace(/\s+/g, " ");
}

type Say = (key: string, args?: Record<string, string | number>) => string;

function limitsOf(interval: { lower: number; upper: number }, written: Written) {
  const margin = marginOf(interval);
  return {
    lower: written.points(interval.lower, margin),
    upper: written.points(interval.upper, margin),
  };
}

function narrowed({ view, isSample }: Frozen, names: Names, written: Written): string[] {
  const { language } = written;
  const texts = (view.filter ?? []).map((condition) => {
    const at = condition.indexOf("=");
    const property = condition.slice(0, at);
    return `${names.property(property)}: ${names.value(property, condition.slice(at + 1))}`;
  });
  if (view.counting === "latest") texts.push(shareMessage(language, "latest"));
  texts.push(...readingChips(view, { names, written }));
  return isSample ? [shareMessage(language, "sample"), ...texts] : texts;
}

function groupsOf(score: ScoreReport, say: Say, written: Written): WrittenReport["groups"] {
  const groups: [string, string, number, Look][] = [
    ["promoters", "9–10", score.promoters, "promoter"],
    ["passives", "7–8", score.passives, "passive"],
    ["detractors", "0–6", score.detractors, "detractor"],
  ];
  return groups.map(([key, range, n, look]) => ({
    name: `${say(key)} ${range}`,
    share: written.share(n / score.answers),
    count: written.count(n),
    part: n / score.answers,
    look,
  }));
}

function changeOf({ figures }: Frozen, language: string, written: Written): string[] {
  const { verdict, previous } = figures.score;
  if (!verdict || !previous) return [];
  const sentences = verdict
    .filter(({ key }) => !key.startsWith("advice."))
    .map(({ key, args }) => trueMinus(readingMessage(language, key, args)));
  const before = shareMessage(language, "before", {
    period: written.days(previous.from, previous.to),
    score:
      previous.score === null
        ? shareMessage(language, "tooFewShort")
        : `${written.points(previous.score, marginOf(previous.interval))} ${shareMessage(language, "limits", previous.interval ? limitsOf(previous.interval, written) : {})}`,
    n: previous.answers,
  });
  return [...sentences, before];
}

function scoreCell(report: ScoreReport, say: Say, written: Written): Cell {
  if (report.score === null || report.interval === null) {
    return { text: say("tooFewShort"), quiet: true };
  }
  return {
    text: written.points(report.score, marginOf(report.interval)),
    limits: say("limits", limitsOf(report.interval, written)),
  };
}

function trendTable({ figures }: Frozen, say: Say, written: Written): ReportTable[] {
  const { trend } = figures;
  // A survey that is younger than the stretch begins with its first answers.
  const first = trend?.points.findIndex(({ answers }) => answers > 0) ?? -1;
  if (!trend || first < 0) return [];
  const step = (from: string) =>
    trend.by === "month" ? written.month(from) : written.dayShort(from);
  return [
    {
      title: say("trend.title"),
      lead: "",
      heads: [say(`step.${trend.by}`), say("score"), say("answers")],
      rows: trend.points
        .slice(first)
        .map((point) => [
          { text: step(point.from) },
          scoreCell(point, say, written),
          point.score === null
            ? { text: say("fewer"), quiet: true }
            : { text: written.count(point.answers) },
        ]),
      curve: true,
      notes: trend.changes.map(({ title, day }) => `${written.day(day)}: ${title}`),
    },
  ];
}

function curveOf({ figures }: Frozen, say: Say, written: Written): WrittenReport["curve"] {
  const first = figures.trend?.points.findIndex(({ answers }) => answers > 0) ?? -1;
  if (!figures.trend || first < 0) return null;
  const shown = { ...figures.trend, points: figures.trend.points.slice(first) };
  const curve = scoreCurve(shown, { say, written });
  const target = shown.goal?.target;
  if (!curve) return null;
  return {
    curve,
    target:
      target === undefined
        ? null
        : {
            value: target,
            name: reportMessage(written.language, "pdf.target", { target: written.points(target) }),
          },
  };
}

function breakdownTable(
  { figures }: Frozen,
  say: Say,
  written: Written,
  names: Names,
): ReportTable[] {
  const groups = figures.breakdown;
  if (!groups || groups.rows.length === 0) return [];
  const { hidden, compared, by } = groups;
  const rows = groups.rows.map((row) => [
    {
      text: row.band ? names.band(row.band) : names.value(by, row.value),
      under: say("base", { n: row.answers }),
    },
    scoreCell(row, say, written),
    differenceCell(row.difference, say, written),
  ]);
  if (hidden?.together) {
    rows.push([
      {
        text: say("hidden.rest", { n: hidden.groups }),
        under: say("base", { n: hidden.together.answers }),
      },
      scoreCell(hidden.together, say, written),
      { text: "" },
    ]);
  }
  return [
    {
      title: say("by.title", { property: names.property(by) }),
      lead: [say("by.lead"), ...(compared > 1 ? [say("corrected", { n: compared })] : [])].join(
        " ",
      ),
      heads: [names.property(by), say("score"), say("by.difference")],
      rows,
      notes: hidden ? [say("hidden.why", { n: hidden.groups })] : [],
    },
  ];
}

function differenceCell(
  difference: Breakdown["rows"][number]["difference"],
  say: Say,
  written: Written,
): Cell {
  if (!difference) return { text: "" };
  const tone = difference.verdict;
  if (tone === "no_clear_change") return { text: say("by.unclear"), quiet: true };
  return {
    text: written.signed(difference.difference, marginOf(difference)),
    limits: signedLimits(difference, say, written),
    tone,
  };
}

function signedLimits(
  interval: { lower: number; upper: number },
  say: Say,
  written: Written,
): string {
  const margin = marginOf(interval);
  return say("limits", {
    lower: written.signed(interval.lower, margin),
    upper: written.signed(interval.upper, margin),
  });
}

function themesTable({ figures }: Frozen, say: Say, written: Written, names: Names): ReportTable[] {
  const { themes } = figures;
  if (!themes) return [];
  return [
    {
      title: say("themes.title"),
      lead: say("themes.lead", { n: themes.comments }),
      heads: [say("theme"), say("themes.with"), say("themes.impact")],
      rows: themes.rows.map((theme) => {
        const { impact, share, scoreWith, scoreWithInterval } = theme;
        const tone = impact && impact.value < 0 ? ("down" as const) : ("up" as const);
        const part = {
          share: written.share(share.value),
          lower: written.share(share.lower),
          upper: written.share(share.upper),
        };
        return [
          {
            text: names.theme(theme),
            under: `${say("themes.share")}: ${say("share", part)}`,
          },
          scoreWith === null || scoreWithInterval === null
            ? { text: say("tooFewShort"), quiet: true }
            : {
                text: written.points(scoreWith, marginOf(scoreWithInterval)),
                limits: say("limits", limitsOf(scoreWithInterval, written)),
              },
          impact === null
            ? { text: "" }
            : theme.clear
              ? {
                  text: written.signed(impact.value, marginOf(impact)),
                  limits: signedLimits(impact, say, written),
                  tone,
                }
              : { text: say("by.unclear"), quiet: true },
        ] satisfies Cell[];
      }),
      notes: [`${say("machine")} ${say("notCause")}`],
    },
  ];
}
