import { type RefObject, useMemo } from "react";
import { useShortcuts } from "./shortcuts.ts";

/** j and k walk through the links of a list, Enter opens, / goes to its search field. */
export function useRowKeys(box: RefObject<HTMLElement | null>, searchId: string): void {
  const actions = useMemo(() => {
    const step = (by: 1 | -1) => {
      const rows = [...(box.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      const at = rows.findIndex((row) => row.matches(":focus"));
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    };
    return {
      j: () => step(1),
      k: () => step(-1),
      "/": () => document.getElementById(searchId)?.focus(),
    };
  }, [box, searchId]);
  useShortcuts(actions);
}
