/** Visible this long with nobody touching it, a page's score is sent as perhaps a machine's. */
export const UNTOUCHED_MS = 2500;

/** Scrolling shows as wheel, touch, key or a pressed scroll bar; `scroll` itself machines cause too. */
const SIGNS = ["pointerdown", "pointermove", "touchstart", "keydown", "wheel"] as const;

/**
 * Calls `human` once, at the first pointer, touch, key or scroll; calls `untouched` once when the
 * page stayed visible for a while before any. Scripts' own events do not count.
 */
export function watchForHuman(human: () => void, untouched: () => void): void {
  const watch = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  for (const sign of SIGNS) {
    const seen = (event: Event) => {
      if (!event.isTrusted) return;
      watch.abort();
      clearTimeout(timer);
      human();
    };
    addEventListener(sign, seen, { signal: watch.signal, passive: true, capture: true });
  }
  const wait = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(untouched, UNTOUCHED_MS);
  };
  document.addEventListener("visibilitychange", wait, { signal: watch.signal });
  wait();
}
