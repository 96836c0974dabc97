import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { KnownError } from "../errors/known-error.ts";
import type { ServerSecret } from "./server-secret.ts";

const VERSION = "v1.";
const PURPOSE = "sealed";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what must be used again (a webhook's signing secret, a mail server's password) under the
 * server secret: AES-256-GCM with a random nonce.
 *
 * @param place where it is kept, such as `webhook:{workspaceId}:{id}`; it opens only there, so that a
 *   value copied to another row is refused.
 */
export function seal(secret: ServerSecret, plain: string, place: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", secret.key(PURPOSE), iv);
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final()]);
  return VERSION + Buffer.concat([sealed, cipher.getAuthTag()]).toString("base64url");
}

/** @throws {KnownError} when it was sealed under another secret, for another place, or was changed. */
export function unseal(secret: ServerSecret, sealed: string, place: string): string {
  const plain = opened(secret, sealed, place) ?? openedEarlier(secret, sealed, place);
  if (plain !== null) return plain;
  throw new KnownError(
    500,
    "sealed_unreadable",
    `A stored credential (${place.split(":")[0]}) cannot be read under this server's secret. Enter it again, or start with the CANDOR_SECRET it was stored under.`,
  );
}

/** A process that was not started again after the secret changed still seals under the earlier one. */
function openedEarlier(secret: ServerSecret, sealed: string, place: string): string | null {
  const earlier = secret.earlier();
  return earlier && opened(earlier, sealed, place);
}

function opened(secret: ServerSecret, sealed: string, place: string): string | null {
  const bytes = Buffer.from(sealed.slice(VERSION.length), "base64url");
  if (!sealed.startsWith(VERSION) || bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(
    "aes-256-gcm",
    secret.key(PURPOSE),
    bytes.subarray(0, IV_BYTES),
    { authTagLength: TAG_BYTES },
  );
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const plain = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
