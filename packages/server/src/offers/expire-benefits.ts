import type { BenefitRule } from "@candor/contract/offer.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { conversationMessage, spokenInConversation } from "../messages/conversation-messages.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { writeBenefit } from "./benefits.ts";

/** So long before they expire points are announced on their owner's page; nothing expires sooner after a new rule. */
const WARNED_DAYS = 14;
const DAY_MS = 86_400_000;
const BATCH = 500;

/** After how many months points expire; null for never. */
export async function benefitRule(
  db: Database | Transaction,
  workspaceId: string,
): Promise<BenefitRule> {
  return { months: (await ruleOf(db, workspaceId))?.months ?? null };
}

async function ruleOf(db: Database | Transaction, workspaceId: string) {
  return db
    .selectFrom("benefit_rule")
    .select(["months", "since"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
}

/** Says after how many months points expire. A stricter rule begins anew: first it is announced. */
export async function saveBenefitRule(
  db: Database,
  { months }: BenefitRule,
  { workspaceId, actor, now }: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await ruleOf(trx, workspaceId);
    if ((before?.months ?? null) === months) return;
    if (months === null) {
      await trx.deleteFrom("benefit_rule").where("workspace_id", "=", workspaceId).execute();
    } else {
      const looser = before !== undefined && before.months < months;
      const rule = { months, since: looser ? before.since : now };
      await trx
        .insertInto("benefit_rule")
        .values({ workspace_id: workspaceId, ...rule })
        .onConflict((conflict) => conflict.columns(["workspace_id"]).doUpdateSet(rule))
        .execute();
    }
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, action: "benefit.rule_changed", target: "workspace" },
      details: { months: months ?? 0 },
    });
  });
}

/** The moment so many months before (after, below 0), on the last day of a month that is shorter. */
function monthsBefore(at: Date, months: number): Date {
  const day = at.getUTCDate();
  const then = new Date(at);
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() - months);
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day, last));
  return then;
}

/**
 * Who has how many points that came until a moment and were not used: what was spent, or has expired, was the oldest.
 */
async function unused(
  db: Database | Transaction,
  q: { workspaceId: string; until: Date; personId?: string },
): Promise<{ personId: string; points: number }[]> {
  const { workspaceId, until, personId } = q;
  const { rows } = await sql<{ personId: string; points: number }>`
    select person_id as "personId", (coalesce(sum(amount) filter (where amount > 0
        and at <= ${until}::timestamptz), 0) + coalesce(sum(amount) filter (where amount < 0), 0))::int as points
    from benefit_entry
    where workspace_id = ${workspaceId} and person_id is not null
      ${personId === undefined ? sql`` : sql`and person_id = ${personId}::uuid`}
    group by person_id
    having coalesce(sum(amount) filter (where amount > 0 and at <= ${until}::timestamptz), 0)
      + coalesce(sum(amount) filter (where amount < 0), 0) > 0
    order by person_id limit ${BATCH}
  `.execute(db);
  return rows;
}

/**
 * Points that were not used within the workspace's months are taken back by an entry of their own. Each person is
 * locked as for spending, so that what is spent at the same moment does not expire as well; a second run finds nothing.
 *
 * @returns how many people's points expired.
 */
export async function expireBenefits(
  db: Database,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<number> {
  const rule = await ruleOf(db, workspaceId);
  if (!rule || now.getTime() - rule.since.getTime() < WARNED_DAYS * DAY_MS) return 0;
  const until = monthsBefore(now, rule.months);
  const { language } = await db
    .selectFrom("workspace")
    .select("language")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  const why = conversationMessage(spokenInConversation([language]), "benefits.late");
  let expired = 0;
  for (let due = await unused(db, { workspaceId, until }); due.length > 0; ) {
    for (const { personId } of due) {
      expired += Number(await expireOf(db, { workspaceId, personId, until, why, now }));
    }
    due = due.length < BATCH ? [] : await unused(db, { workspaceId, until });
  }
  if (expired > 0) {
    await inTransaction(db, (trx) =>
      writeAudit(trx, {
        ...{ workspaceId, actor: "candor", at: now, action: "benefit.expired" },
        ...{ target: "workspace", details: { people: expired } },
      }),
    );
  }
  return expired;
}

async function expireOf(
  db: Database,
  q: { workspaceId: string; personId: string; until: Date; why: string; now: Date },
): Promise<boolean> {
  const { workspaceId, personId, until, why, now } = q;
  return inTransaction(db, async (trx) => {
    await sql`
      select id from person where workspace_id = ${workspaceId} and id = ${personId}::uuid
      for no key update
    `.execute(trx);
    const [left] = await unused(trx, { workspaceId, personId, until });
    if (!left) return false;
    return writeBenefit(trx, {
      ...{ workspaceId, personId, amount: -left.points, why, actor: "candor", now },
      sourceKey: `expired:${personId}:${until.toISOString()}`,
    });
  });
}

/** How many of somebody's points expire within fourteen days if they are not used, and from when on; null for none. */
export async function soonExpired(
  db: Database,
  { workspaceId, personId, now }: { workspaceId: string; personId: string; now: Date },
): Promise<{ points: number; at: Date } | null> {
  const rule = await ruleOf(db, workspaceId);
  if (!rule) return null;
  const until = monthsBefore(new Date(now.getTime() + WARNED_DAYS * DAY_MS), rule.months);
  const [left] = await unused(db, { workspaceId, personId, until });
  if (!left) return null;
  const { rows } = await sql<{ at: Date }>`
    select g.at from (
      select at, sum(amount) over (order by at, id) as so_far from benefit_entry
      where workspace_id = ${workspaceId} and person_id = ${personId}::uuid and amount > 0
    ) g
    where g.so_far > (select coalesce(-sum(amount), 0) from benefit_entry
      where workspace_id = ${workspaceId} and person_id = ${personId}::uuid and amount < 0)
    order by g.at limit 1
  `.execute(db);
  const first = monthsBefore(rows[0]?.at ?? now, -rule.months);
  // A new rule takes nothing before it could be read here.
  const soonest = Math.max(rule.since.getTime() + WARNED_DAYS * DAY_MS, now.getTime());
  return { points: left.points, at: new Date(Math.max(first.getTime(), soonest)) };
}
