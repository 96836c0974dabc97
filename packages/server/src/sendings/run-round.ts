import { AudienceSpec } from "@candor/contract/audience.ts";
import type { Judged } from "../audiences/judge-people.ts";
import { judgedAudience } from "../audiences/preview-audience.ts";
import type { Transaction } from "../storage/database.ts";
import { planDripRound } from "./plan-invitations.ts";
import { updateSending } from "./sending-act.ts";
import type { SendingAsked, SendingRow } from "./sending-queries.ts";
import { dayIn, daysLater, momentOf } from "./sending-window.ts";

/** When the day's share of autopilot is chosen, by the workspace's clock. */
const ROUND_CLOCK = "09:00";
const ROUND_HOURS = 8;

/** One round of autopilot. @returns how many people it asks. */
export async function runRound(
  trx: Transaction,
  q: SendingAsked & { now: Date },
  row: SendingRow,
  everyDays: number,
  zone: string,
): Promise<number> {
  const judged = await audienceOf(trx, q, row, q.now);
  const today = dayIn(q.now, zone);
  const asked = await planDripRound(trx, {
    ...q,
    surveyId: row.survey_id,
    judged,
    everyDays,
    round: Math.floor(Date.parse(today) / 86_400_000),
    overHours: ROUND_HOURS,
    properties: row.properties,
  });
  const next = daysLater(momentOf(today, ROUND_CLOCK, zone), 1, zone);
  await updateSending(trx, q, { next_round_at: next });
  return asked;
}

/** Everybody a sending speaks of, as they would be judged at a moment. */
export function audienceOf(
  trx: Transaction,
  q: SendingAsked,
  row: SendingRow,
  at: Date,
): Promise<Judged> {
  return judgedAudience(trx, {
    workspaceId: q.workspaceId,
    surveyId: row.survey_id,
    audience: AudienceSpec.parse(row.audience),
    channel: row.channel as Judged["channel"],
    sendingId: row.id,
    rules: row.rules,
    now: at,
  });
}
