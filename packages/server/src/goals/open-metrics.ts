import { type GoalStanding, GoalState, type KeyFigures } from "@candor/contract/goal.ts";

export const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

export interface FiguresOfSurvey {
  surveyId: string;
  survey: string;
  figures: KeyFigures["data"];
}

interface Sample {
  labels: Record<string, string>;
  value: number;
}

/**
 * Key figures and goals for the dashboards of a company's own (Prometheus, Grafana, …), of the last month that is over:
 * each figure with its limits and its base. What has no value has no sample, as everywhere.
 *
 * @see https://github.com/OpenObservability/OpenMetrics, version 1.0.
 */
export function openMetrics(
  surveys: readonly FiguresOfSurvey[],
  goals: readonly GoalStanding[],
): string {
  const figures = surveys.flatMap(({ surveyId, survey, figures: rows }) =>
    rows.map(({ measure, last }) => ({ labels: { survey_id: surveyId, survey, measure }, last })),
  );
  const targets = goals.map((goal) => ({
    goal,
    labels: {
      ...{ goal_id: goal.id, measure: goal.measure, about: goal.about ?? "" },
      ...(goal.accountId === null ? {} : { account_id: goal.accountId }),
    },
  }));
  return [
    ...family(
      "candor_figure",
      "gauge",
      "A key figure of the last month that is over: points, per cent or working hours.",
      figures.flatMap(({ labels, last }) => limits(labels, last)),
    ),
    ...family(
      "candor_figure_base",
      "gauge",
      "What the figure rests on: answers, invitations, cases or promises.",
      figures.map(({ labels, last }) => ({ labels, value: last.n })),
    ),
    ...family(
      "candor_goal_target",
      "gauge",
      "What is to be reached, in the unit of the measure.",
      targets.map(({ goal, labels }) => ({ labels, value: goal.target })),
    ),
    ...family(
      "candor_goal_figure",
      "gauge",
      "The figure that the state of a goal is said by.",
      targets.flatMap(({ goal, labels }) => (goal.closed ? limits(labels, goal.closed) : [])),
    ),
    ...family(
      "candor_goal_base",
      "gauge",
      "What that figure rests on.",
      targets.flatMap(({ goal, labels }) =>
        goal.closed ? [{ labels, value: goal.closed.n }] : [],
      ),
    ),
    ...family(
      "candor_goal_state",
      "stateset",
      "Where a goal stands, by the interval of that month.",
      targets.flatMap(({ goal, labels }) =>
        GoalState.options.map((state) => ({
          labels: { ...labels, candor_goal_state: state },
          value: goal.state === state ? 1 : 0,
        })),
      ),
    ),
    "# EOF\n",
  ].join("\n");
}

/** The figure and both ends of its interval, or nothing below ten. */
function limits(
  labels: Record<string, string>,
  { value, lower, upper }: { value: number | null; lower: number | null; upper: number | null },
): Sample[] {
  if (value === null || lower === null || upper === null) return [];
  return [
    { labels: { ...labels, part: "value" }, value },
    { labels: { ...labels, part: "lower" }, value: lower },
    { labels: { ...labels, part: "upper" }, value: upper },
  ];
}

function family(name: string, type: string, help: string, samples: readonly Sample[]): string[] {
  return [
    `# TYPE ${name} ${type}`,
    `# HELP ${name} ${help}`,
    ...samples.map(({ labels, value }) => `${name}{${labelText(labels)}} ${value}`),
  ];
}

function labelText(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(",");
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
