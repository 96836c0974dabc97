import type { Forecast } from "@candor/contract/outlook.ts";
import { niceRange } from "../../charts/trend-option.ts";
import { useFormat } from "../../language/format-context.tsx";

const HEIGHT = 220;
const LEFT = 34;
const BOTTOM = 26;

/** What was measured, and the fan in which the score is likely to lie. The table below says the same in numbers. */
export function Fan({ forecast }: { forecast: Forecast }) {
  return (
    <>
      <Picture forecast={forecast} width={900} className="hidden sm:block" />
      <Picture forecast={forecast} width={320} className="sm:hidden" />
    </>
  );
}

function Picture({
  forecast,
  width,
  className,
}: {
  forecast: Forecast;
  width: number;
  className: string;
}) {
  const format = useFormat();
  const { waves, ahead, goal, by } = forecast;
  const steps = waves.length + ahead.length;
  const seen = [
    ...waves.flatMap(({ score }) => score ?? []),
    ...ahead.flatMap(({ measuredLower, measuredUpper }) => [measuredLower, measuredUpper]),
    ...(goal ? [goal.target] : []),
  ];
  const { from, to, step } = niceRange(Math.min(...seen), Math.max(...seen));
  const x = (index: number) => LEFT + ((index + 0.5) * (width - LEFT - 6)) / steps;
  const y = (score: number) => 8 + ((to - score) / (to - from)) * (HEIGHT - BOTTOM - 8);
  const lines = Array.from(
    { length: Math.round((to - from) / step) + 1 },
    (_, i) => from + i * step,
  );
  const measured = waves.flatMap(({ score }, index) =>
    score === null ? [] : [`${x(index).toFixed(1)},${y(score).toFixed(1)}`],
  );
  const band = (low: "lower" | "measuredLower", high: "upper" | "measuredUpper") =>
    [
      ...ahead.map((one, i) => `${x(waves.length + i).toFixed(1)},${y(one[high]).toFixed(1)}`),
      ...ahead
        .map((one, i) => `${x(waves.length + i).toFixed(1)},${y(one[low]).toFixed(1)}`)
        .reverse(),
    ].join(" ");
  const label = (day: string) => (by === "month" ? format.month(day) : format.dayShort(day));
  const named = [0, Math.floor(waves.length / 2), steps - 1];
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className={`number h-auto w-full text-[11px] ${className}`}
      direction="ltr"
    >
      {lines.map((score) => (
        <g key={score}>
          <line x1={LEFT} x2={width} y1={y(score)} y2={y(score)} className="stroke-line" />
          <text x={LEFT - 8} y={y(score) + 4} textAnchor="end" className="fill-muted">
            {format.points(score)}
          </text>
        </g>
      ))}
      {goal ? (
        <line
          x1={LEFT}
          x2={width}
          y1={y(goal.target)}
          y2={y(goal.target)}
          strokeWidth="1.5"
          className="stroke-promoter"
        />
      ) : null}
      {ahead.length > 1 ? (
        <>
          <polygon points={band("measuredLower", "measuredUpper")} className="fill-accent/12" />
          <polygon points={band("lower", "upper")} className="fill-accent/25" />
        </>
      ) : null}
      {ahead.map((one, i) => (
        <g key={one.from}>
          <line
            x1={x(waves.length + i)}
            x2={x(waves.length + i)}
            y1={y(one.lower)}
            y2={y(one.upper)}
            strokeWidth="2"
            className="stroke-accent/50"
          />
          <circle
            cx={x(waves.length + i)}
            cy={y(one.mean)}
            r="3.5"
            strokeWidth="2"
            className="fill-card stroke-accent"
          />
        </g>
      ))}
      <polyline points={measured.join(" ")} fill="none" strokeWidth="2" className="stroke-accent" />
      {waves.map(({ from: day, score }, index) =>
        score === null ? null : (
          <circle key={day} cx={x(index)} cy={y(score)} r="3" className="fill-accent" />
        ),
      )}
      {[...waves, ...ahead].map(({ from: day }, index) =>
        named.includes(index) ? (
          <text
            key={day}
            x={x(index)}
            y={HEIGHT - 6}
            textAnchor={index === 0 ? "start" : index === steps - 1 ? "end" : "middle"}
            className="fill-muted"
          >
            {label(day)}
          </text>
        ) : null,
      )}
    </svg>
  );
}
