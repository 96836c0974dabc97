/** So many browsers may wait for news in one process; whoever comes on top is answered at once and asks again. */
const MOST_WAITING = 5_000;

/** Browsers of visitors that wait for something to happen in their chat, in the memory of each process. */
export interface ChatWaits {
  /** Something happened in a chat, here or in another process. */
  hear(conversationId: string): void;
  /**
   * From now on nothing is missed: `until` ends when something happened, or so many milliseconds later. `leave` must
   * be called in the end.
   */
  attend(conversationId: string): { until: (ms: number) => Promise<void>; leave: () => void };
  /** Everybody is answered: the server stops, or may have missed something. */
  endAll(): void;
}

export function openChatWaits(): ChatWaits {
  const waiting = new Map<string, Set<() => void>>();
  let count = 0;

  return {
    hear(conversationId) {
      for (const wakeUp of waiting.get(conversationId) ?? []) wakeUp();
    },
    attend(conversationId) {
      let happened = false;
      let end: () => void = () => {};
      const wakeUp = () => {
        happened = true;
        end();
      };
      const set = waiting.get(conversationId) ?? new Set();
      set.add(wakeUp);
      waiting.set(conversationId, set);
      count += 1;
      return {
        until: (ms) =>
          happened || count > MOST_WAITING
            ? Promise.resolve()
            : new Promise((resolve) => {
                const timer = setTimeout(resolve, ms);
                timer.unref();
                end = () => {
                  clearTimeout(timer);
                  resolve();
                };
              }),
        leave() {
          count -= 1;
          set.delete(wakeUp);
          if (set.size === 0 && waiting.get(conversationId) === set) waiting.delete(conversationId);
        },
      };
    },
    endAll() {
      for (const set of waiting.values()) for (const wakeUp of set) wakeUp();
    },
  };
}
