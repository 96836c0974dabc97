import { AudienceSpec } from "@candor/contract/audience.ts";
import type { AskingChannel } from "@candor/contract/person.ts";
import { sql } from "kysely";
import type { Identity } from "../people/identity.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import type { SendingRow } from "../sendings/sending-queries.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { type ScheduledInvitation, scheduleInvitation } from "./schedule-invitation.ts";

/** Something that happened to a customer. */
export interface HeardEvent {
  workspaceId: string;
  surveyId: string;
  event: string;
  identity: Identity;
  /** When it happened; the sending's delay counts from here. */
  at: Date;
  properties: Readonly<Record<string, string | number | boolean>>;
  touchpoint?: string | null;
  language?: string | null;
  externalId?: string | null;
  now: Date;
}

/**
 * Asks the customer for every running sending of the survey that waits for this event. The person is
 * made when not known, even when nothing waits: the event tells of a customer.
 */
export async function hearEvent(
  db: Database,
  heard: HeardEvent,
): Promise<(ScheduledInvitation & { sendingId: string })[]> {
  return inTransaction(db, async (trx) => {
    const [personId] = await resolvePeople(trx, heard.workspaceId, [heard.identity], heard.now);
    const { rows } = await sql<SendingRow>`
      select * from sending where workspace_id = ${heard.workspaceId} and survey_id = ${heard.surveyId}
        and status = 'running' and audience ->> 'event' = ${heard.event} order by id
    `.execute(trx);
    const scheduled: (ScheduledInvitation & { sendingId: string })[] = [];
    for (const row of rows) {
      const { delayMinutes } = AudienceSpec.parse(row.audience);
      const due = heard.at.getTime() + delayMinutes * 60_000;
      const invitation = await scheduleInvitation(trx, {
        workspaceId: heard.workspaceId,
        surveyId: heard.surveyId,
        personId: personId ?? "",
        channel: row.channel as AskingChannel,
        delaySeconds: Math.max(0, Math.round((due - heard.now.getTime()) / 1000)),
        properties: { ...row.properties, ...heard.properties },
        origin: "event",
        sendingId: row.id,
        touchpoint: heard.touchpoint ?? null,
        language: heard.language ?? null,
        externalId: heard.externalId ?? null,
        rules: row.rules,
        now: heard.now,
      });
      scheduled.push({ ...invitation, sendingId: row.id });
    }
    return scheduled;
  });
}
