/** Ready-made things for tests of sending: people, a sending, a channel that writes short mails. */
import type { AudienceSpec } from "@candor/contract/audience.ts";
import { CreateSending, type SendingPlan } from "@candor/contract/sending.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { LinePool } from "../delivery/courier.ts";
import { type OutgoingMail, smtpCourier } from "../delivery/smtp-courier.ts";
import type { OutgoingChannel, SendDeps } from "../invitations/send-due.ts";
import { createSending } from "../sendings/save-sending.ts";
import { continueStart, startSending } from "../sendings/start-sending.ts";
import type { Database } from "../storage/database.ts";
import type { SurveyInWorkspace } from "./fixtures.ts";

/** A Tuesday morning. */
export const TUESDAY = new Date("2026-06-02T10:00:00Z");

/** @returns the ids of p0@shop.lv, p1@shop.lv, … */
export async function somePeople(
  db: Database,
  { workspaceId }: { workspaceId: string },
  count: number,
  more: (n: number) => { attributes?: object; timeZone?: string } = () => ({}),
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => ({
    workspace_id: workspaceId,
    id: uuidv7(),
    email: `p${n}@shop.lv`,
    time_zone: more(n).timeZone ?? null,
    attributes: JSON.stringify(more(n).attributes ?? {}),
    created_at: TUESDAY,
    updated_at: TUESDAY,
  }));
  for (let from = 0; from < rows.length; from += 1000) {
    await db
      .insertInto("person")
      .values(rows.slice(from, from + 1000))
      .execute();
  }
  return rows.map((row) => row.id);
}

/** A sending that has started. */
export async function aSending(
  db: Database,
  survey: SurveyInWorkspace,
  {
    plan = { kind: "once" },
    audience = {},
    rules = {},
    now = TUESDAY,
  }: {
    plan?: Partial<SendingPlan>;
    audience?: Partial<AudienceSpec>;
    rules?: object;
    now?: Date;
  } = {},
): Promise<string> {
  const sending = CreateSending.parse({
    name: "June",
    audience: { who: "everybody", ...audience },
    plan,
    rules,
  });
  const made = { workspaceId: survey.workspaceId, surveyId: survey.surveyId, actor: "ann", now };
  const { id } = await createSending(db, { ...made, sending });
  await startSending(db, { ...made, sendingId: id });
  // What the background would do; tests of that do it themselves.
  const asked = { workspaceId: survey.workspaceId, sendingId: id };
  while (await continueStart(db, asked, now));
  return id;
}

/** E-mail through a mail server, with a text instead of a real mail. */
export function plainMailChannel(url: string, lines = 5): OutgoingChannel<OutgoingMail> {
  const pool = new LinePool(smtpCourier(url, { lines }));
  return {
    channel: "email",
    linesFor: async () => pool,
    compose: async (message) => ({
      from: "shop@shop.lv",
      to: message.address,
      raw: Buffer.from(
        `From: shop@shop.lv\r\nTo: ${message.address}\r\nSubject: ${message.purpose}\r\n\r\n${message.invitationId}`,
      ),
    }),
  };
}

/** What `sendDue` needs, with a clock that stands still unless it is moved. */
export function sendDeps(
  db: Database,
  channel: OutgoingChannel<OutgoingMail>,
  now = TUESDAY,
): SendDeps & { now: Date } {
  const deps = {
    db,
    channels: [channel as OutgoingChannel],
    worker: "test",
    now,
    clock: () => deps.now,
    onError: (error: unknown) => {
      throw error;
    },
  };
  return deps;
}

/** How many invitations of each fate, with the reason where there is one. */
export async function fates(db: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ fate: string; people: number }>`
    select state || coalesce(' ' || reason, '') as fate, count(*)::int as people
    from invitation group by 1 order by 1
  `.execute(db);
  return Object.fromEntries(rows.map((row) => [row.fate, row.people]));
}
