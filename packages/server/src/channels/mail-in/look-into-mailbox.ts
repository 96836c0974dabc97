import type { ImapFlow } from "imapflow";
import type { Database } from "../../storage/database.ts";
import type { MayConnect } from "../email/mail-account.ts";
import { type HandedMail, type MailDoor, MOST_MAIL_BYTES } from "./mail-door.ts";
import { type Mark, moveMark, noteCame, noteLooked } from "./mail-in-queries.ts";
import type { Mailbox } from "./mail-in-way.ts";
import { MailboxDown, NotItsFault, withMailbox } from "./mailbox-client.ts";
import { type NamesInMail, namesInMail } from "./names-in-mail.ts";
import { strangersOf } from "./strangers.ts";

export interface LookDeps {
  db: Database;
  door: MailDoor;
  mayConnect: MayConnect;
  now: () => Date;
  /** So long a mailbox may take for one look; what is left comes with the next. */
  lookMs?: number;
}

/** A mailbox that is new to us, or was made anew, is read from so long ago. */
const FIRST_DAYS = 30;
/** Headers that are asked for at once. */
const BATCH = 100;
const LOOK_MS = 45_000;
/** After so long no more mails are begun: the rest comes with the next look. */
const SPELL_MS = 25_000;
const HEADERS = [
  ...["from", "to", "cc", "bcc", "in-reply-to", "references", "return-path", "content-type"],
  ...["delivered-to", "x-original-to", "x-delivered-to", "envelope-to", "x-envelope-to"],
];

/**
 * Looks once into a workspace's mailbox and takes in what belongs to its conversations. Each mail is taken in once,
 * whoever is killed in between and whatever number it gets: a message is known by its name, and the mark in `mail_in`
 * only spares reading it again. What belongs to nothing of ours stays as it was.
 *
 * @param given.colleagues addresses from which colleagues write.
 * @throws {MailboxDown} with a sentence.
 */
export async function lookIntoMailbox(
  deps: LookDeps,
  given: {
    workspaceId: string;
    mailbox: Mailbox;
    mark: Mark | null;
    colleagues: readonly string[];
    signal: AbortSignal;
  },
): Promise<void> {
  const { mailbox, signal, workspaceId } = given;
  const { lookMs: deadlineMs = LOOK_MS, mayConnect } = deps;
  await withMailbox(mailbox, { mayConnect, signal, deadlineMs }, async (client) => {
    const opened = await openFolder(client, mailbox);
    const began = performance.now();
    const isOver = () => signal.aborted || performance.now() - began > SPELL_MS;
    const since = (await strangersOf(deps.db, workspaceId))?.since ?? null;
    // Mailboxes say to the second when a mail came.
    const strangersSince = since && new Date(Math.floor(since.getTime() / 1000) * 1000);
    await readOn(deps, client, { ...given, ...opened, strangersSince, isOver });
    await noteLooked(deps.db, { workspaceId, now: deps.now() });
  });
}

/**
 * Signs in and looks for the folders, without reading a mail.
 *
 * @throws {MailboxDown} with a sentence.
 */
export async function tryMailbox(
  mailbox: Mailbox,
  given: { mayConnect: MayConnect; signal: AbortSignal },
): Promise<void> {
  await withMailbox(mailbox, { ...given, deadlineMs: 20_000 }, async (client) => {
    await openFolder(client, mailbox);
    if (mailbox.moveTo !== null) await requireFolder(client, mailbox.moveTo);
  });
}

async function openFolder(
  client: ImapFlow,
  { folder }: Mailbox,
): Promise<{ validity: string; nextUid: number }> {
  if (folder.toUpperCase() !== "INBOX") await requireFolder(client, folder);
  const opened = await client.mailboxOpen(folder);
  return { validity: String(opened.uidValidity), nextUid: opened.uidNext };
}

async function requireFolder(client: ImapFlow, folder: string): Promise<void> {
  const there = await client.list();
  if (there.some(({ path }) => path === folder)) return;
  const names = there.map(({ path }) => path).slice(0, 20);
  throw new MailboxDown(
    `There is no folder "${folder}" in this mailbox; it has ${names.join(", ")}. Make it there, or choose one of these.`,
  );
}

interface Look {
  workspaceId: string;
  mailbox: Mailbox;
  mark: Mark | null;
  colleagues: readonly string[];
  validity: string;
  nextUid: number;
  /** Since when mail of anybody is taken in; null where it is not. */
  strangersSince: Date | null;
  isOver: () => boolean;
}

async function readOn(deps: LookDeps, client: ImapFlow, look: Look): Promise<void> {
  const { workspaceId, mark, validity, nextUid, isOver } = look;
  const known = mark?.validity === validity ? mark.uid : null;
  const uids = await newUids(client, known, deps.now());
  for (let at = 0; at < uids.length && !isOver(); at += BATCH) {
    await readBatch(deps, client, look, uids.slice(at, at + BATCH));
  }
  if (isOver() || (known !== null && uids.length === 0)) return;
  const last = Math.max(nextUid - 1, ...uids.slice(-1));
  await moveMark(deps.db, workspaceId, { validity, uid: last });
}

/** Numbers above the mark; without one, what came in the last month. Rising. */
async function newUids(client: ImapFlow, known: number | null, now: Date): Promise<number[]> {
  const since = new Date(now.getTime() - FIRST_DAYS * 86_400_000);
  const wanted = known === null ? { since } : { uid: `${known + 1}:*` };
  const found = (await client.search(wanted, { uid: true })) || [];
  // "101:*" names the last mail too, whatever its number is.
  return found.filter((uid) => known === null || uid > known).sort((a, b) => a - b);
}

async function readBatch(
  deps: LookDeps,
  client: ImapFlow,
  look: Look,
  uids: readonly number[],
): Promise<void> {
  const { workspaceId, validity, strangersSince, isOver } = look;
  const found = await client.fetchAll(
    uids.join(","),
    { uid: true, size: true, internalDate: true, headers: HEADERS },
    { uid: true },
  );
  let left = 0;
  for (const { uid, size = 0, headers, internalDate } of found.sort((a, b) => a.uid - b.uid)) {
    if (isOver()) return;
    const names = headers ? await namesInMail(headers) : null;
    const mayBeNew = strangersSince !== null && new Date(internalDate ?? 0) >= strangersSince;
    if (!names || !(mayBeNew || mayBelong(deps.door, workspaceId, names, headers))) {
      left += 1;
      continue;
    }
    const isIn = size <= MOST_MAIL_BYTES && (await takeOne(deps, client, look, { uid, names }));
    if (isIn) {
      await afterwards(client, look.mailbox, uid);
      await moveMark(deps.db, workspaceId, { validity, uid });
    } else if (size > MOST_MAIL_BYTES) left += 1;
  }
  await moveMark(deps.db, workspaceId, { validity, uid: uids.at(-1) ?? 0 });
  if (left > 0) await noteCame(deps.db, { workspaceId, way: "mailbox", left, now: deps.now() });
}

/** Reports are read whole: which mail came back stands in them. */
function mayBelong(
  door: MailDoor,
  workspaceId: string,
  names: NamesInMail,
  headers: Buffer | undefined,
): boolean {
  if (door.concerns(workspaceId, names)) return true;
  return /multipart\/report/i.test(headers?.toString("latin1") ?? "");
}

/** @returns false for what was not taken in, which stays as it was. */
async function takeOne(
  { door, now }: LookDeps,
  client: ImapFlow,
  { workspaceId, colleagues, mailbox }: Look,
  { uid, names }: { uid: number; names: NamesInMail },
): Promise<boolean> {
  const message = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
  // Somebody moved or deleted it meanwhile.
  const raw = message ? message.source : undefined;
  if (!raw) return false;
  const mail: HandedMail = {
    raw,
    recipients: names.recipients,
    from: names.returnPath,
    way: "mailbox",
    workspaceId,
    colleagues: [...colleagues, mailbox.address.toLowerCase()],
    now: now(),
  };
  const came = await door.takeIn(mail).catch((error: unknown) => {
    throw new NotItsFault(error);
  });
  return came.places > 0 && came.refusal === null;
}

async function afterwards(
  client: ImapFlow,
  { afterwards: then, moveTo }: Mailbox,
  uid: number,
): Promise<void> {
  if (then === "leave") return;
  await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
  if (then === "move" && moveTo !== null) {
    await client.messageMove(String(uid), moveTo, { uid: true });
  }
}
