import type { AudiencePreview, AudienceSpec, NotAskedReason } from "@candor/contract/audience.ts";
import type { AskingChannel } from "@candor/contract/person.ts";
import { normalQuantile, sampleSizeForMargin } from "@candor/stats";
import { sql } from "kysely";
import { segmentFilter } from "../people/segments.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { allowedMoment, zonesOfPeople } from "./allowed-moment.ts";
import { rulesInForce } from "./asking-rules.ts";
import { allocate, countStrata, outcomes, type Stratum, strataBy } from "./draw-sample.ts";
import type { Judged } from "./judge-people.ts";
import { type PastResponseRate, pastResponseRate, pastVariance } from "./past-answers.ts";

export interface AudienceAsked {
  workspaceId: string;
  surveyId: string;
  audience: AudienceSpec;
  channel: AskingChannel;
  /** The sending whose members count and whose rules hold. */
  sendingId?: string | undefined;
  rules?: object;
  now: Date;
}

/**
 * Whom an audience speaks of and by which rules, ready to be judged.
 *
 * @throws {KnownError} 404 when the survey or the segment does not exist.
 */
export async function judgedAudience(db: Database, q: AudienceAsked): Promise<Judged> {
  const survey = await getSurvey(db, q);
  const { segmentId, who, sample } = q.audience;
  return {
    workspaceId: q.workspaceId,
    surveyKind: survey.kind,
    channel: q.channel,
    rules: await rulesInForce(db, { ...q, own: q.rules ?? {} }),
    at: q.now,
    filter:
      who === "segment" && segmentId
        ? await segmentFilter(db, { workspaceId: q.workspaceId, segmentId })
        : undefined,
    membersOf: who === "members" ? (q.sendingId ?? NO_SENDING) : undefined,
    strataBy: strataBy(sample),
    plansCount: await zonesOfPeople(db, q.workspaceId),
    sendingId: q.sendingId,
  };
}

/** Members of a sending that does not exist yet are nobody. */
const NO_SENDING = "00000000-0000-7000-8000-000000000000";

/** How many would be asked, who is left out and why, and what can be learnt from so many answers. */
export async function previewAudience(
  db: Database,
  q: AudienceAsked & { wantedMargin?: number | undefined; startsAt?: Date | undefined },
): Promise<AudiencePreview> {
  const judged = await judgedAudience(db, { ...q, now: q.startsAt ?? q.now });
  const { sample } = q.audience;
  const strata = sample ? allocate(sample, await countStrata(db, judged)) : [];
  const drawn = outcomes(
    judged,
    sample ? { seed: sample.seed ?? "preview", strata, quotas: sample.quotas !== undefined } : null,
  );
  const zones = judged.plansCount ?? (await zonesOfPeople(db, q.workspaceId));
  const at = allowedMoment(
    sql`greatest(o.quiet_until, ${judged.at}::timestamptz)`,
    sql`o.time_zone`,
    judged.rules,
    zones,
  );
  const { rows } = await sql<CountedOutcome>`
    select outcome, reason, (at at time zone ${zones.own}::text)::date::text as day,
      count(*)::int as people, min(at) as first, max(at) as last
    from (select o.outcome, o.reason, case when o.outcome <> 'not_asked' then ${at} end as at
      from (${drawn}) o) a
    group by 1, 2, 3 order by 3
  `.execute(db);
  const sum = (outcome: string) =>
    rows.filter((row) => row.outcome === outcome).reduce((n, row) => n + row.people, 0);
  const asked = sum("planned") + sum("held_back");
  const leftOut = [...Map.groupBy(rows, ({ reason }) => reason)].flatMap(([reason, group]) => {
    const people = group.reduce((n, row) => n + (row.outcome === "not_asked" ? row.people : 0), 0);
    return reason === null || people === 0 ? [] : [{ reason, people }];
  });
  return {
    people: rows.reduce((n, row) => n + row.people, 0),
    asked,
    later: sum("held_back"),
    leftOut: leftOut.sort((a, b) => b.people - a.people || (a.reason < b.reason ? -1 : 1)),
    when: whenAsked(rows, judged.at),
    strata: strata.map((stratum: Stratum) => ({ ...stratum })),
    ...(await expectation(db, { ...q, asked, mayBeAsked: mayBeAsked(asked, leftOut) })),
  };
}

interface CountedOutcome {
  outcome: string;
  reason: NotAskedReason | null;
  /** The workspace's, on which they are asked; null for those who are not. */
  day: string | null;
  people: number;
  first: Date | null;
  last: Date | null;
}

/** On which days they would be asked: quiet hours, working days, quiet times and earlier plans included. */
function whenAsked(rows: readonly CountedOutcome[], startsAt: Date): AudiencePreview["when"] {
  const asked = rows.filter((row) => row.day !== null);
  if (asked.length === 0) return null;
  const moments = asked.flatMap(({ first, last }) => [first, last]).filter((at) => at !== null);
  const byDay = Map.groupBy(asked, ({ day }) => day ?? "");
  return {
    startsAt: startsAt.toISOString(),
    first: new Date(Math.min(...moments.map(Number))).toISOString(),
    last: new Date(Math.max(...moments.map(Number))).toISOString(),
    days: [...byDay].map(([day, group]) => ({
      day,
      people: group.reduce((n, { people }) => n + people, 0),
    })),
  };
}

/** A census of the same audience: those drawn, and those only the sample left out. */
function mayBeAsked(asked: number, leftOut: readonly { reason: string; people: number }[]): number {
  const spared = leftOut.filter(
    ({ reason }) => reason === "sampled_out" || reason === "quota_full",
  );
  return asked + spared.reduce((n, { people }) => n + people, 0);
}

async function expectation(
  db: Database,
  q: AudienceAsked & { asked: number; mayBeAsked: number; wantedMargin?: number | undefined },
) {
  const rate = await pastResponseRate(db, q);
  const variance = await pastVariance(db, q);
  const expectedAnswers = rate && {
    expected: Math.round(q.asked * rate.share),
    lower: Math.floor(q.asked * rate.lower),
    upper: Math.ceil(q.asked * rate.upper),
  };
  return {
    responseRate: rate,
    expectedAnswers,
    expectedMargin: expectedAnswers && marginOf(expectedAnswers.expected, variance.value),
    variance,
    wanted:
      q.wantedMargin === undefined
        ? null
        : wantedFor(q.wantedMargin, variance.value, rate, q.mayBeAsked),
  };
}

/**
 * Half the width of the 95 % interval that `answers` answers give: the inverse of
 * `sampleSizeForMargin`. Null below 10 answers, where there is no interval to speak of.
 */
function marginOf(answers: number, variance: number): number | null {
  if (answers < 10) return null;
  const z = normalQuantile({ p: 0.975 }).x;
  return 100 * z * Math.sqrt(variance / (answers + 3));
}

function wantedFor(
  margin: number,
  variance: number,
  rate: PastResponseRate | null,
  people: number,
): AudiencePreview["wanted"] {
  const { n: answers } = sampleSizeForMargin({ variance, margin });
  const invitations = rate && rate.share > 0 ? Math.ceil(answers / rate.share) : null;
  return {
    margin,
    answers,
    invitations,
    enough: invitations === null ? null : invitations <= people,
  };
}
