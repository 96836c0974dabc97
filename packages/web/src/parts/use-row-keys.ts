import { type RefObject, useMemo } from "react";
import { useShortcuts } from "./shortcuts.ts";

/**
 * j and k walk through the rows of a list (whatever in it has `data-row`), Enter opens what has the
 * focus, / goes to the search field, and x chooses the row where rows can be chosen.
 */
export function useRowKeys(
  box: RefObject<HTMLElement | null>,
  searchId: string,
  choose?: (key: string) => void,
): void {
  const actions = useMemo(() => {
    const rows = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const atOf = (all: HTMLElement[]) => {
      const focused = all.findIndex((row) =>
        row.closest("tr, li")?.contains(document.activeElement),
      );
      return focused >= 0
        ? focused
        : all.findIndex((row) => row.closest("[aria-current=true]") !== null);
    };
    const step = (by: 1 | -1) => {
      const all = rows();
      const next = all[Math.min(all.length - 1, Math.max(0, atOf(all) + by))];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    };
    return {
      j: () => step(1),
      k: () => step(-1),
      "/": () => document.getElementById(searchId)?.focus(),
      ...(choose
        ? {
            x: () => {
              const all = rows();
              const key = all[atOf(all)]?.dataset.row;
              if (key) choose(key);
            },
          }
        : {}),
    };
  }, [box, searchId, choose]);
  useShortcuts(actions);
}
