import type { AskingChannel } from "@candor/contract/person.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { type RulesInForce, rulesInForce } from "../audiences/asking-rules.ts";
import { type JudgedRow, judgePeople } from "../audiences/judge-people.ts";
import { leaseFrom } from "../due-work/lease.ts";
import { lockAsking } from "../sendings/fate.ts";
import { nextAllowed, zoneOr } from "../sendings/sending-window.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ClaimedMessage, FollowUpRules } from "./claimed-message.ts";
import { paceOf } from "./pace.ts";

export interface Claim {
  workspaceId: string;
  channel: AskingChannel;
  /** Who claims: messages of a process that died are taken over. */
  worker: string;
  limit: number;
  now: Date;
}

/**
 * Takes what is due and may go out now. All rules are asked again at this moment, under a lock: the
 * survey is open, the person is reachable and not in a quiet time, it is day where they live, the
 * pace allows it. What may not go out gets its reason, and its later moment where there is one.
 *
 * @returns what may go out, and how many were looked at: none when nothing is due.
 */
export async function claimDue(
  db: Database,
  claim: Claim,
): Promise<{ messages: ClaimedMessage[]; looked: number }> {
  return db.transaction().execute(async (trx) => {
    await lockAsking(trx, claim.workspaceId);
    const due = await dueInvitations(trx, claim);
    if (due.length === 0) return { messages: [], looked: 0 };
    const verdicts = await judgeAll(trx, claim, due);
    await writeVerdicts(trx, claim, verdicts);
    return { messages: await insertMessages(trx, claim, verdicts), looked: due.length };
  });
}

interface Due {
  id: string;
  survey_id: string;
  sending_id: string | null;
  person_id: string;
  next_action: "ask" | "remind";
  attempts: number;
  survey_kind: string;
  survey_status: string;
  rules: object | null;
  /** From when on an answer is one to this request. */
  since: Date;
}

/** What is due, without what is paused, and one invitation a person: the next one waits for its fate. */
async function dueInvitations(trx: Transaction, claim: Claim): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select distinct on (d.person_id) d.* from (
      select i.id, i.survey_id, i.sending_id, i.person_id, i.next_action, i.attempts, i.next_at,
        v.kind as survey_kind, v.status as survey_status, s.rules,
        coalesce(i.asked_at, i.created_at) as since
      from invitation i
      join survey v on v.workspace_id = i.workspace_id and v.id = i.survey_id
      left join sending s on s.workspace_id = i.workspace_id and s.id = i.sending_id
      where i.workspace_id = ${claim.workspaceId} and v.workspace_id = ${claim.workspaceId}
        and i.channel = ${claim.channel} and i.next_action in ('ask', 'remind')
        and i.next_at <= ${claim.now}::timestamptz
        and (s.id is null or s.status in ('running', 'finished'))
        and not exists (
          select from message m join invitation o on o.workspace_id = m.workspace_id and o.id = m.invitation_id
          where m.workspace_id = ${claim.workspaceId} and o.workspace_id = ${claim.workspaceId}
            and o.person_id = i.person_id and m.lease_until is not null)
      order by i.next_at, i.id limit ${claim.limit}
    ) d order by d.person_id, d.next_at, d.id
  `.execute(trx);
  return rows;
}

type Verdict =
  | { due: Due; kind: "go"; address: string; rules: FollowUpRules }
  | { due: Due; kind: "later"; at: Date; reason: string | null }
  | { due: Due; kind: "no"; reason: string };

async function judgeAll(trx: Transaction, claim: Claim, due: readonly Due[]): Promise<Verdict[]> {
  const { time_zone, is_sample } = await trx
    .selectFrom("workspace")
    .select(["time_zone", "is_sample"])
    .where("id", "=", claim.workspaceId)
    .executeTakeFirstOrThrow();
  const verdicts: Verdict[] = [];
  const groups = Map.groupBy(due, (row) => `${row.survey_id}/${row.sending_id}`);
  for (const group of groups.values()) {
    const first = group[0];
    if (!first) continue;
    const rules = await rulesInForce(trx, {
      workspaceId: claim.workspaceId,
      surveyId: first.survey_id,
      own: first.rules ?? {},
    });
    const { rows } = await sql<JudgedRow>`${judgePeople({
      workspaceId: claim.workspaceId,
      surveyKind: first.survey_kind,
      channel: claim.channel,
      rules,
      at: claim.now,
      personIds: group.map((row) => row.person_id),
    })}`.execute(trx);
    const people = new Map(rows.map((row) => [row.person_id, row]));
    const judged = group.map((row) =>
      // The sample's people have example addresses: nothing ever leaves the house for them.
      is_sample
        ? { due: row, kind: "no" as const, reason: "test_address" }
        : verdictOf(row, people.get(row.person_id), { rules, timeZone: time_zone, now: claim.now }),
    );
    verdicts.push(...(await paced(trx, claim, first.sending_id, rules, judged)));
  }
  return verdicts;
}

function verdictOf(
  due: Due,
  person: JudgedRow | undefined,
  { rules, timeZone, now }: { rules: RulesInForce; timeZone: string; now: Date },
): Verdict {
  if (due.survey_status !== "open") return { due, kind: "no", reason: "survey_closed" };
  if (!person) return { due, kind: "no", reason: "person_erased" };
  if (person.reason) return { due, kind: "no", reason: person.reason };
  // A reminder, or another try, belongs to a request that was made already.
  const fresh = due.next_action === "ask" && due.attempts === 0;
  if (!fresh && person.answered_at && person.answered_at >= due.since) {
    return { due, kind: "no", reason: "already_answered" };
  }
  if (fresh && person.quiet_until) {
    const reason = person.quiet_reason ?? "quiet_time_workspace";
    return rules.whenQuiet === "later"
      ? { due, kind: "later", at: person.quiet_until, reason }
      : { due, kind: "no", reason };
  }
  const at = nextAllowed(now, { ...rules, timeZone: zoneOr(person.time_zone, timeZone) });
  if (at > now) return { due, kind: "later", at, reason: null };
  return { due, kind: "go", address: person.address ?? "", rules };
}

/** Those over the pace are looked at again later. */
async function paced(
  trx: Transaction,
  claim: Claim,
  sendingId: string | null,
  rules: RulesInForce,
  verdicts: readonly Verdict[],
): Promise<Verdict[]> {
  const pace = await paceOf(trx, { ...claim, sendingId, rules });
  const going = verdicts.filter((verdict) => verdict.kind === "go");
  const waiting = going.slice(Math.min(pace.now, going.length));
  const later = waiting.map(({ due }, n): Verdict => {
    const at = new Date(claim.now.getTime() + pace.waitMs(n, waiting.length));
    return { due, kind: "later", at, reason: null };
  });
  const held = new Set(waiting.map(({ due }) => due.id));
  return [...verdicts.filter(({ due }) => !held.has(due.id)), ...later];
}

async function writeVerdicts(
  trx: Transaction,
  claim: Claim,
  verdicts: readonly Verdict[],
): Promise<void> {
  const rows = verdicts.flatMap(changeOf);
  if (rows.length === 0) return;
  await sql`
    update invitation i set
      state = coalesce(v.state, i.state),
      reason = case when v.expire then i.reason else v.reason end,
      detail = case when v.expire then 'not reminded: ' || v.reason else i.detail end,
      next_action = case when v.expire or v.at is null then null else i.next_action end,
      next_at = v.at, updated_at = ${claim.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(id uuid, state text, reason text, at timestamptz, expire boolean)
    where i.workspace_id = ${claim.workspaceId} and i.id = v.id
  `.execute(trx);
}

interface Change {
  id: string;
  state: string | null;
  reason: string | null;
  at: string | null;
  /** Not reminded any more. */
  expire: boolean;
}

function changeOf(verdict: Verdict): Change[] {
  const { id, next_action } = verdict.due;
  const asks = next_action === "ask";
  if (verdict.kind === "later") {
    const { reason } = verdict;
    const state = asks ? (reason ? "held_back" : "planned") : null;
    return [{ id, state, reason, at: verdict.at.toISOString(), expire: false }];
  }
  if (verdict.kind === "go") return [];
  // Somebody who was asked already is only not reminded.
  const state = asks ? "not_asked" : null;
  return [{ id, state, reason: verdict.reason, at: null, expire: !asks }];
}

async function insertMessages(
  trx: Transaction,
  claim: Claim,
  verdicts: readonly Verdict[],
): Promise<ClaimedMessage[]> {
  const going = verdicts.filter((verdict) => verdict.kind === "go");
  if (going.length === 0) return [];
  const messages = going.map(({ due, address, rules }) => ({
    workspaceId: claim.workspaceId,
    id: uuidv7(claim.now.getTime()),
    invitationId: due.id,
    surveyId: due.survey_id,
    sendingId: due.sending_id,
    personId: due.person_id,
    channel: claim.channel,
    purpose: due.next_action,
    address,
    rules,
  }));
  await trx
    .insertInto("message")
    .values(
      messages.map((message) => ({
        workspace_id: message.workspaceId,
        id: message.id,
        invitation_id: message.invitationId,
        sending_id: message.sendingId,
        channel: message.channel,
        purpose: message.purpose,
        state: "queued",
        address: message.address,
        claimed_by: claim.worker,
        lease_until: leaseFrom(claim.now),
        created_at: claim.now,
      })),
    )
    .execute();
  // Due no longer: the message carries it now.
  await trx
    .updateTable("invitation")
    .set({ next_at: null, updated_at: claim.now })
    .where("workspace_id", "=", claim.workspaceId)
    .where(
      "id",
      "in",
      going.map(({ due }) => due.id),
    )
    .execute();
  return messages;
}
