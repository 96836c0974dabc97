import { recall, remember } from "./memory.ts";
import type { Candor } from "./session.ts";

/** Enough to tell a survey that loads late who the visitor is and what happened. */
const MOST_CALLS = 100;

/**
 * Makes `candor(…)` work: replays what the page's stub kept, then hears every call. All surveys of
 * a page share one function. The replay comes a moment later, when the caller has what it needs.
 */
export function hear(act: (name: unknown, rest: unknown[]) => void): Candor {
  const before = window.candor;
  const candor: Candor = before?.hear ? before : takeOver(before?.q ?? []);
  // What a page's stub kept are `arguments`, which spread as well.
  const listener = (call: ArrayLike<unknown>) => {
    const [name, ...rest] = call as unknown[];
    act(name, rest);
  };
  candor.hear?.push(listener);
  const earlier = [...candor.q];
  queueMicrotask(() => earlier.forEach(listener));
  return candor;
}

/** What a page hands over, as far as it is an object at all. */
export function fields(value: unknown): Record<string, unknown> {
  return Object(value) === value ? { ...(value as object) } : {};
}

function takeOver(q: Candor["q"]): Candor {
  const candor: Candor = Object.assign(
    (...call: unknown[]) => {
      candor.q = [...candor.q.slice(1 - MOST_CALLS), call];
      for (const listener of candor.hear ?? []) listener(call);
    },
    { q, hear: [], asks: {}, memory: { recall, remember } },
  );
  window.candor = candor;
  return candor;
}
