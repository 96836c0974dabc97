import { type Opening, UsualPeriod } from "@candor/contract/view.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { histogram, total } from "../scores/histogram-queries.ts";
import { addDays } from "../scores/period.ts";
import type { Database } from "../storage/database.ts";
import type { Viewer } from "./saved-views.ts";

/** A score on fewer answers is a low base. */
const ENOUGH = 30;
/** The usual periods from 30 days on, in days. */
const LENGTHS = [
  ["month", 30],
  ["quarter", 90],
  ["year", 365],
] as const;

/**
 * The period that numbers open on: the one this colleague chose last, else the last 30 days when they
 * hold 30 answers, else the shortest usual period that does, else the whole time.
 */
export async function openingOf(
  db: Database,
  { surveyId, today, ...viewer }: Viewer & { surveyId: string; today: string },
): Promise<Opening> {
  const { workspaceId } = viewer;
  const chosen = await chosenPeriod(db, viewer);
  const to = addDays(today, 1);
  const answersIn = async (days: number | null) => {
    const period = days === null ? {} : { from: addDays(to, -days), to };
    return total(await histogram(db, scopeOf({ workspaceId, surveyId }, period)));
  };
  if (chosen !== null) {
    return { period: chosen, why: "chosen", answers: await answersIn(DAYS[chosen]) };
  }
  for (const [period, days] of LENGTHS) {
    const answers = await answersIn(days);
    if (answers >= ENOUGH) return { period, why: "enough", answers };
  }
  return { period: "all", why: "few", answers: await answersIn(null) };
}

const DAYS: Record<UsualPeriod, number | null> = {
  today: 1,
  week: 7,
  month: 30,
  quarter: 90,
  year: 365,
  all: null,
};

async function chosenPeriod(
  db: Database,
  { workspaceId, userId }: Viewer,
): Promise<UsualPeriod | null> {
  if (userId === null) return null;
  const row = await db
    .selectFrom("member_choice")
    .select("period")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return UsualPeriod.safeParse(row?.period).data ?? null;
}

/** Remembers what a colleague chose, for this workspace. */
export async function choosePeriod(
  db: Database,
  q: { workspaceId: string; userId: string; period: UsualPeriod; now: Date },
): Promise<void> {
  const set = { period: q.period, chosen_at: q.now };
  await db
    .insertInto("member_choice")
    .values({ workspace_id: q.workspaceId, user_id: q.userId, ...set })
    .onConflict((conflict) => conflict.columns(["workspace_id", "user_id"]).doUpdateSet(set))
    .execute();
}
