type Range = { points: number; lower: number; upper: number };

/** The largest limit of all rows, so that they stand on one scale. */
export function widest(rows: readonly Range[]): number {
  return rows.reduce(
    (most, { lower, upper }) => Math.max(most, Math.abs(lower), Math.abs(upper)),
    1,
  );
}

/** A point with its interval around zero; the words beside it say the same. */
export function PartBar({ part, reach }: { part: Range; reach: number }) {
  const at = (points: number) =>
    `${50 + (Math.max(-reach, Math.min(reach, points)) / reach) * 48}%`;
  return (
    <span aria-hidden dir="ltr" className="relative block h-5">
      <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
      <span className="absolute inset-y-0 left-1/2 border-s border-edge" />
      <span
        className="absolute top-1/2 h-2 -translate-y-1/2 rounded-full bg-accent/30"
        style={{ left: at(part.lower), right: `calc(100% - ${at(part.upper)})` }}
      />
      <span
        className="absolute top-1/2 size-3 -translate-1/2 rounded-full border-2 border-card bg-accent"
        style={{ left: at(part.points) }}
      />
    </span>
  );
}
