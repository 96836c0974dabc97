import type {
  AddSources,
  CreateImprovement,
  ImprovementDecision,
  PatchImprovement,
} from "@candor/contract/improvement.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Viewer } from "../cases/case-visibility.ts";
import { requireCause } from "../cases/root-causes.ts";
import { addChange } from "../changes/change-queries.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import { todayOf } from "../scores/today.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { requireMember } from "../teams/colleagues.ts";
import type { By } from "../teams/save-team.ts";
import { getTeam } from "../teams/team-queries.ts";
import { CHECK_IMPROVEMENTS } from "./check-improvements.ts";
import {
  dayAfter,
  type ImprovementAsked,
  type ImprovementNews,
  type ImprovementRow,
  lockImprovement,
  requireState,
} from "./improvement.ts";
import { addSources, removeSource } from "./improvement-sources.ts";

/** Who works on an improvement, and which cases they may see. */
export interface Improver extends By {
  viewer: Viewer;
}

/** A day further away than this is a slip of the pen. */
const MOST_DAYS_AWAY = 730;

/** Makes a plan, with what it comes from. @returns its id. @throws {KnownError} 404, 422. */
export async function createImprovement(
  db: Database,
  wanted: CreateImprovement,
  by: Improver,
): Promise<string> {
  return inTransaction(db, (trx) => insertImprovement(trx, wanted, by));
}

/** The same, as a part of something that is done at once. */
export async function insertImprovement(
  trx: Transaction,
  wanted: CreateImprovement,
  by: Improver,
): Promise<string> {
  const { workspaceId, now, actor } = by;
  await getSurvey(trx, { workspaceId, surveyId: wanted.surveyId });
  await checkNamed(trx, workspaceId, wanted);
  const row = await trx
    .insertInto("improvement")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      number: await nextNumber(trx, workspaceId),
      title: wanted.title,
      state: "plan",
      survey_id: wanted.surveyId,
      hypothesis: wanted.hypothesis,
      measure: JSON.stringify(wanted.measure),
      expected: wanted.expected,
      weeks: wanted.weeks,
      owner: wanted.owner,
      team_id: wanted.teamId,
      cause_id: wanted.causeId,
      began_on: null,
      check_on: null,
      change_id: null,
      result: JSON.stringify(null),
      verdict: null,
      decision: null,
      created_by: actor,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await addSources(trx, row, wanted.sources, by);
  return row.id;
}

/** One after the highest; the workspace's row keeps two who make one at once apart. */
async function nextNumber(trx: Transaction, workspaceId: string): Promise<number> {
  await sql`select id from workspace where id = ${workspaceId} for no key update`.execute(trx);
  const { last } = await trx
    .selectFrom("improvement")
    .select((eb) => eb.fn.max("number").as("last"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

async function checkNamed(
  trx: Transaction,
  workspaceId: string,
  { owner, teamId, causeId }: Pick<PatchImprovement, "owner" | "teamId" | "causeId">,
): Promise<void> {
  if (owner) await requireMember(trx, { workspaceId, userId: owner });
  if (teamId) await getTeam(trx, { workspaceId, teamId });
  if (causeId) await requireCause(trx, workspaceId, causeId);
}

/**
 * Changes what is named.
 *
 * @throws {KnownError} 404; 409 when somebody was faster, and for what is locked once it began.
 */
export async function patchImprovement(
  db: Database,
  asked: ImprovementAsked,
  { version, ...patch }: PatchImprovement,
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockImprovement(trx, asked);
    if (version !== undefined && version !== row.version) throw changedMeanwhile(row);
    await checkNamed(trx, asked.workspaceId, patch);
    const { hypothesis, measure, expected, weeks, title, owner, teamId, causeId } = patch;
    const planned = { hypothesis, expected, weeks, measure };
    const locked = Object.entries(planned).find(([, value]) => value !== undefined);
    if (locked && row.state !== "plan") throw lockedSince(row, locked[0]);
    await update(trx, row, by, {
      ...defined({ title, owner, team_id: teamId, cause_id: causeId }),
      ...defined({ hypothesis, expected, weeks }),
      ...(measure ? { measure: JSON.stringify(measure) } : {}),
    });
  });
}

function defined<T extends object>(columns: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

function changedMeanwhile(row: ImprovementRow): KnownError {
  return new KnownError(
    409,
    "improvement_changed",
    `Somebody has changed improvement ${row.number} meanwhile, so nothing was done. Load it again and look.`,
  );
}

function lockedSince(row: ImprovementRow, field: string): KnownError {
  return new KnownError(
    409,
    "improvement_locked",
    `What improvement ${row.number} was to show has been fixed since it began, so that nobody can fit it to the result. Add a remark instead.`,
    [{ field, message: "cannot be changed once it began" }],
  );
}

/**
 * It begins: from this day customers could notice it. The day stands on every trend, and when as many weeks
 * are over as were planned it is measured again by itself.
 *
 * @throws {KnownError} 404, 409; 422 for a day that is years away.
 */
export async function beginImprovement(
  db: Database,
  asked: ImprovementAsked,
  { day }: { day: string | null },
  by: By,
  news: ImprovementNews,
): Promise<void> {
  const { workspaceId, actor, now } = by;
  await inTransaction(db, async (trx) => {
    const row = await lockImprovement(trx, asked);
    requireState(row, ["plan"], "begun");
    const today = await todayOf(trx, workspaceId, now);
    const beganOn = day ?? today;
    if (beganOn > dayAfter(today, MOST_DAYS_AWAY) || beganOn < dayAfter(today, -MOST_DAYS_AWAY)) {
      throw new KnownError(
        422,
        "day_too_far",
        `${beganOn} is more than two years from today. Name the day from which customers could notice it.`,
        [{ field: "day", message: "is too far away" }],
      );
    }
    const change = { workspaceId, day: beganOn, title: row.title, kind: "product", actor };
    const { id } = await addChange(trx, change);
    const checkOn = dayAfter(beganOn, 7 * row.weeks);
    const dates = { began_on: beganOn, check_on: checkOn, change_id: id };
    const backdated = beganOn < today;
    await update(trx, row, by, { state: "do", backdated, ...dates });
    await wake(
      trx,
      CHECK_IMPROVEMENTS,
      { workspaceId, lane: row.id },
      { now, at: new Date(Math.max(now.getTime(), Date.parse(`${checkOn}T00:00:00Z`))) },
    );
    await audit(trx, row, by, "improvement.begun", { day: beganOn });
    await news(trx, { ...asked, kind: "begun", now });
  });
}

/**
 * What becomes of it after its figures are in: kept, to be changed, or given up.
 *
 * @throws {KnownError} 404; 409 before it was measured, or once decided.
 */
export async function decideImprovement(
  db: Database,
  asked: ImprovementAsked,
  { decision, words }: { decision: ImprovementDecision; words: string },
  by: By,
  news: ImprovementNews,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockImprovement(trx, asked);
    requireState(row, ["check"], "decided");
    const state = decision === "drop" ? "dropped" : "done";
    await update(trx, row, by, { state, decision, decision_words: words });
    await audit(trx, row, by, "improvement.decided", { decision, verdict: row.verdict });
    await news(trx, { ...asked, kind: "decided", now: by.now });
  });
}

/** Gives it up before it was measured. @throws {KnownError} 404, 409. */
export async function dropImprovement(
  db: Database,
  asked: ImprovementAsked,
  { words }: { words: string },
  by: By,
  news: ImprovementNews,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockImprovement(trx, asked);
    requireState(row, ["plan", "do"], "dropped");
    await update(trx, row, by, { state: "dropped", decision: "drop", decision_words: words });
    await audit(trx, row, by, "improvement.dropped", {});
    await news(trx, { ...asked, kind: "decided", now: by.now });
  });
}

/** Adds words to one that has begun; nothing that was said before is written over. */
export async function remarkOn(
  db: Database,
  asked: ImprovementAsked,
  { words }: { words: string },
  { actor, now }: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockImprovement(trx, asked);
    await trx
      .insertInto("improvement_remark")
      .values({
        workspace_id: row.workspace_id,
        improvement_id: row.id,
        id: uuidv7(now.getTime()),
        at: now,
        actor,
        words,
      })
      .execute();
  });
}

/** @returns how many sources are new. @throws {KnownError} 404, 422. */
export async function linkSources(
  db: Database,
  asked: ImprovementAsked,
  wanted: AddSources,
  by: Improver,
): Promise<number> {
  return inTransaction(db, async (trx) =>
    addSources(trx, await lockImprovement(trx, asked), wanted, by),
  );
}

export async function unlinkSource(
  db: Database,
  asked: ImprovementAsked,
  source: Parameters<typeof removeSource>[2],
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockImprovement(trx, asked);
    await removeSource(trx, asked, source);
  });
}

async function update(
  trx: Transaction,
  row: ImprovementRow,
  { now }: Pick<By, "now">,
  columns: object,
): Promise<void> {
  await trx
    .updateTable("improvement")
    .set({ ...columns, updated_at: now, version: row.version + 1 })
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.id)
    .execute();
}

function audit(
  trx: Transaction,
  row: ImprovementRow,
  { workspaceId, actor }: By,
  action: string,
  details: Record<string, unknown>,
) {
  return writeAudit(trx, { workspaceId, actor, action, target: row.title, details });
}
