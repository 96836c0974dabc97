import type { Worth } from "@candor/contract/outlook.ts";
import { LEAST_BASE, skewedMean, skewedMeanDifference } from "@candor/stats";
import { sql } from "kysely";
import { type Group, groupOf } from "../responses/answer.ts";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import { dimensionsOf } from "../scores/dimensions.ts";
import { histogram, total } from "../scores/histogram-queries.ts";
import { CONFIDENCE } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

/** Amounts are no tallies: so many of the newest answers are read. */
const MOST_READ = 200_000;
const BEHIND = 10;
const GROUPS = ["promoter", "passive", "detractor"] as const satisfies Group[];
/** Two groups are compared with promoters; by Bonferroni each a little wider. */
const COMPARED = 2;
/** What properties with money are called, in the languages of the product. */
const SOUNDS_LIKE_MONEY =
  /revenue|amount|ticket|price|spend|spent|sales|basket|order_?value|ltv|arr|mrr|eur|usd|sek|выруч|сумм|чек|оборот|ieņēm|pirkum|summa|belopp|intäkt|omsättning|köp/i;

interface Amount {
  score: number;
  amount: number;
  themes: string[];
}

/**
 * What customers are worth by what they answered: the amounts that came with their answers, by group and
 * by what detractors speak of. Amounts are those at the time of answering.
 */
export async function worth(
  db: Database,
  scope: ResponseScope,
  wanted: string | undefined,
): Promise<Omit<Worth, "purchases">> {
  const choices = await numericProperties(db, scope);
  const money = wanted ?? choices.find((name) => SOUNDS_LIKE_MONEY.test(name)) ?? null;
  const answers = total(await histogram(db, scope));
  const amounts = money === null ? [] : await amountsOf(db, scope, money);
  const all = sum(amounts);
  const valuesOf = (group: Group) =>
    amounts.filter(({ score }) => groupOf(score) === group).map(({ amount }) => amount);
  const promoters = valuesOf("promoter");
  return {
    choices,
    money,
    answers,
    withAmount: amounts.length,
    capped: amounts.length === MOST_READ,
    total: all,
    groups: GROUPS.map((group) => {
      const values = valuesOf(group);
      const own = values.reduce((a, b) => a + b, 0);
      return {
        group,
        answers: values.length,
        total: own,
        share: all === 0 ? 0 : own / all,
        ...meanOf(values),
        difference: group === "promoter" ? null : differenceTo(promoters, values),
      };
    }),
    behind: behind(amounts),
  };
}

/** Properties with numbers in them: what is no number is not summed. */
async function numericProperties(db: Database, scope: ResponseScope): Promise<string[]> {
  const { data } = await dimensionsOf(db, await getSurvey(db, scope));
  return data.filter(({ numeric }) => numeric).map(({ dimension }) => dimension);
}

async function amountsOf(db: Database, scope: ResponseScope, money: string): Promise<Amount[]> {
  const amount = sql`response.properties ->> ${money}`;
  const { rows } = await sql<{ score: number; amount: number; themes: unknown }>`
    select response.score, (${amount})::double precision as amount,
      response.cells -> '@theme' as themes
    from response
    where ${sql.join([...inScope(scope), counted()], sql` and `)}
      and ${amount} ~ '^[0-9]{1,11}([.][0-9]{1,6})?$'
    order by response.answered_at desc, response.id desc limit ${MOST_READ}
  `.execute(db);
  return rows.map((row) => ({
    score: row.score,
    amount: Number(row.amount),
    themes: [row.themes ?? []].flat().map(String),
  }));
}

/** What detractors speak of, other than with praise, the most money first. */
function behind(amounts: readonly Amount[]): Worth["behind"] {
  const byTheme = new Map<string, number[]>();
  for (const { score, themes, amount } of amounts) {
    if (groupOf(score) !== "detractor") continue;
    // With the polarity aside one theme stands in an answer once.
    const spoken = themes.filter((theme) => !theme.endsWith(":positive"));
    for (const theme of new Set(spoken.map((one) => one.split(":")[0] ?? one))) {
      const values = byTheme.get(theme) ?? [];
      values.push(amount);
      byTheme.set(theme, values);
    }
  }
  return [...byTheme]
    .filter(([, values]) => values.length >= LEAST_BASE)
    .map(([value, values]) => {
      const { mean, lower, upper } = meanOf(values);
      const own = values.reduce((a, b) => a + b, 0);
      return { dimension: "@theme", value, answers: values.length, total: own, mean, lower, upper };
    })
    .sort((a, b) => b.total - a.total)
    .slice(0, BEHIND);
}

function meanOf(values: readonly number[]) {
  if (values.length < LEAST_BASE) return { mean: null, lower: null, upper: null, median: null };
  const { mean, lower, upper, median } = skewedMean({ values, confidence: CONFIDENCE });
  return { mean, lower, upper, median };
}

function differenceTo(promoters: readonly number[], values: readonly number[]) {
  if (promoters.length < LEAST_BASE || values.length < LEAST_BASE) return null;
  const { difference, lower, upper } = skewedMeanDifference({
    a: promoters,
    b: values,
    confidence: 1 - (1 - CONFIDENCE) / COMPARED,
  });
  if (difference === null || lower === null || upper === null) return null;
  return { amount: difference, lower, upper, clear: lower > 0 || upper < 0 };
}

const sum = (amounts: readonly Amount[]) => amounts.reduce((all, { amount }) => all + amount, 0);
