import type { CreateRecognition, SeenBy } from "@candor/contract/recognition.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { getCase } from "../cases/case-queries.ts";
import type { Viewer } from "../cases/case-visibility.ts";
import { KnownError } from "../errors/known-error.ts";
import { todayOf } from "../scores/today.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { employeesOfAnswer } from "./answers-about.ts";
import { requireEmployee } from "./link-employee.ts";
import { recognitionSettings } from "./recognition-settings.ts";

/** Who thanks, and what they may see. */
export interface Giver {
  workspaceId: string;
  actor: string;
  userId: string | null;
  viewer: Viewer;
  now: Date;
}

/**
 * Thanks an employee; they are told at once, before anybody else sees it.
 *
 * @throws {KnownError} 404; 422 when it is not known whom; 409 for oneself; 429 when the day's thanks are given.
 */
export async function giveThanks(
  db: Database,
  wanted: CreateRecognition,
  by: Giver,
): Promise<string> {
  const { workspaceId, actor, userId, now } = by;
  return db.transaction().execute(async (trx) => {
    const responseId = await answerMeant(trx, wanted, by);
    const employeeId = wanted.employeeId ?? (await theOneOf(trx, workspaceId, responseId));
    const employee = await requireEmployee(trx, { workspaceId, employeeId });
    if (userId !== null && employee.user_id === userId) {
      throw new KnownError(
        409,
        "thanks_to_oneself",
        "These thanks would go to yourself. Thank the colleague who helped you.",
      );
    }
    const day = await todayOf(trx, workspaceId, now);
    await refuseBeyondCap(trx, { workspaceId, actor, day });
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("recognition")
      .values({
        ...{ workspace_id: workspaceId, id, employee_id: employee.id },
        ...{ response_id: responseId, case_id: wanted.caseId ?? null },
        ...{ given_by: actor, given_by_user: userId, words: wanted.words },
        ...{ with_quote: wanted.quote, seen_by: wanted.seenBy, day, given_at: now, heard_at: null },
      })
      .execute();
    if (employee.user_id !== null) {
      await tellColleague(trx, {
        ...{ workspaceId, userId: employee.user_id, kind: "recognition.yours" },
        ...{ target: `recognition:${id}`, about: {}, byUserId: userId, now },
      });
    }
    return id;
  });
}

/** The answer the thanks are for: named, or that of the case. */
async function answerMeant(
  trx: Transaction,
  { responseId, caseId }: CreateRecognition,
  { workspaceId, viewer }: Giver,
): Promise<string | null> {
  const ofCase = caseId ? (await getCase(trx, { workspaceId, caseId }, viewer)).responseId : null;
  if (responseId === undefined) return ofCase;
  const found = await trx
    .selectFrom("response")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", responseId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (found) return found.id;
  throw new KnownError(404, "response_not_found", `There is no answer "${responseId}".`);
}

async function theOneOf(
  trx: Transaction,
  workspaceId: string,
  responseId: string | null,
): Promise<string> {
  const about =
    responseId === null ? [] : await employeesOfAnswer(trx, { workspaceId, responseId });
  const [one] = about;
  if (one && about.length === 1) return one.id;
  throw new KnownError(
    422,
    "whom_to_thank",
    about.length === 0
      ? "It is not known whom this is about. Say which employee you thank."
      : "This answer is about several employees. Say which of them you thank.",
    [{ field: "employeeId", message: "is missing" }],
  );
}

/** How many thanks somebody gave on a day. */
export async function givenOn(
  db: Database | Transaction,
  { workspaceId, actor, day }: { workspaceId: string; actor: string; day: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from recognition where workspace_id = ${workspaceId}
      and given_by = ${actor} and day = ${day}::date
  `.execute(db);
  return rows[0]?.n ?? 0;
}

async function refuseBeyondCap(
  trx: Transaction,
  by: { workspaceId: string; actor: string; day: string },
): Promise<void> {
  // Two clicks at once are counted one after the other.
  const lock = `thanks ${by.workspaceId} ${by.actor}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(trx);
  const { thanksADay } = await recognitionSettings(trx, by.workspaceId);
  if ((await givenOn(trx, by)) < thanksADay) return;
  throw new KnownError(
    429,
    "thanks_are_given",
    `You have given your ${thanksADay} thanks of today. They count because they are few; give the next one tomorrow.`,
  );
}

/** Who was thanked says who sees it. @throws {KnownError} 404 unless they were thanked. */
export async function showThanksTo(
  db: Database,
  { workspaceId, id, userId }: { workspaceId: string; id: string; userId: string | null },
  seenBy: SeenBy,
): Promise<void> {
  if (userId === null) {
    throw new KnownError(
      403,
      "only_whoever_was_thanked",
      "Whoever was thanked says who sees it, and a key was not. Sign in as them.",
    );
  }
  const { numAffectedRows } = await sql`
    update recognition set seen_by = ${seenBy}
    where workspace_id = ${workspaceId} and id = ${id}::uuid and employee_id in (
      select e.id from employee e where e.workspace_id = ${workspaceId} and e.user_id = ${userId}::text)
  `.execute(db);
  if (numAffectedRows !== 1n) throw noThanks(id);
}

/** They have seen what they were thanked for; from then on others see it too. @returns how many were new. */
export async function hearThanks(
  db: Database,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update recognition set heard_at = ${now}::timestamptz
    where workspace_id = ${workspaceId} and heard_at is null and employee_id in (
      select e.id from employee e where e.workspace_id = ${workspaceId} and e.user_id = ${userId}::text)
  `.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Takes thanks back: who gave them, or who manages the workspace. @throws {KnownError} 404. */
export async function takeThanksBack(
  db: Database,
  { workspaceId, id, actor }: { workspaceId: string; id: string; actor: string | null },
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("recognition")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .$if(actor !== null, (rows) => rows.where("given_by", "=", actor ?? ""))
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw noThanks(id);
}

export function noThanks(id: string): KnownError {
  return new KnownError(
    404,
    "recognition_not_found",
    `There are no thanks "${id}" that you may change. They may have been taken back.`,
  );
}
