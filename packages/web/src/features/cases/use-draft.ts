import type { Conversation } from "@candor/contract/conversation.ts";
import { useCallback, useEffect, useRef, useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { api, ask } from "../../request/api.ts";

/** So long after the last key, what was written is kept. */
const PAUSE_MS = 800;

export interface Draft {
  text: string;
  change: (text: string) => void;
  /** What is written has become a letter: nothing is kept, and what is on its way to be kept arrives first. */
  hold: () => Promise<void>;
}

/** What a colleague writes in a conversation, kept for them alone: it is there after a reload and on another device. */
export function useDraft({ id: conversationId, draft }: Conversation): Draft {
  const { workspace } = useHere();
  const [text, setText] = useState(draft);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; text: string } | null>(null);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const keep = useCallback(
    (words: string) => {
      const params = { path: { conversationId } };
      const path = "/api/v1/conversations/{conversationId}/draft" as const;
      // In order. A draft that could not be kept is still on the screen, and is kept with the next key.
      underWay.current = underWay.current
        .then(() => ask(api(workspace.id).PUT(path, { params, body: { text: words } })))
        .catch(() => undefined);
    },
    [workspace.id, conversationId],
  );
  const change = useCallback(
    (words: string) => {
      setText(words);
      if (waiting.current) clearTimeout(waiting.current.timer);
      const timer = setTimeout(() => {
        waiting.current = null;
        keep(words);
      }, PAUSE_MS);
      waiting.current = { timer, text: words };
    },
    [keep],
  );
  const hold = useCallback(async () => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
    await underWay.current;
  }, []);
  useEffect(
    () => () => {
      if (!waiting.current) return;
      clearTimeout(waiting.current.timer);
      keep(waiting.current.text);
      waiting.current = null;
    },
    [keep],
  );
  return { text, change, hold };
}
