import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeLetter } from "../conversations/write-letter.ts";
import type { DueWorker } from "../due-work/due-runner.ts";
import type { ProvenChange } from "../improvements/proven-change.ts";
import { spokenInConversation } from "../messages/conversation-messages.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import {
  ANNOUNCEMENTS,
  type AnnouncementNews,
  type AnnouncementRow,
  type RecipientRow,
  textsOf,
  updateAnnouncement,
} from "./announcement.ts";
import { letterFor } from "./letter-words.ts";
import { type Judged, judge } from "./may-be-told.ts";
import { nextLook } from "./next-look.ts";
import { workspaceOf } from "./preview-announcement.ts";
import { provenOf } from "./result-words.ts";
import { beginScheduled } from "./schedule-announcement.ts";
import { type TelegramTelling, tellByTelegram, writeForTelegram } from "./tell-by-telegram.ts";
import { type Raised, raisedBy } from "./who-raised-it.ts";

export interface CarryDeps {
  db: Database;
  news: AnnouncementNews;
  /** Whether a workspace's letters can leave. */
  mailOf(workspaceId: string): Promise<{ works: boolean }>;
  /** Null where nobody is told in Telegram. */
  telegram: TelegramTelling | null;
  clock: () => Date;
}

/** So many letters wait for the mail server at most: whoever pauses takes back no more than these. */
const QUEUED = 100;
/** What is announced to somebody within so long after other news waits, and comes in one letter. */
const APART_MS = 7 * 86_400_000;

/**
 * Writes the letters of announcements, a few at a time, into the line in which all letters leave: what is in doubt
 * after a crash is settled there. A recipient's row says who has a letter, so nobody gets a second one.
 */
export function announcementCarrier(deps: CarryDeps): DueWorker {
  const { db, clock } = deps;
  return {
    kind: ANNOUNCEMENTS,
    async takeTurn({ workspaceId, signal }) {
      await beginScheduled(db, workspaceId, {
        now: clock(),
        mailWorks: async () => (await deps.mailOf(workspaceId)).works,
      });
      while (!signal.aborted && (await writeSome(db, workspaceId, clock())));
      const { telegram } = deps;
      if (telegram) await tellByTelegram({ db, clock, telegram }, workspaceId, signal);
      await finish(deps, workspaceId);
      return nextLook(db, workspaceId, clock());
    },
    async sweep(now) {
      const { rows } = await sql<{ workspaceId: string }>`
        select distinct workspace_id as "workspaceId" from announcement where state = 'sending'
          or (state = 'approved' and scheduled_at <= ${now}::timestamptz)
      `.execute(db);
      return rows;
    },
  };
}

/** @returns whether anything was done: then there may be more. */
async function writeSome(db: Database, workspaceId: string, now: Date): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    // Shared: whoever pauses or changes one waits until these are written, and takes them back.
    const rows = await trx
      .selectFrom("announcement")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("state", "=", "sending")
      .orderBy("id")
      .forShare()
      .execute();
    if (rows.length === 0) return false;
    const ids = rows.map(({ id }) => id);
    const recipients = await nextRecipients(trx, { workspaceId, ids, now });
    if (recipients.length === 0) return false;
    const announcements = new Map(rows.map((row) => [row.id, row]));
    const byPerson = Map.groupBy(recipients, ({ person_id }) => person_id ?? "");
    const first = announcements.get(recipients[0]?.announcement_id ?? "") ?? rows[0];
    if (!first) return false;
    const judged = await judge(trx, first, { personIds: [...byPerson.keys()], now });
    const workspace = await workspaceOf(trx, workspaceId);
    const context = { announcements, now, workspace, proven: await provenOfAll(trx, rows) };
    const raised = await raisedOf(trx, workspaceId, recipients);
    const lately = await toldLately(trx, { workspaceId, people: [...byPerson.keys()], now });
    for (const [personId, theirs] of byPerson) {
      const fate = fateOf(judged.get(personId), lately.get(personId), now);
      if (fate === null) await writeOne(trx, theirs, { ...context, raised, judged });
      else await settle(trx, theirs, fate);
    }
    return true;
  });
}

/** Those whose turn it is, with everything else that waits for the same people. */
async function nextRecipients(
  trx: Transaction,
  q: { workspaceId: string; ids: string[]; now: Date },
): Promise<RecipientRow[]> {
  const { workspaceId, ids, now } = q;
  const { queued } = await trx
    .selectFrom("announcement_recipient")
    .select((eb) => eb.fn.countAll<string>().as("queued"))
    .where("workspace_id", "=", workspaceId)
    .where("announcement_id", "in", ids)
    .where("state", "=", "queued")
    .executeTakeFirstOrThrow();
  const room = QUEUED - Number(queued);
  if (room <= 0) return [];
  const waiting = trx
    .selectFrom("announcement_recipient")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("announcement_id", "in", ids)
    .where("state", "=", "waiting")
    .where("person_id", "is not", null)
    .orderBy("announcement_id")
    .orderBy("id")
    .forUpdate()
    .skipLocked();
  const due = await waiting
    .where((eb) => eb.or([eb("next_at", "is", null), eb("next_at", "<=", now)]))
    .limit(room)
    .execute();
  if (due.length === 0) return [];
  const people = due.flatMap(({ person_id }) => person_id ?? []);
  const others = await waiting
    .where("person_id", "in", people)
    .where(
      "id",
      "not in",
      due.map(({ id }) => id),
    )
    .execute();
  return [...due, ...others];
}

/** What they said, by what it was. */
async function raisedOf(
  trx: Transaction,
  workspaceId: string,
  recipients: readonly RecipientRow[],
): Promise<Map<string, Raised>> {
  const of = (kind: string) =>
    recipients.flatMap((one) => (one.raised_by === kind ? [one.source_id] : []));
  const found = await raisedBy(trx, workspaceId, {
    response: of("response"),
    case: of("case"),
    comment: of("comment"),
    promise: of("promise"),
    vote: of("vote"),
  });
  return new Map(found.map((one) => [`${one.kind} ${one.id}`, one]));
}

/**
 * When each of them had a letter of this kind last. A letter that went to another entry of the same human, before the
 * two became one, counts as theirs: it is in their conversations.
 */
async function toldLately(
  trx: Transaction,
  q: { workspaceId: string; people: string[]; now: Date },
): Promise<Map<string, { at: Date; of: string[] }>> {
  const { rows } = await sql<{ person_id: string; at: Date; of: string[] }>`
    select c.person_id, max(coalesce(r.told_at, ${q.now}::timestamptz)) as at, array_agg(r.announcement_id::text) as of
    from announcement_recipient r
    join conversation c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
    where r.workspace_id = ${q.workspaceId} and c.workspace_id = ${q.workspaceId}
      and c.person_id = any(${q.people}::uuid[]) and r.state in ('queued', 'sent', 'unconfirmed')
    group by c.person_id
  `.execute(trx);
  return new Map(rows.map(({ person_id, ...told }) => [person_id, told]));
}

type Fate =
  | { state: "left_out"; reason: string }
  | { state: "waiting"; reason: string; next_at: Date };

/** Null for whoever gets a letter now. */
function fateOf(
  judged: Judged | undefined,
  lately: { at: Date; of: string[] } | undefined,
  now: Date,
): ((one: RecipientRow) => Fate) | null {
  if (!judged) return () => ({ state: "left_out", reason: "person_erased" });
  const { reason, from } = judged;
  if (reason !== null) return () => ({ state: "left_out", reason });
  const nextNews = lately ? new Date(lately.at.getTime() + APART_MS) : null;
  if (lately && nextNews && nextNews > now) {
    return ({ announcement_id }) =>
      lately.of.includes(announcement_id)
        ? { state: "left_out", reason: "already_told" }
        : { state: "waiting", reason: "recent_news", next_at: nextNews };
  }
  if (from > now) return () => ({ state: "waiting", reason: "quiet_hours", next_at: from });
  return null;
}

async function settle(
  trx: Transaction,
  theirs: readonly RecipientRow[],
  fateFor: (one: RecipientRow) => Fate,
): Promise<void> {
  for (const one of theirs) await setRecipient(trx, one, fateFor(one));
}

async function setRecipient(
  trx: Transaction,
  one: RecipientRow,
  columns: Partial<RecipientRow>,
): Promise<void> {
  await trx
    .updateTable("announcement_recipient")
    .set(columns)
    .where("workspace_id", "=", one.workspace_id)
    .where("announcement_id", "=", one.announcement_id)
    .where("id", "=", one.id)
    .execute();
}

interface Context {
  announcements: ReadonlyMap<string, AnnouncementRow>;
  raised: ReadonlyMap<string, Raised>;
  judged: ReadonlyMap<string, Judged>;
  workspace: Awaited<ReturnType<typeof workspaceOf>>;
  /** What may be claimed, by announcement. */
  proven: ReadonlyMap<string, ProvenChange | null>;
  now: Date;
}

async function provenOfAll(trx: Transaction, rows: readonly AnnouncementRow[]) {
  const proven = new Map<string, ProvenChange | null>();
  for (const row of rows) proven.set(row.id, await provenOf(trx, row));
  return proven;
}

/** Between two things that are told in one letter. */
const BETWEEN = "\n\n* * *\n\n";

/** One letter a person, about everything that waits for them. */
async function writeOne(
  trx: Transaction,
  theirs: readonly RecipientRow[],
  { announcements, raised, judged, workspace, proven, now }: Context,
): Promise<void> {
  const letters = theirs.flatMap((one) => {
    const row = announcements.get(one.announcement_id);
    const personId = one.person_id;
    if (!row || personId === null) return [];
    const said = raised.get(`${one.raised_by} ${one.source_id}`);
    // What was deleted since is not quoted.
    const gone = { at: one.raised_at, score: one.score_then, words: null, language: one.language };
    const { name = null, language = null } = judged.get(personId) ?? {};
    const measured = proven.get(row.id) ?? null;
    const whom = { personId, name, language, raised: said ?? gone, workspace, proven: measured };
    return [{ one, row, letter: letterFor(textsOf(row), whom) }];
  });
  const whole = letters.filter(({ letter }) => letter.missing.length === 0);
  for (const { one } of letters.filter(({ letter }) => letter.missing.length > 0)) {
    await setRecipient(trx, one, { state: "left_out", reason: "placeholder_empty" });
  }
  const [first] = whole;
  if (!first) return;
  const conversation = await trx
    .insertInto("conversation")
    .values({
      workspace_id: first.one.workspace_id,
      id: uuidv7(now.getTime()),
      person_id: first.letter.personId,
      case_id: null,
      subject: first.letter.subject,
      language: spokenInConversation([first.letter.language]),
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const channel = judged.get(first.letter.personId)?.channel ?? "email";
  const said = {
    kind: "announcement",
    text: whole.map(({ letter }) => letter.text).join(BETWEEN),
    actor: first.row.approved_by ?? first.row.created_by,
    now,
  } as const;
  const messageId =
    channel === "telegram"
      ? await writeForTelegram(trx, conversation, said)
      : (await writeLetter(trx, conversation, { ...said, waits: false, heldMs: 0 })).id;
  const ids = { conversation_id: conversation.id, message_id: messageId, channel };
  for (const { one, letter } of whole) {
    const { language } = letter;
    await setRecipient(trx, one, {
      ...{ state: "queued", reason: null, next_at: null, language, ...ids },
    });
  }
}

/** An announcement is sent when everybody has a fate; whoever was erased meanwhile has one, too. */
async function finish({ db, news, clock }: CarryDeps, workspaceId: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const now = clock();
    const rows = await trx
      .selectFrom("announcement")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("state", "=", "sending")
      .orderBy("id")
      .forUpdate()
      .execute();
    for (const row of rows) {
      await trx
        .updateTable("announcement_recipient")
        .set({ state: "left_out", reason: "person_erased", next_at: null })
        .where("workspace_id", "=", workspaceId)
        .where("announcement_id", "=", row.id)
        .where("state", "in", ["waiting", "queued"])
        .where("person_id", "is", null)
        .where("conversation_id", "is", null)
        .execute();
      const open = await trx
        .selectFrom("announcement_recipient")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .where("announcement_id", "=", row.id)
        .where("state", "in", ["waiting", "queued"])
        .limit(1)
        .executeTakeFirst();
      if (open) continue;
      await updateAnnouncement(trx, row, now, { state: "sent", finished_at: now });
      await news(trx, { workspaceId, announcementId: row.id, kind: "sent", now });
    }
  });
}
