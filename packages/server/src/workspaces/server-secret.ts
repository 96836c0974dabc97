import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { seal, unseal } from "./sealed.ts";

/**
 * The one secret of this server, which every process on the same database shares. It is never used
 * itself: each purpose has a key of its own, so that a token for one is worthless for another.
 */
export interface ServerSecret {
  /** The 32-byte key of a purpose. */
  key(purpose: string): Buffer;
  /** The secret before this one, while what was signed and sealed under it still holds; null otherwise. */
  earlier(): ServerSecret | null;
}

/** Rows of `directory.secret`: the secret where no setting holds it, and by what it is known again. */
export const SECRET = "server";
export const CHECK = "server_check";

/**
 * The server secret: `CANDOR_SECRET` where the operator set it, else a random one that is made once and
 * kept in the database.
 *
 * @throws {KnownError} when it is not the secret this database was first used with: links that were
 *   sent would stop working, and what is sealed could not be opened.
 */
export async function loadServerSecret(
  db: Database,
  configured: string | null,
): Promise<ServerSecret> {
  const text = configured ?? (await once(db, SECRET, randomBytes(32).toString("base64url")));
  const secret = serverSecret(text);
  const check = sign(secret, "check", "candor");
  const known = await once(db, CHECK, check);
  if (known === check) return serverSecret(text, await before(db, secret));
  throw new KnownError(
    500,
    "secret_changed",
    `${configured === null ? "CANDOR_SECRET is not set, but this database was first used with it" : "CANDOR_SECRET is not the secret that this database was first used with"}. Start with the earlier setting. If it is lost, delete the row "${CHECK}" of the table directory.secret: answer links that were sent stop working, and stored credentials must be entered again.`,
  );
}

/** Where what a new secret must know of the one before it stands, sealed under the new one. */
const BEFORE = "server_before";

interface StoredBefore {
  kept: Record<string, string>;
  earlier: { text: string; until: string } | null;
}

/** Keeps what a secret knows of the one before it. */
export async function saveBefore(
  trx: Transaction,
  secret: ServerSecret,
  stored: StoredBefore,
): Promise<void> {
  const value = seal(secret, JSON.stringify(stored), BEFORE);
  await trx
    .insertInto("directory.secret")
    .values({ name: BEFORE, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** The same as it was kept; nothing where the secret never changed. */
export async function storedBefore(
  db: Database | Transaction,
  secret: ServerSecret,
): Promise<StoredBefore> {
  const row = await db
    .selectFrom("directory.secret")
    .select("value")
    .where("name", "=", BEFORE)
    .executeTakeFirst();
  if (!row) return { kept: {}, earlier: null };
  return JSON.parse(unseal(secret, row.value, BEFORE)) as StoredBefore;
}

async function before(db: Database, secret: ServerSecret): Promise<Before> {
  const { kept, earlier } = await storedBefore(db, secret);
  const keys = new Map(Object.entries(kept).map(([name, key]) => [name, Buffer.from(key, "hex")]));
  if (!earlier) return { kept: keys };
  const until = new Date(earlier.until);
  return { kept: keys, earlier: { secret: serverSecret(earlier.text, { kept: keys }), until } };
}

/** Whether a server ever ran on this database, so that its secret is decided. */
export async function hasSecret(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom("directory.secret")
    .select("name")
    .where("name", "=", CHECK)
    .executeTakeFirst();
  return row !== undefined;
}

/** What a secret that took the place of another one knows of it. */
export interface Before {
  /** Keys of purposes that may never change: what was named or hashed by them could not be found again. */
  kept?: ReadonlyMap<string, Buffer>;
  earlier?: { secret: ServerSecret; until: Date } | null;
}

/** A server secret from a text of at least 32 characters. */
export function serverSecret(text: string, { kept, earlier = null }: Before = {}): ServerSecret {
  const keys = new Map<string, Buffer>(kept);
  return {
    earlier: () => (earlier && earlier.until.getTime() > Date.now() ? earlier.secret : null),
    key(purpose) {
      const known = keys.get(purpose);
      if (known) return known;
      const key = Buffer.from(hkdfSync("sha256", text, "candor", purpose, 32));
      keys.set(purpose, key);
      return key;
    },
  };
}

/** The signature of a payload for a purpose: HMAC-SHA-256 as base64url, 43 characters. */
export function sign(secret: ServerSecret, purpose: string, payload: string | Uint8Array): string {
  return mac(secret, purpose, payload).toString("base64url");
}

/** Whether `signature` is that of this payload for this purpose; takes the same time either way. */
export function verify(
  secret: ServerSecret,
  purpose: string,
  payload: string | Uint8Array,
  signature: string,
): boolean {
  const expected = Buffer.from(sign(secret, purpose, payload));
  const given = Buffer.from(signature);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return true;
  const earlier = secret.earlier();
  return earlier !== null && verify(earlier, purpose, payload, signature);
}

/** The raw 32 bytes of `sign`. */
export function mac(secret: ServerSecret, purpose: string, payload: string | Uint8Array): Buffer {
  return createHmac("sha256", secret.key(purpose)).update(payload).digest();
}

/** The value of a row that is made once: of several processes that start together, one makes it and all read it. */
async function once(db: Database, name: string, value: string): Promise<string> {
  await db
    .insertInto("directory.secret")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const row = await db
    .selectFrom("directory.secret")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return row.value;
}
