/** The last seconds before starting over are counted down where everybody sees them. */
const COUNTED_SECONDS = 10;

export interface IdleWatch {
  /** Counts from the whole time again; `seconds` names another one, `null` stops watching. */
  restart(seconds: number | null): void;
}

/**
 * Starts over when nobody touched the screen for a while. Any pointer or key counts as somebody.
 *
 * @param show is given the seconds left while they are counted down, else `null`.
 */
export function idleWatch(show: (secondsLeft: number | null) => void, over: () => void): IdleWatch {
  let limit: number | null = null;
  let endsAt = 0;

  setInterval(() => {
    if (limit === null) return;
    const left = Math.ceil((endsAt - performance.now()) / 1000);
    if (left <= 0) {
      limit = null;
      show(null);
      over();
    } else show(left <= COUNTED_SECONDS ? left : null);
  }, 200);

  const watch: IdleWatch = {
    restart(seconds) {
      limit = seconds;
      endsAt = performance.now() + (seconds ?? 0) * 1000;
      show(null);
    },
  };
  // The end of a touch, so that "I am still here" does not vanish from under the finger.
  for (const sign of ["pointerup", "keydown", "input"]) {
    addEventListener(sign, () => limit !== null && watch.restart(limit), { capture: true });
  }
  return watch;
}
