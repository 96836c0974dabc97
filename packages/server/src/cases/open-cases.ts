import type { CasePriority, ClockKind } from "@candor/contract/case.ts";
import type { CaseAction, CaseTargets, Routing } from "@candor/contract/case-rule.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { wake } from "../due-work/due-work.ts";
import type { Transaction } from "../storage/database.ts";
import { tellColleague } from "../teams/tell-colleague.ts";
import { type ClockRow, TARGETS } from "./case.ts";
import { hoursOf, nextDue, startedClock } from "./case-clocks.ts";
import { CASE_DESK, type CaseNews } from "./case-news.ts";
import { writeEvents } from "./work-case.ts";

/** A case that is to be opened. */
export interface CaseToOpen {
  origin: "response" | "manual" | "review";
  responseId: string | null;
  personId: string | null;
  title: string;
  words: string | null;
  owner: string | null;
  teamId: string | null;
  routing: Routing;
  priority: CasePriority;
  targets: CaseTargets | null;
  sensitive: boolean;
  ruleId: string | null;
  /** What the first line of its history says: which rule, or who heard it. */
  because: Record<string, unknown>;
}

/** What a rule makes of an answer. */
export function caseOfRule(
  rule: { id: string; name: string; action: CaseAction },
  answer: { id: string; personId: string | null },
): CaseToOpen {
  const { action } = rule;
  return {
    origin: "response",
    responseId: answer.id,
    personId: answer.personId,
    title: "",
    words: null,
    owner: action.owner,
    teamId: action.teamId,
    routing: action.routing,
    priority: action.priority,
    targets: action.targets,
    sensitive: action.sensitive && action.teamId !== null,
    ruleId: rule.id,
    because: { rule: rule.name },
  };
}

/**
 * Opens cases with their numbers, clocks and the first line of their history, in the caller's transaction. An answer
 * that has a case gets no second one, whoever comes at the same moment.
 *
 * @returns the ids of the cases that were opened.
 */
export async function openCases(
  trx: Transaction,
  wanted: readonly CaseToOpen[],
  by: {
    workspaceId: string;
    actor: string;
    /** Whoever opens it needs not be told that it is theirs. */
    byUserId?: string | null;
    now: Date;
    news: CaseNews;
  },
): Promise<string[]> {
  const { workspaceId, actor, byUserId = null, now, news } = by;
  const opened: string[] = [];
  for (const one of wanted) {
    const caseId = uuidv7(now.getTime());
    const ref = { workspaceId, caseId };
    const targets = one.targets ?? TARGETS[one.priority];
    const hours = await hoursOf(trx, { workspaceId, teamId: one.teamId });
    const clocks = (["first_contact", "resolution"] as const).map((kind: ClockKind) =>
      startedClock(ref, kind, targets, hours, now),
    );
    const made = await insertCase(trx, caseId, one, {
      workspaceId,
      now,
      targets,
      due: nextDue(clocks.map((clock) => ({ ...clock, stopped_at: null }) as unknown as ClockRow)),
    });
    if (made === null) continue;
    await trx.insertInto("case_clock").values(clocks).execute();
    const row = { workspace_id: workspaceId, id: caseId, person_id: one.personId };
    await writeEvents(trx, row, [{ kind: "opened", data: one.because }], { actor, now });
    await news(trx, { ...ref, kind: "opened", now });
    if (one.owner !== null) {
      await tellColleague(trx, {
        ...{ workspaceId, userId: one.owner, kind: "case.yours", target: `case:${caseId}` },
        ...{ about: { number: made, by: actor === "rule" ? "Candor" : actor }, byUserId, now },
      });
    }
    opened.push(caseId);
  }
  // Whoever is present is given it; warnings and misses find their moment.
  if (opened.length > 0) await wake(trx, CASE_DESK, { workspaceId }, { now });
  return opened;
}

async function insertCase(
  trx: Transaction,
  caseId: string,
  one: CaseToOpen,
  given: {
    workspaceId: string;
    now: Date;
    targets: CaseTargets;
    due: ReturnType<typeof nextDue>;
  },
): Promise<number | null> {
  const { workspaceId, now, targets, due } = given;
  // The number is taken only when the case is made: the row of the desk is locked, and a case that is there already uses none.
  const { rows: numbers } = await sql<{ number: number }>`
    insert into case_desk as d (workspace_id, last_number, set_up_at)
    values (${workspaceId}, 0, ${now}::timestamptz)
    on conflict (workspace_id) do update set last_number = d.last_number
    returning d.last_number + 1 as number
  `.execute(trx);
  const number = numbers[0]?.number ?? 1;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("customer_case")
    .values({
      workspace_id: workspaceId,
      id: caseId,
      number,
      origin: one.origin,
      response_id: one.responseId,
      person_id: one.personId,
      title: one.title,
      words: one.words,
      state: "open",
      owner: one.owner,
      routing: one.routing,
      team_id: one.teamId,
      priority: one.priority,
      targets: JSON.stringify(targets),
      sensitive: one.sensitive,
      rule_id: one.ruleId,
      opened_at: now,
      ...due,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "response_id"])
        .where("response_id", "is not", null)
        .doNothing(),
    )
    .executeTakeFirst();
  if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return null;
  await trx
    .updateTable("case_desk")
    .set({ last_number: number })
    .where("workspace_id", "=", workspaceId)
    .execute();
  return number;
}
