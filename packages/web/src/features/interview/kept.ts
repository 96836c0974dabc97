import { useSyncExternalStore } from "react";
import { readStored, storedKeys, writeStored } from "../../parts/stored.ts";
import { type Kept, makeKeptQueue } from "./kept-queue.ts";
import { sendKept } from "./send-kept.ts";

/** A line that is back is not always announced, so it is tried again this often. */
const TRY_AGAIN_MS = 10_000;
/** What arrives sooner is dated by the server, whatever this device's clock says. */
const LATE_MS = 60_000;

const sentListeners = new Set<(kept: Kept) => void>();
const queue = makeKeptQueue(
  { keys: storedKeys, read: readStored, write: writeStored },
  (kept) => {
    const late = Date.now() - Date.parse(kept.at) > LATE_MS;
    const body = late ? { ...kept.body, [kept.when]: kept.at } : kept.body;
    return sendKept(kept, body);
  },
  (kept) => {
    for (const tell of sentListeners) tell(kept);
  },
);
/** Who is signed in; a screen and the frame may both have said so. */
const senders: string[] = [];

function flush(): void {
  const by = senders.at(-1);
  if (by !== undefined) void queue.flush(by);
}

/** Keeps it here first, then sends it at once if the server can be reached. */
export function keep(kept: Kept): void {
  queue.put(kept);
  flush();
}

export const dropKept = queue.drop;

/**
 * Sends what this colleague has kept, now and whenever the line comes back.
 *
 * @returns stops it, as when somebody signs out.
 */
export function sendKeptAs(userId: string): () => void {
  senders.push(userId);
  addEventListener("online", flush);
  addEventListener("storage", queue.changed);
  const timer = setInterval(flush, TRY_AGAIN_MS);
  flush();
  return () => {
    senders.splice(senders.indexOf(userId), 1);
    clearInterval(timer);
    if (senders.length > 0) return;
    removeEventListener("online", flush);
    removeEventListener("storage", queue.changed);
  };
}

/** Told of everything that the server has taken. */
export function onSent(tell: (kept: Kept) => void): () => void {
  sentListeners.add(tell);
  return () => void sentListeners.delete(tell);
}

/** What waits on this device, oldest first. */
export function useKept(): readonly Kept[] {
  return useSyncExternalStore(queue.subscribe, queue.list);
}

/** Whether the browser believes to have a line. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (tell) => {
      addEventListener("online", tell);
      addEventListener("offline", tell);
      return () => {
        removeEventListener("online", tell);
        removeEventListener("offline", tell);
      };
    },
    () => navigator.onLine,
  );
}
