import { LIMITS } from "@candor/contract/limits.ts";
import { type SaveStrangers, STRANGERS_A_DAY } from "@candor/contract/mail-in.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import { sql } from "kysely";
import type { Email } from "postal-mime";
import { z } from "zod";
import { findUserByEmail } from "../../auth/user-queries.ts";
import type { ConversationRow } from "../../conversations/conversation.ts";
import { beginConversation } from "../../conversations/open-conversation.ts";
import type { FindConversation, MailRefusal } from "../../conversations/take-in-mail.ts";
import { toIdentity } from "../../people/identity.ts";
import { resolvePeople } from "../../people/resolve-people.ts";
import type { Database, Transaction } from "../../storage/database.ts";

/** Whether and since when mail of strangers opens cases in a workspace, whose they are, and from whom nothing is taken. */
export interface Strangers {
  since: Date;
  teamId: string | null;
  refuse: string[];
}

const DAY_MS = 86_400_000;

/** Null where mail of strangers opens nothing, as it does until somebody wants it. */
export async function strangersOf(
  db: Database | Transaction,
  workspaceId: string,
): Promise<Strangers | null> {
  const row = await db
    .selectFrom("mail_in_stranger")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  if (!row) return null;
  return { since: row.since, teamId: row.team_id, refuse: sendersIn(row.refuse) };
}

/** Addresses and domains; what was struck out with somebody who was erased is neither. */
function sendersIn(text: string): string[] {
  return text.split("\n").filter((line) => /^[^\s@]*@[^\s@]+\.[^\s@]+$/.test(line));
}

/** Mail that came before it was switched on opens nothing: a mailbox may hold years of it. */
export async function saveStrangers(
  trx: Transaction,
  given: SaveStrangers & { workspaceId: string; now: Date },
): Promise<void> {
  const { workspaceId, open, teamId, now } = given;
  if (!open) {
    await trx.deleteFrom("mail_in_stranger").where("workspace_id", "=", workspaceId).execute();
    return;
  }
  const refuse = [...new Set(given.refuse)].join("\n");
  await trx
    .insertInto("mail_in_stranger")
    .values({ workspace_id: workspaceId, since: now, team_id: teamId, refuse })
    .onConflict((conflict) =>
      conflict.column("workspace_id").doUpdateSet({ team_id: teamId, refuse }),
    )
    .execute();
}

/** How many cases were opened by mail of strangers since then. */
export async function openedByStrangers(
  db: Database,
  { workspaceId, since }: { workspaceId: string; since: Date },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from stranger_mail
    where workspace_id = ${workspaceId} and at > ${since}::timestamptz
  `.execute(db);
  return rows[0]?.n ?? 0;
}

const NOT_WANTED: MailRefusal = {
  code: 550,
  reason: "5.7.1 Mail from this sender is not taken at this address",
  why: null,
};
const MACHINES: MailRefusal = {
  code: 550,
  reason: "5.7.1 Newsletters and mail written by machines are not taken at this address",
  why: null,
};
const OF_SENDER: MailRefusal = {
  code: 452,
  reason: `4.2.2 At most ${STRANGERS_A_DAY.sender} new mails a day are taken from one sender`,
  why: "stranger_limit",
};
const OF_WORKSPACE: MailRefusal = {
  code: 452,
  reason: `4.2.2 At most ${STRANGERS_A_DAY.workspace} new mails a day are taken at this address`,
  why: "strangers_limit",
};

/**
 * The conversation of a mail that answers nothing of ours: one that its sender began before and goes on with, else a
 * new one. Newsletters, machines, colleagues and refused senders begin none, and nobody begins more than the limits allow.
 */
export function conversationOfStranger(given: {
  workspaceId: string;
  now: Date;
}): FindConversation {
  const { workspaceId, now } = given;
  return async (trx, { mail, machine, rfcId }) => {
    if (machine !== null || isBulk(mail)) return MACHINES;
    // One after the other, so that the limits hold.
    const { rows } = await sql<{ refuse: string }>`
      select refuse from mail_in_stranger where workspace_id = ${workspaceId} for update
    `.execute(trx);
    const sender = z.email().safeParse(mail.from?.address?.trim().toLowerCase());
    if (!rows[0] || !sender.success) return NOT_WANTED;
    const from = sender.data;
    if (
      sendersIn(rows[0].refuse).some((one) =>
        one.startsWith("@") ? from.endsWith(one) : from === one,
      )
    ) {
      return NOT_WANTED;
    }
    if (await isColleague(trx, workspaceId, from)) return NOT_WANTED;
    const begun = await begunBefore(trx, workspaceId, [rfcId, ...referred(mail)], from);
    if (begun) return begun;
    const refusal = await overLimit(trx, { workspaceId, from, now });
    if (refusal) return refusal;
    const personId = await personOf(trx, { workspaceId, from, name: mail.from?.name, now });
    if (personId === null) return NOT_WANTED;
    const conversation = await beginConversation(trx, { workspaceId, personId, now });
    await trx
      .insertInto("stranger_mail")
      .values({ workspace_id: workspaceId, conversation_id: conversation.id, at: now })
      .execute();
    return conversation;
  };
}

/** What was sent to many, or what a filter on its way took for spam. */
function isBulk({ headers }: Email): boolean {
  const value = (key: string) => headers.find((one) => one.key === key)?.value.trim() ?? null;
  if (value("list-unsubscribe") !== null || value("feedback-id") !== null) return true;
  return /^yes/i.test(value("x-spam-flag") ?? "") || /^yes/i.test(value("x-spam-status") ?? "");
}

async function isColleague(trx: Transaction, workspaceId: string, from: string): Promise<boolean> {
  const user = await findUserByEmail(trx, from);
  if (!user) return false;
  const member = await trx
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", user.userId)
    .executeTakeFirst();
  return member !== undefined;
}

/** Whoever has this address; what the mail calls them is taken for somebody new alone, since anybody can write it. */
async function personOf(
  trx: Transaction,
  given: { workspaceId: string; from: string; name: string | undefined; now: Date },
): Promise<string | null> {
  const { workspaceId, from, now } = given;
  const known = await trx
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("email", "=", from)
    .executeTakeFirst();
  if (known) return known.id;
  const name = cutText(storableText(given.name ?? "").trim(), LIMITS.personName);
  const identity = toIdentity({ email: from, name });
  const [personId] = identity ? await resolvePeople(trx, workspaceId, [identity], now) : [];
  return personId ?? null;
}

function referred({ inReplyTo, references }: Email): string[] {
  return `${inReplyTo ?? ""} ${references ?? ""}`.match(/<[^<>\s]+>/g) ?? [];
}

/** The conversation that holds one of these mails of the same sender, locked: theirs, whatever its subject says. */
async function begunBefore(
  trx: Transaction,
  workspaceId: string,
  names: readonly string[],
  from: string,
): Promise<ConversationRow | null> {
  const { rows } = await sql<{ id: string }>`
    select m.conversation_id as id from conversation_message m
    where m.workspace_id = ${workspaceId} and m.rfc_id = any(${[...names]}::text[]) and m.direction = 'in'
      and lower(m.from_address) = ${from}
    order by m.at desc, m.id desc limit 1
  `.execute(trx);
  if (!rows[0]) return null;
  const row = await trx
    .selectFrom("conversation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", rows[0].id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

async function overLimit(
  trx: Transaction,
  { workspaceId, from, now }: { workspaceId: string; from: string; now: Date },
): Promise<MailRefusal | null> {
  const since = new Date(now.getTime() - DAY_MS);
  const { rows } = await sql<{ everybody: number; sender: number }>`
    select count(*)::int as everybody, count(*) filter (where p.email = ${from})::int as sender
    from stranger_mail s
    join conversation v on v.workspace_id = ${workspaceId} and v.id = s.conversation_id
    join person p on p.workspace_id = ${workspaceId} and p.id = v.person_id
    where s.workspace_id = ${workspaceId} and s.at > ${since}::timestamptz
  `.execute(trx);
  const { everybody = 0, sender = 0 } = rows[0] ?? {};
  if (sender >= STRANGERS_A_DAY.sender) return OF_SENDER;
  return everybody >= STRANGERS_A_DAY.workspace ? OF_WORKSPACE : null;
}
