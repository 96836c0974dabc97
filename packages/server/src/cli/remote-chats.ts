import type { Chats, ChatThread } from "@candor/contract/chat.ts";
import type { ChatDoor } from "./door.ts";
import type { RemoteClient } from "./remote-client.ts";

/** Chats of a server elsewhere. */
export function remoteChats(client: RemoteClient): ChatDoor {
  return {
    list: async (state) => (await client.json<Chats>("GET", "/chats", { query: { state } })).data,
    read: (id) => client.json<ChatThread>("GET", `/chats/${encodeURIComponent(id)}`),
  };
}
