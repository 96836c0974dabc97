import { conversationShown } from "../cases/conversation-access.ts";
import { chatThread, listChats } from "../live-chat/chat-queries.ts";
import type { ChatDoor } from "./door.ts";
import type { Shell } from "./with-storage.ts";

/** As for a key: what is for a team alone is not shown. */
const VIEWER = { userId: null, teamIds: [] };

/** Chats of this machine's data. */
export function localChats({ db }: Shell, workspaceId: string): ChatDoor {
  return {
    list: (state) => listChats(db, { workspaceId, state, viewer: VIEWER, now: new Date() }),
    async read(conversationId) {
      const ref = { workspaceId, conversationId };
      await conversationShown(db, ref, VIEWER);
      return chatThread(db, { ...ref, now: new Date() });
    },
  };
}
