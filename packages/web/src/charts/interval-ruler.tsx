import type { Interval } from "../request/types.ts";
import { plotScale } from "./draw.ts";

/** The ruler is never shorter than this, so that a narrow interval looks narrow. */
const SHORTEST = 40;

/**
 * A score and its interval on the part of the scale where they stand; a hollow mark for the period
 * before. Decoration: the same numbers stand beside it as text.
 */
export function IntervalRuler({
  score,
  interval,
  previous,
}: {
  score: number;
  interval: Interval;
  previous: number | null;
}) {
  const marks = [interval.lower, interval.upper, ...(previous === null ? [] : [previous])];
  const middle = (Math.min(...marks) + Math.max(...marks)) / 2;
  const scale = plotScale(
    [
      {
        score,
        lower: Math.max(-100, Math.min(...marks, middle - SHORTEST / 2)),
        upper: Math.min(100, Math.max(...marks, middle + SHORTEST / 2)),
      },
    ],
    score,
  );
  const at = (points: number) => `${scale.at(points) * 100}%`;
  return (
    <div dir="ltr" aria-hidden="true" className="pt-1 pb-6">
      <div className="relative h-9">
        <div className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 rounded-full bg-sunken" />
        {scale.ticks.map((tick, index) => (
          <span
            key={tick}
            className={`number absolute top-full text-xs text-muted ${index === 0 ? "" : index === scale.ticks.length - 1 ? "-translate-x-full" : "-translate-x-1/2"}`}
            style={{ left: at(tick) }}
          >
            {tick < 0 ? `−${-tick}` : tick}
          </span>
        ))}
        {scale.ticks.slice(1, -1).map((tick) => (
          <span
            key={tick}
            className={`absolute top-1.5 bottom-1.5 w-px ${tick === 0 ? "bg-edge" : "bg-line"}`}
            style={{ left: at(tick) }}
          />
        ))}
        <div
          className="absolute top-1/2 h-4 -translate-y-1/2 rounded-md border-x-2 border-accent bg-accent/25 transition-[left,width] duration-300"
          style={{
            left: at(interval.lower),
            width: `${(scale.at(interval.upper) - scale.at(interval.lower)) * 100}%`,
          }}
        />
        {previous === null ? null : (
          <div
            className="absolute top-1/2 size-3 -translate-1/2 rounded-full border-2 border-passive bg-card"
            style={{ left: at(previous) }}
          />
        )}
        <div
          className="absolute top-1/2 size-3.5 -translate-1/2 rounded-full border-2 border-card bg-accent transition-[left] duration-300"
          style={{ left: at(score) }}
        />
      </div>
    </div>
  );
}
