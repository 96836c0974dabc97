import { useState } from "react";

/** So many steps can be taken back. */
const KEPT = 100;

/** What is being written, with the way back; typing in one field is one step. */
export function useSteps<T>(begin: T) {
  const [{ now, past }, set] = useState<{ now: T; past: readonly T[]; where: string }>({
    ...{ now: begin, past: [], where: "" },
  });
  return {
    now,
    /** @param at names the field in which somebody types; left out, every change is a step of its own. */
    change: (next: T, at = "") =>
      set((before) => ({
        now: next,
        past:
          at !== "" && at === before.where
            ? before.past
            : [...before.past, before.now].slice(-KEPT),
        where: at,
      })),
    undo:
      past.length === 0
        ? undefined
        : () =>
            set((before) => ({
              ...{ now: before.past.at(-1) ?? before.now, past: before.past.slice(0, -1) },
              where: "",
            })),
    /** Begins anew with what is saved. */
    begin: (next: T) => set({ now: next, past: [], where: "" }),
  };
}
