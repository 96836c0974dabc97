import { addressToken, readAddressToken } from "../../workspaces/address-token.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";

/** A message of a workspace. */
export interface MessageRef {
  workspaceId: string;
  messageId: string;
}

/** A name for a message of a survey that fits the part of an address before the @; bounces come back to it. */
export function messageToken(secret: ServerSecret, { workspaceId, messageId }: MessageRef): string {
  return addressToken(secret, "b", { workspaceId, id: messageId });
}

/** The message behind a name, or behind an address that begins with one; null for anything else. */
export function readMessageToken(secret: ServerSecret, text: string): MessageRef | null {
  const read = readAddressToken(secret, "b", text);
  return read && { workspaceId: read.workspaceId, messageId: read.id };
}
