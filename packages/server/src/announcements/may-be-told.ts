import { AskingRules, DEFAULT_ASKING_RULES } from "@candor/contract/sending.ts";
import { sql } from "kysely";
import { type RulesInForce, rulesInForce, workspaceRules } from "../audiences/asking-rules.ts";
import { type JudgedRow, judgePeople } from "../audiences/judge-people.ts";
import { nextAllowed, zoneOr } from "../sendings/sending-window.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { type AnnouncementRow, audienceOf } from "./announcement.ts";

/** What is known of somebody at this moment, and why they may not be written to, if they may not. */
export interface Judged {
  personId: string;
  name: string | null;
  language: string | null;
  reason: string | null;
  /** Where they are told: in Telegram whoever answered there last, or has no other address. */
  channel: "email" | "telegram";
  /** When their day allows a letter; now when it does. */
  from: Date;
}

/**
 * Judges people as invitations do: an address, no block, no refusal; and within the hours in which they may be
 * written to. Whoever wants no news is left out of these letters, and of nothing else.
 */
export async function judge(
  db: Database | Transaction,
  row: Pick<AnnouncementRow, "workspace_id" | "improvement_id" | "audience">,
  asked: { personIds: readonly string[]; now: Date },
): Promise<Map<string, Judged>> {
  return judgeBy(db, row.workspace_id, await measureOf(db, row), asked);
}

/** The same by rules that were read before. */
export async function judgeBy(
  db: Database | Transaction,
  workspaceId: string,
  measure: Measure,
  { personIds, now }: { personIds: readonly string[]; now: Date },
): Promise<Map<string, Judged>> {
  const people = await judgeOn(db, workspaceId, measure, { personIds, now, channel: "email" });
  const inTelegram = await whoIsInTelegram(db, workspaceId, personIds);
  if (inTelegram.length === 0) return people;
  const there = { personIds: inTelegram, now, channel: "telegram" } as const;
  for (const [personId, judged] of await judgeOn(db, workspaceId, measure, there)) {
    const byMail = people.get(personId);
    // Who may not be written to there is written to by mail, where that may be.
    if (judged.reason === null || byMail?.reason === "no_address") people.set(personId, judged);
  }
  return people;
}

/** Those whose last answer came from Telegram, or of whom no mail address is known; where a bot is set up. */
async function whoIsInTelegram(
  db: Database | Transaction,
  workspaceId: string,
  personIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.person_id as id from person_address a
    join person p on p.workspace_id = a.workspace_id and p.id = a.person_id
    where a.workspace_id = ${workspaceId} and p.workspace_id = ${workspaceId}
      and a.channel = 'telegram' and a.person_id = any(${[...personIds]}::uuid[])
      and exists (select from channel_account c where c.workspace_id = ${workspaceId}
        and c.channel = 'telegram')
      and (coalesce(p.email, '') = '' or 'telegram' = (
        select r.channel from response r where r.workspace_id = ${workspaceId} and r.person_id = p.id
          and r.deleted_at is null order by r.answered_at desc limit 1))
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Judges people for letters on one channel alone. */
export async function judgeOn(
  db: Database | Transaction,
  workspaceId: string,
  { rules, timeZone, isSample }: Measure,
  {
    personIds,
    now,
    channel,
  }: { personIds: readonly string[]; now: Date; channel: Judged["channel"] },
): Promise<Map<string, Judged>> {
  const people = new Map<string, Judged>();
  for (let at = 0; at < personIds.length; at += SLICE) {
    const slice = personIds.slice(at, at + SLICE);
    const { rows } = await sql<JudgedRow & { name: string | null; refused: boolean }>`
      select j.*, p.name, n.person_id is not null as refused from (${judgePeople({
        workspaceId,
        surveyKind: "relationship",
        channel,
        // When somebody was asked or answered last says nothing about news on what they raised.
        rules: { ...rules, answersCount: false },
        at: now,
        personIds: slice,
      })}) j
      join person p on p.workspace_id = ${workspaceId} and p.id = j.person_id
      left join news_refusal n on n.workspace_id = ${workspaceId} and n.person_id = j.person_id
    `.execute(db);
    for (const one of rows) {
      const window = { ...rules, timeZone: zoneOr(one.time_zone, timeZone) };
      // The sample's people have example addresses: nothing ever leaves the house for them.
      const reason = one.reason ?? (one.refused ? "no_news" : isSample ? "test_address" : null);
      people.set(one.person_id, {
        personId: one.person_id,
        name: one.name?.trim() || null,
        language: one.language,
        reason,
        channel,
        from: nextAllowed(now, window),
      });
    }
  }
  return people;
}

const SLICE = 2000;

/** By what people are judged; the same for all letters of an announcement. */
export interface Measure {
  rules: RulesInForce;
  timeZone: string;
  isSample: boolean;
}

export async function measureOf(
  db: Database | Transaction,
  row: Pick<AnnouncementRow, "workspace_id" | "improvement_id" | "audience">,
): Promise<Measure> {
  const { rows } = await sql<{ time_zone: string; is_sample: boolean }>`
    select time_zone, is_sample from workspace where id = ${row.workspace_id}
  `.execute(db);
  const { time_zone: timeZone = "UTC", is_sample: isSample = false } = rows[0] ?? {};
  return { rules: await rulesOf(db, row), timeZone, isSample };
}

/** The hours of the survey in which it was raised, where one is known. */
async function rulesOf(
  db: Database | Transaction,
  row: Pick<AnnouncementRow, "workspace_id" | "improvement_id" | "audience">,
): Promise<RulesInForce> {
  const workspaceId = row.workspace_id;
  const { answers, responseIds } = audienceOf(row);
  const { rows } = await sql<{ id: string | null }>`
    select coalesce(
      (select survey_id from improvement where workspace_id = ${workspaceId}
        and id = ${row.improvement_id}::uuid),
      ${answers?.surveyId ?? null}::uuid,
      (select survey_id from response where workspace_id = ${workspaceId}
        and id = ${responseIds[0] ?? null}::uuid)) as id
  `.execute(db);
  const surveyId = rows[0]?.id;
  if (surveyId) return rulesInForce(db as Database, { workspaceId, surveyId });
  const ours = await workspaceRules(db as Database, workspaceId);
  return { ...AskingRules.parse(DEFAULT_ASKING_RULES), ...ours };
}
