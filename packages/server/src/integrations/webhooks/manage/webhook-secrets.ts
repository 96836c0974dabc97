import { randomBytes } from "node:crypto";
import { WebhookTarget } from "@candor/contract/webhook.ts";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { z } from "zod";
import { seal, unseal } from "../../../workspaces/sealed.ts";
import type { ServerSecret } from "../../../workspaces/server-secret.ts";

/** What of a webhook is nobody's business: where it goes (the address may be a password) and how it signs. */
const Confidential = z.object({
  target: WebhookTarget,
  secret: z.string().nullable(),
  /** The secret before the last rotation; it signs too until `previous_secret_until`. */
  previousSecret: z.string().nullable(),
});
export type Confidential = z.infer<typeof Confidential>;

interface Place {
  workspaceId: string;
  id: string;
}

export function sealWebhook(secret: ServerSecret, place: Place, plain: Confidential): string {
  return seal(secret, JSON.stringify(plain), placeOf(place));
}

/** @throws {KnownError} when it was sealed under another server secret. */
export function unsealWebhook(secret: ServerSecret, place: Place, sealed: string): Confidential {
  return Confidential.parse(JSON.parse(unseal(secret, sealed, placeOf(place))));
}

function placeOf({ workspaceId, id }: Place): string {
  return `webhook:${workspaceId}:${id}`;
}

/** A new signing secret, 256 random bits in the form that Standard Webhooks' libraries read. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/**
 * The headers of Standard Webhooks. While an old secret still counts there are two signatures, so
 * that a receiver may change over whenever it likes.
 */
export function standardHeaders(
  message: { id: string; at: Date; body: string },
  secrets: readonly string[],
): Record<string, string> {
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(Math.floor(message.at.getTime() / 1000)),
    "webhook-signature": secrets
      .map((secret) => new StandardWebhook(secret).sign(message.id, message.at, message.body))
      .join(" "),
  };
}
