import { useCallback, useEffect, useRef, useState } from "react";

/**
 * A live list that holds still while the pointer or the focus is on it: what arrives meanwhile is
 * counted and shown when asked for, or when the pointer has gone.
 *
 * @param subject when it changes, another list is meant, and it is shown at once.
 */
export function useHeldStill<T extends { id: string }>(items: T[], subject: string) {
  const [held, setHeld] = useState(false);
  const [frozen, setFrozen] = useState<{ subject: string; items: T[] }>({ subject, items });
  const seen = useRef<{ subject: string; ids: Set<string> } | null>(null);
  const still = held && frozen.subject === subject;
  const known = new Set(frozen.items.map((item) => item.id));
  const waiting = still ? items.filter((item) => !known.has(item.id)).length : 0;
  // While it holds still, what is shown still takes in changes to the answers it shows.
  const now = new Map(items.map((item) => [item.id, item]));
  const shown = still ? frozen.items.map((item) => now.get(item.id) ?? item) : items;

  const before = seen.current?.subject === subject ? seen.current.ids : null;
  const arrived = new Set(
    before ? shown.filter((item) => !before.has(item.id)).map((item) => item.id) : [],
  );
  useEffect(() => {
    if (shown.length > 0) seen.current = { subject, ids: new Set(shown.map((item) => item.id)) };
  });

  const hold = useCallback(() => {
    setFrozen({ subject, items });
    setHeld(true);
  }, [subject, items]);
  const letGo = useCallback(() => setHeld(false), []);
  return {
    shown,
    waiting,
    arrived,
    release: () => setFrozen({ subject, items }),
    hold: {
      onPointerEnter: () => (held ? undefined : hold()),
      onPointerLeave: letGo,
      onFocus: () => (held ? undefined : hold()),
      onBlur: letGo,
    },
  };
}
