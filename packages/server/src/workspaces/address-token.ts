import { timingSafeEqual } from "node:crypto";
import { mac, type ServerSecret } from "./server-secret.ts";
import type { TokenSubject } from "./signed-token.ts";

/** What an address of ours leads to: `b` a message of a survey, `l` a letter, `r` a conversation, `t` a test, `n` a workspace that takes mail of anybody. */
export type AddressKind = "b" | "l" | "r" | "t" | "n";

const PURPOSES: Record<AddressKind, string> = {
  b: "bounce address",
  l: "letter address",
  r: "reply address",
  t: "test address",
  n: "address for anybody",
};
// Letters and digits that survive servers which change the case of addresses.
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const MAC_BYTES = 6;
const ID_BYTES = 16;
const PLUS_PURPOSE = "plus address";

/**
 * A name for a thing that fits the part of an address before the @ (64 characters): 16 bytes of
 * workspace, 16 of the thing, 6 of signature, in letters whose case does not matter. Mails come back to
 * it, and only ours are believed.
 */
export function addressToken(
  secret: ServerSecret,
  kind: AddressKind,
  { workspaceId, id }: TokenSubject,
): string {
  const body = Buffer.from(`${workspaceId}${id}`.replaceAll("-", ""), "hex");
  return `${kind}-${toBase32(Buffer.concat([body, signature(secret, kind, body)]))}`;
}

/** The thing behind a name, or behind an address that begins with one; null for anything else. */
export function readAddressToken(
  secret: ServerSecret,
  kind: AddressKind,
  text: string,
): TokenSubject | null {
  const local = text.trim().toLowerCase().replace(/^</, "").split("@")[0] ?? "";
  if (!local.startsWith(`${kind}-`) || !/^[a-z2-7]{61}$/.test(local.slice(2))) return null;
  const bytes = fromBase32(local.slice(2));
  const body = bytes.subarray(0, 32);
  const given = bytes.subarray(32, 32 + MAC_BYTES);
  if (given.length !== MAC_BYTES) return null;
  if (!timingSafeEqual(given, signature(secret, kind, body))) {
    const earlier = secret.earlier();
    return earlier && readAddressToken(earlier, kind, text);
  }
  // The last letter carries spare bits: one thing has one name.
  if (toBase32(bytes) !== local.slice(2)) return null;
  return { workspaceId: uuid(body.subarray(0, 16)), id: uuid(body.subarray(16)) };
}

/**
 * A shorter name of a conversation (38 characters), for behind the + of a mailbox of the workspace's own:
 * `care+r-…@shop.com`. The mailbox says which workspace it is, and the signature holds in that one alone.
 */
export function plusToken(secret: ServerSecret, subject: TokenSubject): string {
  const id = Buffer.from(subject.id.replaceAll("-", ""), "hex");
  return `r-${toBase32(Buffer.concat([id, plusSignature(secret, subject)]))}`;
}

/** The conversation behind the + of an address that came to a mailbox of this workspace; null for anything else. */
export function readPlusToken(
  secret: ServerSecret,
  workspaceId: string,
  address: string,
): TokenSubject | null {
  const name = /\+r-([a-z2-7]{36})@/.exec(address.toLowerCase())?.[1];
  if (name === undefined) return null;
  const bytes = fromBase32(name);
  const subject = { workspaceId, id: uuid(bytes.subarray(0, ID_BYTES)) };
  const given = bytes.subarray(ID_BYTES, ID_BYTES + MAC_BYTES);
  if (timingSafeEqual(given, plusSignature(secret, subject))) {
    return toBase32(bytes) === name ? subject : null;
  }
  const earlier = secret.earlier();
  return earlier && readPlusToken(earlier, workspaceId, address);
}

function plusSignature(secret: ServerSecret, { workspaceId, id }: TokenSubject): Buffer {
  const body = Buffer.from(`${workspaceId}${id}`.replaceAll("-", ""), "hex");
  return mac(secret, PLUS_PURPOSE, body).subarray(0, MAC_BYTES);
}

function signature(secret: ServerSecret, kind: AddressKind, body: Buffer): Buffer {
  return mac(secret, PURPOSES[kind], body).subarray(0, MAC_BYTES);
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
