/** How the pause after failing grows. */
export interface BackOff {
  firstMs: number;
  /** Each pause is so many times the one before. */
  factor: number;
  longestMs: number;
}

/**
 * The pause after the n-th failure in a row (from 1), in milliseconds.
 *
 * @param random makes it up to a fifth longer or shorter, so that what failed together does not
 *   come back together.
 */
export function pauseAfter(failures: number, backOff: BackOff, random?: () => number): number {
  const { firstMs, factor, longestMs } = backOff;
  const pause = Math.min(longestMs, firstMs * factor ** Math.max(0, failures - 1));
  return random ? Math.round(pause * (0.8 + 0.4 * random())) : pause;
}
