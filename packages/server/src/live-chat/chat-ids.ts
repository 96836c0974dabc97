import { createHmac } from "node:crypto";
import type { ServerSecret } from "../workspaces/server-secret.ts";

/**
 * The id of the conversation that a browser's token opens: derived, so that the token is kept nowhere, a first message
 * sent twice is one conversation, and a token of another survey or workspace opens nothing.
 */
export function chatIdOf(
  secret: ServerSecret,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  token: string,
): string {
  return idFrom(secret, `chat ${workspaceId} ${surveyId} ${token}`);
}

/** The id of a message, from the one that the browser gave it: whoever sees it elsewhere can send nothing under it. */
export function lineIdOf(secret: ServerSecret, conversationId: string, key: string): string {
  return idFrom(secret, `chat line ${conversationId} ${key.toLowerCase()}`);
}

function idFrom(secret: ServerSecret, text: string): string {
  // The purpose of ids that are derived stays what it was when the server's secret changes.
  const key = secret.key("response id");
  const bytes = createHmac("sha256", key).update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
