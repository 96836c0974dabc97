import type { Interval } from "../api/types.ts";

/** A score and its interval on the whole scale from −100 to 100; a hollow mark for the period before. */
export function IntervalRuler({
  score,
  interval,
  previous,
}: {
  score: number;
  interval: Interval;
  previous: number | null;
}) {
  const at = (points: number) => `${(points + 100) / 2}%`;
  return (
    <div dir="ltr" aria-hidden="true" className="pt-2 pb-6">
      <div className="relative h-8">
        <div className="absolute inset-x-0 top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-sunken" />
        <div className="absolute start-1/2 top-1 bottom-1 w-px bg-edge" />
        <div
          className="absolute top-1/2 h-3.5 min-w-1 -translate-y-1/2 rounded-full border border-accent bg-accent/25 transition-[left,width] duration-300"
          style={{
            left: at(interval.lower),
            width: `${(interval.upper - interval.lower) / 2}%`,
          }}
        />
        {previous === null ? null : (
          <div
            className="absolute top-1/2 size-3.5 -translate-1/2 rounded-full border-2 border-passive bg-card"
            style={{ left: at(previous) }}
          />
        )}
        <div
          className="absolute top-1/2 size-4 -translate-1/2 rounded-full border-2 border-card bg-accent transition-[left] duration-300"
          style={{ left: at(score) }}
        />
        {[-100, -50, 0, 50, 100].map((tick) => (
          <span
            key={tick}
            className={`number absolute top-full text-xs text-muted ${tick === -100 ? "" : tick === 100 ? "-translate-x-full" : "-translate-x-1/2"}`}
            style={{ left: at(tick) }}
          >
            {tick < 0 ? `−${-tick}` : tick}
          </span>
        ))}
      </div>
    </div>
  );
}
