import { timingSafeEqual } from "node:crypto";
import { mac, type ServerSecret } from "../../workspaces/server-secret.ts";

/** A message of a workspace. */
export interface MessageRef {
  workspaceId: string;
  messageId: string;
}

// Letters and digits that survive servers which change the case of addresses.
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const MAC_BYTES = 6;
const MARK = "b-";

/**
 * A name for a message that fits the part of an address before the @ (64 characters): 16 bytes of
 * workspace, 16 of message, 6 of signature, in letters whose case does not matter. Bounces come
 * back to it, and only ours are believed.
 */
export function messageToken(secret: ServerSecret, ref: MessageRef): string {
  const body = Buffer.from(`${ref.workspaceId}${ref.messageId}`.replaceAll("-", ""), "hex");
  return MARK + toBase32(Buffer.concat([body, signature(secret, body)]));
}

/** The message behind a name, or behind an address that begins with one; null for anything else. */
export function readMessageToken(secret: ServerSecret, text: string): MessageRef | null {
  const local = text.trim().toLowerCase().replace(/^</, "").split("@")[0] ?? "";
  if (!/^b-[a-z2-7]{61}$/.test(local)) return null;
  const bytes = fromBase32(local.slice(MARK.length));
  const body = bytes.subarray(0, 32);
  const given = bytes.subarray(32, 32 + MAC_BYTES);
  if (given.length !== MAC_BYTES || !timingSafeEqual(given, signature(secret, body))) return null;
  return { workspaceId: uuid(body.subarray(0, 16)), messageId: uuid(body.subarray(16)) };
}

function signature(secret: ServerSecret, body: Buffer): Buffer {
  return mac(secret, "bounce address", body).subarray(0, MAC_BYTES);
}

function toBase32(bytes: Buffer): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  const padded = bits.padEnd(Math.ceil(bits.length / 5) * 5, "0");
  return (padded.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join("");
}

function fromBase32(text: string): Buffer {
  let bits = "";
  for (const letter of text) bits += ALPHABET.indexOf(letter).toString(2).padStart(5, "0");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

function uuid(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
