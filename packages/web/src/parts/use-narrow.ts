import { useSyncExternalStore } from "react";

/** Where two columns no longer stand beside each other: Tailwind's `lg`. */
const NARROW = "(width < 64rem)";

/** Whether the window is too narrow for a list with something beside it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(NARROW);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(NARROW).matches,
  );
}
