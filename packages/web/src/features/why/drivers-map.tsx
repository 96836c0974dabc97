import type { Drivers } from "@candor/contract/drivers.ts";
import { useMessages } from "../../language/language-context.tsx";

const HEIGHT = 260;
const LEFT = 12;
const BOTTOM = 22;

/**
 * Importance against rating, each with its interval, and the four corners by name. The table below says the same
 * in numbers; a number beside a dot is its row there.
 */
export function DriversMap({ found }: { found: Drivers }) {
  return (
    <>
      <Picture found={found} width={900} className="hidden sm:block" />
      <Picture found={found} width={320} className="sm:hidden" />
    </>
  );
}

function Picture({
  found,
  width,
  className,
}: {
  found: Drivers;
  width: number;
  className: string;
}) {
  const t = useMessages("web-why");
  const { drivers, importanceLine, ratedLine } = found;
  const highest = Math.max(0.05, ...drivers.map(({ importance }) => importance.upper));
  const ratings = drivers.flatMap(({ rated }) => [rated.lower, rated.upper]);
  const [least, most] = [Math.min(...ratings) - 4, Math.max(...ratings) + 4];
  const x = (rated: number) => LEFT + ((rated - least) / (most - least)) * (width - LEFT - 12);
  const y = (share: number) => 34 + (1 - share / highest) * (HEIGHT - BOTTOM - 64);
  const corners = [
    { corner: "fix", at: LEFT + 4, anchor: "start", line: 14 },
    { corner: "keep", at: width - 8, anchor: "end", line: 14 },
    { corner: "leave", at: LEFT + 4, anchor: "start", line: HEIGHT - BOTTOM - 6 },
    { corner: "enough", at: width - 8, anchor: "end", line: HEIGHT - BOTTOM - 6 },
  ] as const;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className={`number mt-3 h-auto w-full text-[11px] ${className}`}
      direction="ltr"
    >
      <rect
        x={LEFT}
        y={2}
        width={width - LEFT - 4}
        height={HEIGHT - BOTTOM}
        rx="6"
        className="fill-none stroke-line"
      />
      {ratedLine === null ? null : (
        <line
          x1={x(ratedLine)}
          x2={x(ratedLine)}
          y1={2}
          y2={HEIGHT - BOTTOM + 2}
          strokeDasharray="4 4"
          className="stroke-muted/50"
        />
      )}
      {importanceLine === null ? null : (
        <line
          x1={LEFT}
          x2={width - 4}
          y1={y(importanceLine)}
          y2={y(importanceLine)}
          strokeDasharray="4 4"
          className="stroke-muted/50"
        />
      )}
      {corners.map(({ corner, at, anchor, line }) => (
        <text key={corner} x={at} y={line} textAnchor={anchor} className="fill-muted">
          {t(`drivers.short.${corner}`)}
        </text>
      ))}
      {drivers.map((one, index) => (
        <g key={one.dimension}>
          <line
            x1={x(one.rated.lower)}
            x2={x(one.rated.upper)}
            y1={y(one.importance.share)}
            y2={y(one.importance.share)}
            strokeWidth="2"
            className="stroke-accent/50"
          />
          <line
            x1={x(one.rated.mean)}
            x2={x(one.rated.mean)}
            y1={y(one.importance.lower)}
            y2={y(one.importance.upper)}
            strokeWidth="2"
            className="stroke-accent/50"
          />
          <circle
            cx={x(one.rated.mean)}
            cy={y(one.importance.share)}
            r="4"
            className="fill-accent"
          />
          <text
            x={x(one.rated.mean) + 7}
            y={y(one.importance.share) - 6}
            className="fill-ink font-medium"
          >
            {index + 1}
          </text>
        </g>
      ))}
      <text x={width / 2} y={HEIGHT - 6} textAnchor="middle" className="fill-muted">
        {t("drivers.axes")}
      </text>
    </svg>
  );
}
