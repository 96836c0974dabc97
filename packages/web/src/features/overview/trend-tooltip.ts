import type { TrendPoint } from "../../request/types.ts";

/** What a point of the trend says when it is pointed at; built as elements, so nothing needs escaping. */
export function trendTooltip(given: {
  point: TrendPoint | undefined;
  previous: TrendPoint | undefined;
  changes: { day: string; title: string }[];
  days: (point: TrendPoint) => string;
  score: (point: TrendPoint) => string;
  range: (point: TrendPoint) => string;
  base: (point: TrendPoint) => string;
  tooFew: (point: TrendPoint) => string;
  previousName: string;
}): HTMLElement {
  const box = document.createElement("div");
  const line = (text: string, className = "") => {
    const made = document.createElement("div");
    made.textContent = text;
    made.className = className;
    box.append(made);
  };
  const { point, previous } = given;
  if (!point) return box;
  line(given.days(point), "text-xs text-muted");
  if (point.score === null) line(given.tooFew(point), "font-medium");
  else {
    line(given.score(point), "number text-xl font-semibold");
    line(given.range(point), "number text-sm");
    line(given.base(point), "number text-sm text-muted");
  }
  if (previous && previous.score !== null) {
    line(
      `${given.previousName}: ${given.score(previous)} (${given.days(previous)})`,
      "number mt-1 text-xs text-muted",
    );
  }
  for (const change of given.changes) {
    if (point.from <= change.day && change.day < point.to)
      line(`⚑ ${change.title}`, "mt-1 text-sm");
  }
  return box;
}
