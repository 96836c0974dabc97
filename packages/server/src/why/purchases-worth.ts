import type { PurchasesWorth } from "@candor/contract/outlook.ts";
import {
  earnedGrowth,
  intervalWilson,
  LEAST_BASE,
  lifetimeValue,
  revenueAtRisk,
  robustLine,
  skewedMean,
} from "@candor/stats";
import { type Group, groupOf } from "../responses/answer.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { CONFIDENCE } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import {
  type Buyer,
  buyersOf,
  purchaseCurrencies,
  silentBuyers,
  yearRevenue,
} from "./purchase-queries.ts";

/** How long after an answer purchases are looked at: the longest for which enough people suffice. */
const HORIZONS = [365, 180, 90] as const;
/** A line through fewer people says nothing. */
const LEAST_PEOPLE = 30;
const YEAR_DAYS = 365;
const MOST_THEMES = 10;
const LIFETIME = { years: 5, discount: 0.1 };
const GROUPS = ["promoter", "passive", "detractor"] as const satisfies Group[];

interface Asked {
  currency?: string | undefined;
  margin?: number | undefined;
  recommended?: string | undefined;
  now: Date;
}

type Grouped = PurchasesWorth["groups"][number];

/** What customers bought after they had answered, by what they answered; null where no purchases are known. */
export async function purchasesWorth(
  db: Database,
  scope: ResponseScope,
  asked: Asked,
): Promise<PurchasesWorth | null> {
  const { workspaceId } = scope;
  const { now } = asked;
  const currencies = await purchaseCurrencies(db, workspaceId);
  const currency = asked.currency ?? currencies[0];
  if (currency === undefined) return null;
  const { days, buyers } = await longestHorizon(db, scope, { currency, now });
  const silent = await silentBuyers(db, { workspaceId, currency, now });
  const recommended = conditionOf(asked.recommended);
  const perYear = YEAR_DAYS / days;
  return {
    currency,
    currencies,
    days,
    people: buyers.length,
    groups: GROUPS.map((group) =>
      grouped(group, of(buyers, group), { perYear, margin: asked.margin }),
    ),
    themes: byTheme(buyers, asked.margin),
    atRisk: atRisk(buyers, perYear),
    silent: {
      people: silent.people,
      revenue: silent.revenue,
      share: silent.total > 0 ? Math.min(1, Math.max(0, silent.revenue / silent.total)) : null,
    },
    onePoint: onePoint(buyers, perYear),
    growth: growthOf(await yearRevenue(db, scope, { currency, recommended, now })),
  };
}

async function longestHorizon(
  db: Database,
  scope: ResponseScope,
  q: { currency: string; now: Date },
): Promise<{ days: number; buyers: Buyer[] }> {
  let last: { days: number; buyers: Buyer[] } = { days: YEAR_DAYS, buyers: [] };
  for (const days of HORIZONS) {
    last = { days, buyers: await buyersOf(db, scope, { ...q, days }) };
    if (last.buyers.length >= LEAST_PEOPLE) return last;
  }
  return last;
}

const of = (buyers: readonly Buyer[], group: Group) =>
  buyers.filter(({ score }) => groupOf(score) === group);

/** Who had bought before, and of them who bought again. */
function retention(buyers: readonly Buyer[]) {
  const had = buyers.filter(({ before }) => before > 0);
  return { n: had.length, retained: had.filter(({ times }) => times > 0).length };
}

function grouped(
  group: Group,
  buyers: readonly Buyer[],
  { perYear, margin }: { perYear: number; margin: number | undefined },
): Grouped {
  const { n, retained } = retention(buyers);
  const times = buyers.reduce((sum, one) => sum + one.times, 0);
  const all = buyers.reduce((sum, { after }) => sum + after, 0);
  const revenue = revenueOf(buyers);
  const kept = shareOf(retained, n);
  const yearly = revenue === null ? null : Math.max(0, revenue.amount * perYear);
  return {
    group,
    people: buyers.length,
    revenue,
    profit: profitOf(revenue, margin),
    averageCheck: buyers.length < LEAST_BASE || times === 0 ? null : all / times,
    repeat: shareOf(buyers.filter((one) => one.times > 1).length, buyers.length),
    retained: kept === null ? null : { ...kept, of: n },
    lifetimeValue:
      margin === undefined || kept === null || yearly === null
        ? null
        : lifetimeValue({ yearlyRevenue: yearly, margin, retention: kept.share, ...LIFETIME })
            .value,
  };
}

/** A person's revenue, with an interval that bears a few large buyers; null below ten people. */
function revenueOf(buyers: readonly Buyer[]): Grouped["revenue"] {
  const values = buyers.map(({ after }) => after);
  if (values.length < LEAST_BASE) return null;
  const { mean, lower, upper, median } = skewedMean({ values, confidence: CONFIDENCE });
  if (mean === null || lower === null || upper === null || median === null) return null;
  return { amount: mean, lower, upper, median };
}

function profitOf(revenue: Grouped["revenue"], margin: number | undefined): Grouped["profit"] {
  if (revenue === null || margin === undefined) return null;
  const { amount, lower, upper } = revenue;
  return { amount: amount * margin, lower: lower * margin, upper: upper * margin };
}

/** What those bought who criticised a theme, most people first. */
function byTheme(buyers: readonly Buyer[], margin: number | undefined): PurchasesWorth["themes"] {
  const themes = new Map<string, Buyer[]>();
  for (const buyer of buyers) {
    for (const theme of new Set(buyer.criticised)) {
      const own = themes.get(theme);
      if (own) own.push(buyer);
      else themes.set(theme, [buyer]);
    }
  }
  return [...themes]
    .filter(([, own]) => own.length >= LEAST_BASE)
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_THEMES)
    .map(([theme, own]) => {
      const { n, retained } = retention(own);
      const kept = shareOf(retained, n);
      const revenue = revenueOf(own);
      return {
        ...{ theme, people: own.length, revenue, profit: profitOf(revenue, margin) },
        retained: kept === null ? null : { ...kept, of: n },
        before: own.reduce((sum, one) => sum + Math.max(0, one.before), 0),
      };
    });
}

function shareOf(successes: number, n: number) {
  if (n < LEAST_BASE) return null;
  const { estimate, lower, upper } = intervalWilson({ successes, n, confidence: CONFIDENCE });
  return estimate === null || lower === null || upper === null
    ? null
    : { share: estimate, lower, upper };
}

function atRisk(buyers: readonly Buyer[], perYear: number): PurchasesWorth["atRisk"] {
  const promoters = retention(of(buyers, "promoter"));
  const unhappy = of(buyers, "detractor");
  const detractors = retention(unhappy);
  if (promoters.n < LEAST_BASE || detractors.n < LEAST_BASE) return null;
  const detractorRevenue =
    perYear * unhappy.reduce((sum, { before }) => sum + Math.max(0, before), 0);
  const found = revenueAtRisk({
    retainedA: promoters.retained,
    nA: promoters.n,
    retainedB: detractors.retained,
    nB: detractors.n,
    detractorRevenue,
    confidence: CONFIDENCE,
  });
  const { revenueAtRisk: amount, lower, upper } = found;
  return amount === null || lower === null || upper === null
    ? null
    : { amount, lower, upper, detractorRevenue };
}

function onePoint(buyers: readonly Buyer[], perYear: number): PurchasesWorth["onePoint"] {
  if (buyers.length < LEAST_PEOPLE) return null;
  const { slope, lower, upper } = robustLine({
    x: buyers.map(({ score }) => score),
    y: buyers.map(({ after }) => after * perYear),
    confidence: CONFIDENCE,
  });
  if (slope === null || lower === null || upper === null) return null;
  return { amount: slope, lower, upper, people: buyers.length, clear: lower > 0 || upper < 0 };
}

function growthOf(year: {
  prior: number;
  returning: number;
  earned: number;
  bought: number;
  unknown: number;
}): PurchasesWorth["growth"] {
  // Refunds may leave less than nothing of a part; growth is then not to be told.
  const revenues = [year.prior, year.returning, year.earned, year.bought];
  if (year.prior <= 0 || revenues.some((one) => one < 0)) return null;
  const { nrr, earnedGrowthRate, totalGrowthRate } = earnedGrowth({
    priorRevenue: year.prior,
    returningRevenue: year.returning,
    earnedNewRevenue: year.earned,
    boughtNewRevenue: year.bought,
  });
  if (nrr === null || earnedGrowthRate === null || totalGrowthRate === null) return null;
  const fresh = year.earned + year.bought;
  return {
    priorRevenue: year.prior,
    returningRevenue: year.returning,
    earnedRevenue: year.earned,
    boughtRevenue: year.bought,
    unknownShare: fresh > 0 ? Math.min(1, Math.max(0, year.unknown / fresh)) : null,
    retention: nrr,
    earnedGrowth: earnedGrowthRate,
    totalGrowth: totalGrowthRate,
  };
}

function conditionOf(condition: string | undefined): { name: string; value: string } | null {
  if (condition === undefined) return null;
  const at = condition.indexOf("=");
  return { name: condition.slice(0, at), value: condition.slice(at + 1) };
}
