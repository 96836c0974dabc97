import { createHmac, timingSafeEqual } from "node:crypto";
import type { ChatIdentity } from "@candor/contract/chat.ts";
import { KnownError } from "../errors/known-error.ts";
import { type Identity, toIdentity } from "../people/identity.ts";
import { personalHash } from "../workspaces/personal-hash.ts";
import { unseal } from "../workspaces/sealed.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { type ChatSettingRow, placeOfSecret } from "./chat-settings.ts";

/** Somebody whom the site's own server vouches for. */
export interface Vouched {
  identity: Identity;
  /** Tells this identity from another one, and says nothing of it. */
  hash: Buffer;
}

/**
 * Whom the site's server signed for; null when nobody is named.
 *
 * @throws {KnownError} 403 for a signature that is none, and for nobody where somebody must be.
 */
export function vouchedBy(
  secret: ServerSecret,
  setting: Pick<
    ChatSettingRow,
    "workspace_id" | "survey_id" | "requires_identity" | "identity_secret"
  >,
  given: ChatIdentity | undefined,
): Vouched | null {
  if (given === undefined) {
    if (!setting.requires_identity) return null;
    throw new KnownError(
      403,
      "chat_needs_identity",
      "This chat is for people who are signed in. The page must name them with the signature of the site's server.",
    );
  }
  const { externalId, email, signature } = given;
  const signed = `${externalId}\n${email}`;
  const identity = toIdentity({ externalId, email });
  if (setting.identity_secret === null || identity === null) throw notVouched();
  const key = unseal(secret, setting.identity_secret, placeOfSecret(setting));
  const expected = createHmac("sha256", key).update(signed).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, "hex"))) throw notVouched();
  return { identity, hash: personalHash(`chat ${signed}`) };
}

function notVouched(): KnownError {
  return new KnownError(
    403,
    "chat_identity_invalid",
    "The signature does not belong to this person. The site's server must sign the id, a line feed and the address with the chat's secret.",
  );
}
