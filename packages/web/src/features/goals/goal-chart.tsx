import type { GoalStanding } from "@candor/contract/goal.ts";
import { niceRange } from "../../charts/trend-option.ts";
import { useMessages } from "../../language/language-context.tsx";
import { useFigureWords } from "./goal-words.ts";

const WIDTH = 520;
const HEIGHT = 130;
const LEFT = 40;
const BOTTOM = 22;

/** The months that are over, each with its interval, against the target. The words beside it say the last one. */
export function GoalChart({ goal }: { goal: GoalStanding }) {
  const t = useMessages("web-goals");
  const words = useFigureWords();
  const { target, measure } = goal;
  const shown = goal.months.filter(({ value }) => value !== null);
  const [start] = shown;
  if (!start) return null;
  const months = goal.months.slice(goal.months.indexOf(start));
  const ends = shown.flatMap(({ lower, upper }) => [lower ?? target, upper ?? target]);
  const { from, to } = niceRange(Math.min(target, ...ends), Math.max(target, ...ends));
  const x = (index: number) => LEFT + ((index + 0.5) * (WIDTH - LEFT - 6)) / months.length;
  const y = (value: number) => 6 + ((to - value) / (to - from)) * (HEIGHT - BOTTOM - 6);
  const [first, last] = [months[0], months.at(-1)];
  return (
    <svg
      role="img"
      aria-label={t("chart", { target: words.plain(measure, target), n: shown.length })}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="number mt-3 h-auto w-full text-[11px]"
      direction="ltr"
    >
      {[from, to].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} className="stroke-line" />
          <text x={LEFT - 6} y={y(value) + 4} textAnchor="end" className="fill-muted">
            {words.plain(measure, value)}
          </text>
        </g>
      ))}
      <line
        x1={LEFT}
        x2={WIDTH}
        y1={y(target)}
        y2={y(target)}
        strokeWidth="1.5"
        className="stroke-promoter"
      />
      {months.map(({ from: day, value, lower, upper }, index) =>
        value === null || lower === null || upper === null ? null : (
          <g key={day}>
            <line
              x1={x(index)}
              x2={x(index)}
              y1={y(lower)}
              y2={y(upper)}
              strokeWidth="2"
              className="stroke-accent/50"
            />
            <circle cx={x(index)} cy={y(value)} r="3" className="fill-accent" />
          </g>
        ),
      )}
      {first && last ? (
        <>
          <text x={LEFT} y={HEIGHT - 5} className="fill-muted">
            {words.month(first.from)}
          </text>
          <text x={WIDTH - 4} y={HEIGHT - 5} textAnchor="end" className="fill-muted">
            {words.month(last.from)}
          </text>
        </>
      ) : null}
    </svg>
  );
}
