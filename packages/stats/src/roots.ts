/**
 * A zero of a continuous function between `low` and `high`, where it has opposite signs,
 * by Brent's method: as safe as bisection, usually five times faster. @see Brent (1973).
 */
export function rootBetween(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  let [c, fc] = [a, fa];
  let step = b - a;
  let before = step;
  for (let i = 0; i < 200 && fb !== 0; i++) {
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      before = step = b - a;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const allowed = 2e-16 * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= allowed) break;
    const guess = interpolated(a, b, c, fa, fb, fc, half, before, allowed);
    [before, step] = guess === null ? [half, half] : [step, guess];
    [a, fa] = [b, fb];
    b += Math.abs(step) > allowed ? step : Math.sign(half) * allowed;
    fb = f(b);
  }
  return b;
}

/** The step that interpolation proposes, or `null` where halving is the safer one. */
function interpolated(
  a: number,
  b: number,
  c: number,
  fa: number,
  fb: number,
  fc: number,
  half: number,
  before: number,
  allowed: number,
): number | null {
  if (Math.abs(before) < allowed || Math.abs(fa) <= Math.abs(fb)) return null;
  const s = fb / fa;
  let p: number;
  let q: number;
  if (a === c) {
    p = 2 * half * s;
    q = 1 - s;
  } else {
    const u = fa / fc;
    const r = fb / fc;
    p = s * (2 * half * u * (u - r) - (b - a) * (r - 1));
    q = (u - 1) * (r - 1) * (s - 1);
  }
  if (p > 0) q = -q;
  p = Math.abs(p);
  const small = Math.min(3 * half * q - Math.abs(allowed * q), Math.abs(before * q));
  return Number.isFinite(p / q) && 2 * p < small ? p / q : null;
}
