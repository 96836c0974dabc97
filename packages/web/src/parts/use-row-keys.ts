import { type RefObject, useMemo } from "react";
import { useShortcuts } from "./shortcuts.ts";

/** Where j and k lead when they do not go through the rows; nowhere at an end of the list. */
export type Steps = { next: (() => void) | undefined; previous: (() => void) | undefined };

/**
 * j and k walk through the rows of a list (whatever in it has `data-row`), Enter opens what has the
 * focus, / goes to the search field, and x chooses the row where rows can be chosen.
 */
export function useRowKeys(
  box: RefObject<HTMLElement | null>,
  searchId: string,
  {
    choose,
    steps,
  }: { choose?: ((key: string) => void) | undefined; steps?: Steps | undefined } = {},
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
      j: () => (steps ? steps.next?.() : step(1)),
      k: () => (steps ? steps.previous?.() : step(-1)),
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
  }, [box, searchId, choose, steps]);
  useShortcuts(actions);
}
