import type { AccountsScore } from "@candor/contract/account.ts";
import type { AccountRole } from "@candor/contract/person.ts";
import { LEAST_BASE, weightedClusterNps } from "@candor/stats";
import { sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import { histogram, total } from "../scores/histogram-queries.ts";
import { CONFIDENCE, scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";

/** Clusters are no tallies: so many of the newest answers are read. */
const MOST_READ = 200_000;
/** Below so many accounts their spread is known badly. */
const FEW_ACCOUNTS = 20;
const ROLES = ["decision_maker", "user"] as const satisfies AccountRole[];

interface Given {
  score: number;
  account: string;
  role: AccountRole | null;
}

type Clustered = AccountsScore["roles"][number];

/**
 * The score of everybody who belongs to an account. Colleagues are no independent opinions, so the people of
 * one account are one cluster: the interval counts accounts, not heads.
 */
export async function accountsScore(db: Database, scope: ResponseScope): Promise<AccountsScore> {
  const { rows: answers } = await sql<Given>`
    select response.score, member.account_id as account, member.account_role as role
    from response join person member
      on member.workspace_id = ${scope.workspaceId}::uuid and member.id = response.person_id
      and member.account_id is not null
    where ${sql.join([...inScope(scope), counted()], sql` and `)}
    order by response.answered_at desc, response.id desc limit ${MOST_READ}
  `.execute(db);
  const all = total(await histogram(db, scope));
  const roles = ROLES.map((role) => ({
    role,
    ...clustered(answers.filter((one) => one.role === role)),
  }));
  const counts = Array.from(
    { length: 11 },
    (_, score) => answers.filter((one) => one.score === score).length,
  );
  return {
    ...clustered(answers),
    alone: scoreReport(counts),
    without: Math.max(0, all - answers.length),
    roles,
    difference: differenceOf(roles),
    capped: answers.length === MOST_READ,
  };
}

function clustered(answers: readonly Given[]) {
  const accounts = new Set(answers.map(({ account }) => account)).size;
  const found = weightedClusterNps({
    x: answers.map(({ score }) => (score >= 9 ? 1 : score >= 7 ? 0 : -1)),
    weights: answers.map(() => 1),
    cluster: answers.map(({ account }) => account),
    confidence: CONFIDENCE,
  });
  const { lower, upper } = found;
  const shown = answers.length >= LEAST_BASE && lower !== null && upper !== null;
  return {
    score: shown ? found.score : null,
    answers: answers.length,
    accounts,
    interval: shown ? { lower, upper, confidence: CONFIDENCE, method: "cluster" } : null,
    effectiveN: shown ? found.effectiveN : null,
    fewAccounts: accounts < FEW_ACCOUNTS,
  };
}

/**
 * Deciders less users, the limits of both joined (MOVER) as if the two groups knew nothing of each other:
 * where colleagues agree, that is a little too wide and never too narrow.
 */
function differenceOf(roles: readonly Clustered[]): AccountsScore["difference"] {
  const [deciders, users] = roles;
  if (!deciders?.interval || !users?.interval) return null;
  if (deciders.score === null || users.score === null) return null;
  const points = deciders.score - users.score;
  const below = Math.hypot(
    deciders.score - deciders.interval.lower,
    users.interval.upper - users.score,
  );
  const above = Math.hypot(
    deciders.interval.upper - deciders.score,
    users.score - users.interval.lower,
  );
  const [lower, upper] = [points - below, points + above];
  return { points, lower, upper, clear: lower > 0 || upper < 0 };
}
