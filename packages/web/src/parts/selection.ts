import { useCallback, useMemo, useState } from "react";

/** Which rows of a list are chosen, by their keys. */
export type Selection = ReturnType<typeof useSelection>;

/**
 * Keeps what is chosen while pages are added and rows change; rows that are no longer listed are no
 * longer chosen, so that a bulk act never touches what nobody sees.
 *
 * @param listed the keys of the rows, in the order in which they stand.
 */
export function useSelection(listed: readonly string[]) {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const keys = useMemo(() => listed.filter((key) => all.has(key)), [listed, all]);
  const has = useCallback((key: string) => all.has(key), [all]);

  /** Puts one in or takes it out; with `range` all between it and the one before as well. */
  const toggle = useCallback(
    (key: string, how: { range?: boolean } = {}) => {
      setAll((before) => {
        const next = new Set(before);
        const on = !before.has(key);
        const from = how.range && last !== null ? listed.indexOf(last) : -1;
        const to = listed.indexOf(key);
        const touched =
          from >= 0 && to >= 0 ? listed.slice(Math.min(from, to), Math.max(from, to) + 1) : [key];
        for (const one of touched) {
          if (on) next.add(one);
          else next.delete(one);
        }
        return next;
      });
      setLast(key);
    },
    [last, listed],
  );
  const clear = useCallback(() => setAll(new Set()), []);
  /** All that are listed, or none when all of them are chosen. */
  const toggleAll = useCallback(() => {
    setAll((before) => (listed.every((key) => before.has(key)) ? new Set() : new Set(listed)));
  }, [listed]);

  return {
    keys,
    has,
    toggle,
    toggleAll,
    clear,
    isAll: listed.length > 0 && keys.length === listed.length,
  };
}
