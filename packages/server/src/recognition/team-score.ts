import type { TeamScore } from "@candor/contract/recognition.ts";
import {
  compareSeveral,
  intervalAdjustedWald,
  LEAST_BASE,
  normalQuantile,
  partialPooling,
} from "@candor/stats";
import { sql } from "kysely";
import type { Counts11 } from "../scores/histogram-queries.ts";
import { CONFIDENCE, countsOf, scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { answersWithEmployees } from "./answers-about.ts";

const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** The answers about each team, each answer once however many of the team it is about. */
export async function teamHistograms(
  db: Database,
  q: { workspaceId: string; property: string | null; from: string },
): Promise<Map<string, Counts11>> {
  const { rows } = await sql<{ team_id: string } & Record<`s${number}`, number>>`
    with about as materialized (${answersWithEmployees(q.workspaceId, q.property, q.from)}),
    once as materialized (select distinct response_id, team_id, score from about
      where team_id is not null)
    select team_id, ${sql.raw(SCORES.map((s) => `(count(*) filter (where score = ${s}))::int as s${s}`).join(", "))}
    from once group by team_id
  `.execute(db);
  return new Map(rows.map((row) => [row.team_id, SCORES.map((s) => row[`s${s}`] ?? 0)]));
}

/**
 * A team among all teams that have enough answers. Nothing is said of a team whose other members could be told by
 * taking one's own answers away from it.
 *
 * @param own histogram of the answers about whoever asks.
 */
export function teamScore(
  team: { teamId: string; name: string; from: string },
  histograms: ReadonlyMap<string, Counts11>,
  own: Counts11,
): TeamScore {
  const reports = [...histograms].map(([teamId, counts]) => ({ teamId, ...scoreReport(counts) }));
  const mine = reports.find(({ teamId }) => teamId === team.teamId);
  const ours = mine?.answers ?? 0;
  const others = ours - scoreReport(own).answers;
  const hidden = others > 0 && others < LEAST_BASE;
  const enough = reports.filter(({ score }) => score !== null);
  const nothing = { shrunk: null, lower: null, upper: null, common: null, overlapping: 0 };
  if (!mine || mine.score === null || hidden) {
    const answers = hidden ? null : ours;
    return { ...team, ...nothing, answers, teams: enough.length, verdict: "too_few" };
  }
  const adjusted = enough.map((report) => intervalAdjustedWald(countsOf(report)));
  const pooled = partialPooling({
    scores: adjusted.map(({ center }) => center ?? 0),
    standardErrors: adjusted.map(({ se }) => se ?? 1),
  });
  const at = enough.indexOf(mine);
  const shrunk = pooled.shrunk[at] ?? 0;
  const reach = normalQuantile({ p: (1 + CONFIDENCE) / 2 }).x * (pooled.shrunkSe[at] ?? 0);
  const { differences } = compareSeveral({
    pairs: enough
      .filter((report) => report !== mine)
      .map((report) => ({ a: countsOf(report), b: countsOf(mine) })),
    confidence: CONFIDENCE,
  });
  const clear = differences.filter((one) => one.clear);
  const above = clear.some(({ difference }) => (difference ?? 0) > 0);
  const below = clear.some(({ difference }) => (difference ?? 0) < 0);
  return {
    ...team,
    answers: ours,
    shrunk,
    lower: Math.max(-100, shrunk - reach),
    upper: Math.min(100, shrunk + reach),
    common: pooled.pooled,
    teams: enough.length,
    overlapping: differences.length - clear.length,
    verdict: above === below ? "not_told_apart" : above ? "above_some" : "below_some",
  };
}
