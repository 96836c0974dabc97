import { useRef } from "react";

/**
 * How many answers fit that the list does not show yet. The count is live, the list stands still:
 * the difference since the list was fetched is what is new.
 *
 * @param fetchedAt when the list was last fetched.
 * @param count how many answers fit now; `undefined` until it is known.
 */
export function useNewcomers(fetchedAt: number, count: number | undefined): number {
  const base = useRef({ fetchedAt: -1, count: 0 });
  if (count !== undefined && base.current.fetchedAt !== fetchedAt) {
    base.current = { fetchedAt, count };
  }
  return count === undefined ? 0 : Math.max(0, count - base.current.count);
}
