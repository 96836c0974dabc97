import type { Doing } from "@candor/contract/conversation.ts";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { LIVE_CHANNEL } from "../storage/live-notice.ts";

/** Whoever says nothing for so long is gone. */
export const PRESENT_MS = 30_000;

/** What a colleague says they do at a conversation, as the processes tell each other. */
export interface PresenceSign {
  kind: "presence";
  workspaceId: string;
  conversationId: string;
  userId: string;
  doing: Doing | "left";
}

/**
 * Who looks at which conversation, in the memory of each process. It keeps nobody from writing, and is lost with the
 * process: after half a minute it is whole again.
 */
export interface Presence {
  /** A sign that came, from here or from another process. */
  hear(sign: PresenceSign): void;
  /** Who else is there now. */
  others(q: {
    workspaceId: string;
    conversationId: string;
    userId: string | null;
  }): { userId: string; doing: Doing }[];
}

/** @param clock milliseconds; each process goes by when it heard, whatever another one's clock says. */
export function openPresence(clock: () => number = Date.now): Presence {
  const places = new Map<string, Map<string, { doing: Doing; at: number }>>();
  let swept = 0;

  function sweep(now: number): void {
    if (now - swept < PRESENT_MS) return;
    swept = now;
    for (const [place, people] of places) {
      for (const [userId, { at }] of people) if (now - at >= PRESENT_MS) people.delete(userId);
      if (people.size === 0) places.delete(place);
    }
  }

  return {
    hear({ workspaceId, conversationId, userId, doing }) {
      const now = clock();
      sweep(now);
      const place = `${workspaceId} ${conversationId}`;
      const people = places.get(place) ?? new Map<string, { doing: Doing; at: number }>();
      if (doing === "left") people.delete(userId);
      else people.set(userId, { doing, at: now });
      places.set(place, people);
    },
    others({ workspaceId, conversationId, userId }) {
      const now = clock();
      const people = places.get(`${workspaceId} ${conversationId}`) ?? new Map();
      return [...people]
        .filter(([who, { at }]) => who !== userId && now - at < PRESENT_MS)
        .map(([who, { doing }]) => ({ userId: who, doing }));
    },
  };
}

/** Tells every process, this one among them. */
export async function tellPresence(db: Database, sign: PresenceSign): Promise<void> {
  await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(sign)})`.execute(db);
}
