import { createHmac } from "node:crypto";
import type { RawIdentity } from "../../people/identity.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";

/** Where a customer came in: the survey, how, and what is known about them already. */
export interface AnswerDoor {
  survey: SurveyRow;
  channel: string;
  /** The path of the page, which its form posts to. */
  path: string;
  /** Who was invited; null on open links. */
  personId: string | null;
  invitationId: string | null;
  /** The language the customer is known to speak. */
  language: string | null;
  /** Frozen with the answer: those of the invitation, or of the link. */
  properties: Readonly<Record<string, string | number | boolean>>;
  touchpoint: string | null;
  source: string | null;
  /** Who somebody else's page says it is: nobody has checked that. */
  claimed?: RawIdentity | null;
  /** The network address it was posted from; counted, never written down; of a comment a keyed hash is kept for two days. */
  from?: string;
  /** Whether everybody who answers is offered a link by which they can recommend. */
  recommends?: boolean;
  /** Device class, page and the like: nothing that identifies. */
  meta?: Readonly<Record<string, unknown>>;
}

/**
 * The id of the answer of a visit. The page holds the visit, everybody else only ever sees the id:
 * whoever reads an export cannot change an answer with what they find there.
 */
export function responseIdOfVisit(
  secret: ServerSecret,
  visit: string,
  { anonymous }: { anonymous: boolean },
): string {
  return anonymous ? timelessId(secret, visit) : idFrom(secret, "visit", visit);
}

/** One invitation is one answer, however often its links are opened. */
export function responseIdOfInvitation(secret: ServerSecret, invitationId: string): string {
  return idFrom(secret, "invitation", invitationId);
}

/** Says nothing of when the answer was given, to the millisecond as a UUIDv7 would. */
function timelessId(secret: ServerSecret, visit: string): string {
  const key = secret.key("response id");
  const bytes = createHmac("sha256", key).update(`anonymous ${visit}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return written(bytes);
}

/** Keeps the UUID's time, so that keys still come in order, and replaces its randomness. */
function idFrom(secret: ServerSecret, kind: string, uuid: string): string {
  const bytes = Buffer.from(uuid.replaceAll("-", ""), "hex");
  const mac = createHmac("sha256", secret.key("response id")).update(`${kind} ${uuid}`).digest();
  mac.copy(bytes, 6, 0, 10);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return written(bytes);
}

function written(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
