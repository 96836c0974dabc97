/** How long after a 1 a 0 still makes it a ten. */
export const TEN_MS = 1500;

/** Reads scores from digits: 0–9 at once, a 1 and then a 0 are ten. */
export function makeScoreReader(now: () => number): (digit: string) => number | undefined {
  let oneAt = Number.NEGATIVE_INFINITY;
  return (digit) => {
    if (!/^\d$/.test(digit)) return undefined;
    const ten = digit === "0" && now() - oneAt < TEN_MS;
    oneAt = digit === "1" ? now() : Number.NEGATIVE_INFINITY;
    return ten ? 10 : Number(digit);
  };
}
