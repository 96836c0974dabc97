import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { mac, type ServerSecret } from "./server-secret.ts";

const PURPOSE = "personal hash";
const BLOCK = 64;

/** One server process serves one secret; which it is, `loadServerSecret` says. */
let inUse: ServerSecret | null = null;

/** From now on this process hashes what is personal under this secret. */
export function keyPersonalHashes(secret: ServerSecret): void {
  inUse = secret;
}

/**
 * What remains of an address or another personal value when the value itself must go:
 * HMAC-SHA-256 under the server secret over its SHA-256. Whoever gets hold of the table alone cannot
 * find the address by trying all there are, as they could with a bare hash.
 */
export function personalHash(value: string): Buffer {
  return rekeyedHash(createHash("sha256").update(value).digest());
}

/** The same where only the SHA-256 of the value is known: what earlier versions kept. */
export function rekeyedHash(sha256: Uint8Array): Buffer {
  return mac(secretInUse(), PURPOSE, sha256);
}

/** `personalHash` of a column, for comparing in a query; RFC 2104 spelt out, since PostgreSQL has no HMAC of its own. */
export function personalHashSql(value: RawBuilder<unknown>): RawBuilder<Buffer> {
  const key = Buffer.alloc(BLOCK);
  secretInUse().key(PURPOSE).copy(key);
  const inner = key.map((byte) => byte ^ 0x36);
  const outer = key.map((byte) => byte ^ 0x5c);
  return sql<Buffer>`sha256(${Buffer.from(outer)}::bytea
    || sha256(${Buffer.from(inner)}::bytea || sha256(convert_to(${value}, 'UTF8'))))`;
}

/** The secret of this process, for what is sealed far from where it starts. */
export function secretInUse(): ServerSecret {
  if (inUse) return inUse;
  throw new Error("something personal is hashed or sealed before the server secret was loaded");
}

/**
 * What is left of the identity of an erased answer, or of erased words, in another tool: enough for an import to know that
 * it was erased, too little to find it there.
 */
export function erasedSourceKey(sourceKey: string): string {
  return `forgotten ${personalHash(sourceKey).toString("hex")}`;
}
