import { timingSafeEqual } from "node:crypto";
import { mac, type ServerSecret } from "./server-secret.ts";

/** What a link may be for; a token of one is refused by the others. */
export type TokenPurpose =
  | "answer"
  | "edit"
  | "unsubscribe"
  | "conversation"
  | "news"
  | "report"
  | "posted report"
  | "data"
  | "data request"
  | "browser"
  | "voter"
  | "testimonial"
  | "remote";

/** What a token says: a thing in a workspace. */
export interface TokenSubject {
  workspaceId: string;
  id: string;
}

const MAC_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A link's token that carries its workspace and needs no look-up: 16 bytes of workspace, 16 of id, 16 of
 * signature; 64 characters as base64url, so that it fits a text message.
 *
 * @throws {RangeError} when one of the two is not a UUID.
 */
export function makeToken(
  secret: ServerSecret,
  purpose: TokenPurpose,
  subject: TokenSubject,
): string {
  const body = Buffer.concat([uuidBytes(subject.workspaceId), uuidBytes(subject.id)]);
  return Buffer.concat([body, signature(secret, purpose, body)]).toString("base64url");
}

/** What a token of this purpose says; `null` for one that this server did not make. */
export function readToken(
  secret: ServerSecret,
  purpose: TokenPurpose,
  token: string,
): TokenSubject | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const body = bytes.subarray(0, 32);
  if (!timingSafeEqual(bytes.subarray(32), signature(secret, purpose, body))) {
    // Mails that were sent under the earlier secret are still read.
    const earlier = secret.earlier();
    return earlier && readToken(earlier, purpose, token);
  }
  return { workspaceId: uuidText(body.subarray(0, 16)), id: uuidText(body.subarray(16)) };
}

function signature(secret: ServerSecret, purpose: TokenPurpose, body: Buffer): Buffer {
  return mac(secret, `link ${purpose}`, body).subarray(0, MAC_BYTES);
}

function uuidBytes(uuid: string): Buffer {
  if (!UUID.test(uuid)) throw new RangeError(`"${uuid}" is not a UUID`);
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
