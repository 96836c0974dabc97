import { randomBytes } from "node:crypto";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { CreateWinBack, WinBack } from "@candor/contract/win-back.ts";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { addMembers, createSending } from "../sendings/save-sending.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { currenciesOf, lapsedRows, openRoundOf } from "./lapsed-queries.ts";
import { drawHeldBack } from "./win-back.ts";
import { getWinBack } from "./win-back-queries.ts";

/** As many as the list of a sending takes in one go. */
const MOST = 10_000;
/** Any number will do: two win-backs of a workspace are drawn one after the other. */
const DRAWING = 77_120_045;

type Wanted = z.output<typeof CreateWinBack>;

/**
 * Draws who is written to and who is left alone, and drafts the sending to the former. Nobody is in two
 * win-backs at once.
 *
 * @throws {KnownError} 404 for a survey that is not here; 409 when there is nobody to win back.
 */
export async function beginWinBack(
  db: Database,
  q: { workspaceId: string; actor: string; now: Date; wanted: Wanted },
): Promise<WinBack> {
  const { workspaceId, actor, now, wanted } = q;
  const winBackId = uuidv7(now.getTime());
  await inTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${DRAWING}, hashtext(${workspaceId}))`.execute(trx);
    const currency = wanted.currency ?? (await currenciesOf(trx, workspaceId))[0];
    const people = currency === undefined ? [] : await reachable(trx, { ...q, currency });
    if (currency === undefined || people.length === 0) {
      throw new KnownError(
        409,
        "nobody_to_win_back",
        "Nobody who stopped buying may be written to on this channel: there are no purchases, no addresses, or all of them are in a win-back already.",
      );
    }
    const seed = randomBytes(16).toString("hex");
    const ids = people.map(({ id }) => id);
    const held = wanted.holdOut ? drawHeldBack(ids, seed) : new Set<string>();
    const sending = await createSending(trx, {
      ...{ workspaceId, surveyId: wanted.surveyId, actor, now },
      sending: {
        name: wanted.name,
        channel: wanted.channel,
        audience: { who: "members", delayMinutes: 0 },
        plan: { kind: "once" },
        rules: {},
        properties: { winBack: wanted.name },
      },
    });
    await addMembers(trx, {
      workspaceId,
      sendingId: sending.id,
      members: ids.filter((id) => !held.has(id)).map((personId) => ({ personId, properties: {} })),
      now,
    });
    await trx
      .insertInto("win_back")
      .values({
        workspace_id: workspaceId,
        id: winBackId,
        name: wanted.name,
        survey_id: wanted.surveyId,
        sending_id: sending.id,
        channel: wanted.channel,
        lapsed_days: wanted.lapsedDays,
        currency,
        least_value: wanted.leastValue === undefined ? null : String(wanted.leastValue),
        outcome_days: wanted.outcomeDays,
        seed,
        created_by: actor,
        created_at: now,
        ends_at: new Date(now.getTime() + wanted.outcomeDays * 86_400_000),
      })
      .execute();
    const members = people.map(({ id, value }) => ({
      id: uuidv7(),
      person_id: id,
      arm: held.has(id) ? "held_back" : "contacted",
      value,
    }));
    await sql`
      insert into win_back_member as m (workspace_id, win_back_id, id, person_id, arm, value)
      select ${workspaceId}::uuid, ${winBackId}::uuid, x.id, x.person_id, x.arm, x.value
      from jsonb_to_recordset(${JSON.stringify(members)}::jsonb)
        as x(id uuid, person_id uuid, arm text, value numeric)
    `.execute(trx);
    await writeAudit(trx, {
      workspaceId,
      actor,
      action: "win_back.begun",
      target: wanted.name,
      details: { people: people.length, heldBack: held.size },
    });
  });
  return getWinBack(db, { workspaceId, winBackId, now });
}

const ADDRESS: Record<Wanted["channel"], RawBuilder<unknown>> = {
  email: sql`p.email is not null`,
  sms: sql`p.phone is not null`,
  phone: sql`p.phone is not null`,
  telegram: sql`exists (select from person_address a where a.workspace_id = p.workspace_id
    and a.person_id = p.id and a.channel = 'telegram')`,
};

/** Whoever lapsed, has an address on the channel, took nothing back, and is in no other win-back, the most valuable first. */
async function reachable(
  trx: Transaction,
  q: { workspaceId: string; now: Date; wanted: Wanted; currency: string },
): Promise<{ id: string; value: string }[]> {
  const { workspaceId, now, wanted, currency } = q;
  const lapsed = { workspaceId, now, currency, ...only(wanted) };
  const { rows } = await sql<{ id: string; value: string }>`
    with lapsed as materialized (${lapsedRows(lapsed)})
    select p.id, lapsed.value::text as value
    from lapsed join person p on p.workspace_id = ${workspaceId}::uuid and p.id = lapsed.person_id
    where ${ADDRESS[wanted.channel]}
      and not exists (select from contact_block x where x.workspace_id = ${workspaceId}::uuid
        and x.person_id = p.id and x.channel in ('*', ${wanted.channel}))
      and not exists (select from consent k where k.workspace_id = ${workspaceId}::uuid
        and k.person_id = p.id and k.channel in ('contact', ${wanted.channel}) and not k.given)
      and not exists (${openRoundOf(workspaceId, now)})
    order by lapsed.value desc, p.id limit ${MOST}
  `.execute(trx);
  return rows;
}

function only({ lapsedDays, leastValue }: Wanted) {
  return { lapsedDays, leastValue };
}
