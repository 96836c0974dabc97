import type { ConversationNews } from "../../conversations/conversation.ts";
import {
  conversationOfLetter,
  findConversation,
} from "../../conversations/conversation-queries.ts";
import { letterBounced } from "../../conversations/letter-bounced.ts";
import { GONE, type MailRefusal, takeInMail, takeInto } from "../../conversations/take-in-mail.ts";
import { recordBounce } from "../../invitations/record-bounce.ts";
import type { Database } from "../../storage/database.ts";
import {
  type AddressKind,
  readAddressToken,
  readPlusToken,
} from "../../workspaces/address-token.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { type DeliveryStatus, readDeliveryStatus } from "../email/delivery-status.ts";
import { type MailInWay, noteCame, noteTestBack } from "./mail-in-queries.ts";
import { type NamesInMail, namesInMail } from "./names-in-mail.ts";
import { noteRefused } from "./refused-mails.ts";
import { conversationOfStranger, strangersOf } from "./strangers.ts";

/** Mailbox providers let out 25 MB: whatever a customer can send is taken in, at every door. */
export const MOST_MAIL_BYTES = 25 * 1024 * 1024;

/** A mail that another machine hands over. */
export interface HandedMail {
  raw: Buffer;
  /** To whom it was delivered, as the envelope says. */
  recipients: readonly string[];
  /** The envelope's sender, empty for bounces; null where nobody says. */
  from: string | null;
  way: MailInWay;
  /**
   * The workspace whose door it came to: nothing of another is touched. There the headers are read too when the
   * envelope leads nowhere. Null for the server's own door, where the envelope alone decides.
   */
  workspaceId: string | null;
  /** Addresses from which colleagues write: what they send is no answer of a customer. */
  colleagues?: readonly string[];
  now: Date;
}

/** What became of it. */
export interface Came {
  /** What of ours it belongs to; 0 for a mail that is not for us. */
  places: number;
  /** Taken in now, and not once before. */
  isNew: boolean;
  /** Why it was not taken in, for its sender. */
  refusal: MailRefusal | null;
}

/** What an address or a message's name leads to. */
interface Place {
  kind: AddressKind;
  workspaceId: string;
  id: string;
  address: string;
}

/** The one door for mails, whoever brings them: the listener, a provider's hook, or a look into a mailbox. */
export interface MailDoor {
  /** Whether this is an address of ours which leads to something that is still there. */
  leadsSomewhere(address: string): Promise<boolean>;
  /** Whether letters or conversations are behind it, so that it may carry files. */
  takesFiles(address: string): boolean;
  /** Whether a mail of which these names are known belongs to this workspace. */
  concerns(workspaceId: string, names: NamesInMail): boolean;
  /** What is taken in is committed when this comes back; the same mail again changes nothing. */
  takeIn(mail: HandedMail): Promise<Came>;
}

/** @param deps.news what follows from letters and their answers. */
export function mailDoor(deps: {
  db: Database;
  secret: ServerSecret;
  news: ConversationNews;
}): MailDoor {
  const { db, secret, news } = deps;
  const isOurs = (address: string) => placeAt(secret, address) !== null;

  async function takeIn(mail: HandedMail): Promise<Came> {
    const { workspaceId, way, now } = mail;
    let left = workspaceId;
    const names = await namesInMail(mail.raw);
    const status = names && (await readDeliveryStatus(mail.raw));
    const places = await placesOf(mail, names, status);
    const came: Came = { places: 0, isNew: false, refusal: null };
    for (const place of places) {
      const one = await bring(place, mail, names, status);
      if (!one) continue;
      came.places += 1;
      came.isNew ||= one.isNew;
      came.refusal = one.refusal ?? came.refusal;
      if (one.refusal) await refused(place, mail, names, one.refusal);
      // What nobody misses is counted as none of ours.
      if (one.refusal && one.refusal.why === null && place.kind === "n") left = place.workspaceId;
      else left = null;
      if (one.isNew) await noteCame(db, { workspaceId: place.workspaceId, way, taken: 1, now });
    }
    if (left !== null) await noteCame(db, { workspaceId: left, way, left: 1, now });
    return came;
  }

  /** Colleagues are shown what did not reach them. */
  async function refused(
    { kind, workspaceId, id }: Place,
    mail: HandedMail,
    names: NamesInMail | null,
    { why }: MailRefusal,
  ): Promise<void> {
    if (why === null) return;
    const about =
      kind === "n"
        ? workspaceId
        : ((await conversationAt({ kind, workspaceId, id })) ?? workspaceId);
    const from = names?.from || mail.from || "";
    await noteRefused(db, { workspaceId, why, from, about, now: mail.now });
  }

  /** Of what a mail names, what it belongs to. */
  async function placesOf(
    { recipients, workspaceId, colleagues = [] }: HandedMail,
    names: NamesInMail | null,
    status: DeliveryStatus | null,
  ): Promise<Place[]> {
    const at = (all: readonly string[]) => placesAt(secret, all, workspaceId);
    const envelope = at(recipients);
    if (workspaceId === null || !names) return envelope;
    const addressed = envelope.length > 0 ? envelope : at(names.recipients);
    const tests = [...addressed, ...at(names.answers)].filter(({ kind }) => kind === "t");
    if (tests.length > 0) return tests.slice(0, 1);
    if (!status && colleagues.includes(names.from)) return [];
    if (addressed.length > 0) return addressed;
    if (status) return at([...names.returned, ...names.answers]).slice(0, 1);
    for (const place of at(names.answers)) {
      if (await conversationAt(place)) return [place];
    }
    if (!(await strangersOf(db, workspaceId))) return [];
    return [{ kind: "n", workspaceId, id: workspaceId, address: recipients[0] ?? "" }];
  }

  /** @returns null when it is none of ours after all. */
  async function bring(
    place: Place,
    mail: HandedMail,
    names: NamesInMail | null,
    status: DeliveryStatus | null,
  ): Promise<Pick<Came, "isNew" | "refusal"> | null> {
    const { now } = mail;
    const { workspaceId, id } = place;
    if (place.kind === "t") {
      return { isNew: await noteTestBack(db, { workspaceId, testId: id, now }), refusal: null };
    }
    if (place.kind === "b") {
      if (!status) return null;
      const isNew = await recordBounce(db, { workspaceId, messageId: id, ...status, now });
      return { isNew, refusal: null };
    }
    if (place.kind === "l" && status) {
      // The report says that its server has given up, whatever the reason was.
      const bounced = { workspaceId, messageId: id, detail: status.detail, now };
      return { isNew: await letterBounced({ db, news }, bounced), refusal: null };
    }
    const from = mail.from ?? names?.returnPath ?? names?.from ?? "";
    if (place.kind === "n") {
      if (status) return null;
      const arrived = { workspaceId, raw: mail.raw, from, to: place.address, now };
      return takeInto({ db, news, isOurs }, arrived, conversationOfStranger({ workspaceId, now }));
    }
    const conversationId = await conversationAt(place);
    // Should it be gone since its address was taken, whoever wrote learns of that.
    if (!conversationId) return { isNew: false, refusal: GONE };
    const arrived = { workspaceId, conversationId, raw: mail.raw, from, to: place.address, now };
    return takeInMail({ db, news, isOurs }, arrived);
  }

  /** The conversation that a place is, unless it is gone with its customer. */
  async function conversationAt({
    kind,
    workspaceId,
    id,
  }: Pick<Place, "kind" | "workspaceId" | "id">): Promise<string | null> {
    if (kind === "l") return (await conversationOfLetter(db, { workspaceId, id }))?.id ?? null;
    if (kind !== "r") return null;
    return (await findConversation(db, { workspaceId, conversationId: id })) ? id : null;
  }

  return {
    async leadsSomewhere(address) {
      const place = placeAt(secret, address);
      if (!place) return false;
      if (place.kind === "n") return (await strangersOf(db, place.workspaceId)) !== null;
      return place.kind === "b" || place.kind === "t" || (await conversationAt(place)) !== null;
    },
    takesFiles: (address) => ["l", "r", "n"].includes(placeAt(secret, address)?.kind ?? ""),
    concerns: (workspaceId, { recipients, answers }) =>
      placesAt(secret, [...recipients, ...answers], workspaceId).some(({ kind }) => kind !== "b"),
    takeIn,
  };
}

function placesAt(
  secret: ServerSecret,
  addresses: readonly string[],
  workspaceId: string | null,
): Place[] {
  const found = addresses.flatMap((address) => {
    const place = placeAt(secret, address) ?? plusPlaceAt(secret, address, workspaceId);
    return place && (workspaceId === null || place.workspaceId === workspaceId) ? [place] : [];
  });
  const first = new Map(found.toReversed().map((one) => [`${one.kind} ${one.id}`, one]));
  return found.filter((one) => first.get(`${one.kind} ${one.id}`) === one);
}

function placeAt(secret: ServerSecret, address: string): Place | null {
  for (const kind of ["r", "l", "b", "t", "n"] as const) {
    const read = readAddressToken(secret, kind, address);
    if (read) return { kind, ...read, address };
  }
  return null;
}

function plusPlaceAt(
  secret: ServerSecret,
  address: string,
  workspaceId: string | null,
): Place | null {
  const read = workspaceId === null ? null : readPlusToken(secret, workspaceId, address);
  return read && { kind: "r", ...read, address };
}
