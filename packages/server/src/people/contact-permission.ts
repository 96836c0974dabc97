import type {
  BlockedChannel,
  BlockReason,
  Consent,
  ConsentChannel,
  ContactBlock,
} from "@candor/contract/person.ts";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";

/** A block that is set: who may not be written to, where, and why. */
export interface NewBlock {
  workspaceId: string;
  personId: string;
  channel: BlockedChannel;
  reason: BlockReason;
  /** For `bounced`: the address that does not work. A person with another address is tried again. */
  address?: string | null;
  detail?: string | null;
  actor: string;
  now: Date;
}

/** From now on this person is not written to there. Saying it twice keeps the first date. */
export async function blockContact(db: Database | Transaction, block: NewBlock): Promise<void> {
  await sql`
    insert into contact_block (workspace_id, person_id, channel, reason, address, detail, actor, at)
    values (${block.workspaceId}::uuid, ${block.personId}::uuid, ${block.channel}, ${block.reason},
      ${block.address ?? null}, ${block.detail ?? null}, ${block.actor}, ${block.now}::timestamptz)
    on conflict (workspace_id, person_id, channel, reason) do update set
      address = excluded.address, detail = excluded.detail,
      at = case when contact_block.address is not distinct from excluded.address
        then contact_block.at else excluded.at end
  `.execute(db);
}

/** Lifts a block; says whether there was one. */
export async function liftBlock(
  db: Database | Transaction,
  block: { workspaceId: string; personId: string; channel: string; reason: string },
): Promise<boolean> {
  const lifted = await db
    .deleteFrom("contact_block")
    .where("workspace_id", "=", block.workspaceId)
    .where("person_id", "=", block.personId)
    .where("channel", "=", block.channel)
    .where("reason", "=", block.reason)
    .executeTakeFirst();
  return lifted.numDeletedRows > 0n;
}

/** Why this person is not written to, newest first. */
export async function blocksOf(
  db: Database | Transaction,
  q: { workspaceId: string; personId: string },
): Promise<ContactBlock[]> {
  const rows = await db
    .selectFrom("contact_block")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .orderBy("at", "desc")
    .orderBy("channel")
    .execute();
  return rows.map((row) => ({
    channel: row.channel as BlockedChannel,
    reason: row.reason as BlockReason,
    address: row.address,
    detail: row.detail,
    by: row.actor,
    at: row.at.toISOString(),
  }));
}

/** What this person agreed to, or took back. */
export async function consentsOf(
  db: Database | Transaction,
  q: { workspaceId: string; personId: string },
): Promise<Consent[]> {
  const rows = await db
    .selectFrom("consent")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .orderBy("channel")
    .execute();
  return rows.map((row) => ({
    channel: row.channel as ConsentChannel,
    given: row.given,
    source: row.source,
    at: row.at.toISOString(),
    wording: row.wording,
    responseId: row.response_id,
  }));
}

/** Notes that a person agreed to be asked on a channel, or took it back. */
export async function setConsent(
  db: Database | Transaction,
  consent: {
    workspaceId: string;
    personId: string;
    channel: ConsentChannel;
    given: boolean;
    source: string;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into consent (workspace_id, person_id, channel, given, source, at)
    values (${consent.workspaceId}::uuid, ${consent.personId}::uuid, ${consent.channel},
      ${consent.given}, ${consent.source}, ${consent.now}::timestamptz)
    on conflict (workspace_id, person_id, channel) do update set
      given = excluded.given, source = excluded.source, at = excluded.at,
      wording = null, response_id = null
  `.execute(db);
}

/** A person who may not be written to, as lists for other programs show it. */
export interface BlockedPerson {
  personId: string;
  email: string | null;
  phone: string | null;
  name: string | null;
  reason: string;
  at: Date;
}

/**
 * Unsubscribes or bounces with their times, oldest first.
 *
 * @param q.since from this moment on; `q.until` before that one.
 */
export async function listBlocked(
  db: Database,
  q: {
    workspaceId: string;
    reason: BlockReason;
    since?: Date | undefined;
    until?: Date | undefined;
    limit: number;
    offset?: number;
  },
): Promise<BlockedPerson[]> {
  const { rows } = await sql<BlockedPerson>`
    select b.person_id as "personId", p.email, p.phone, p.name, b.reason, min(b.at) as at
    from contact_block b join person p on p.workspace_id = b.workspace_id and p.id = b.person_id
    where b.workspace_id = ${q.workspaceId} and p.workspace_id = ${q.workspaceId} and b.reason = ${q.reason}
      ${q.since ? sql`and b.at >= ${q.since}::timestamptz` : sql``}
      ${q.until ? sql`and b.at < ${q.until}::timestamptz` : sql``}
    group by b.person_id, p.email, p.phone, p.name, b.reason
    order by min(b.at), b.person_id limit ${q.limit} offset ${q.offset ?? 0}
  `.execute(db);
  return rows;
}
