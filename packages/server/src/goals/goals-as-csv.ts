import type { Readable } from "node:stream";
import type { GoalStanding } from "@candor/contract/goal.ts";
import { csvStream } from "../spreadsheets/write-csv.ts";

const COLUMNS = [
  ...["goal_id", "measure", "about", "target", "by", "owner", "state"],
  ...["month", "base", "value", "lower", "upper", "account_id"],
];

/** Every goal with every month that is over, a row each: what a spreadsheet makes a chart of. */
export function goalsAsCsv(goals: readonly GoalStanding[]): Readable {
  const rows = goals.flatMap((goal) => {
    const { id, measure, about, target, by, owner, state, months, accountId } = goal;
    const head = [id, measure, about, target, by, owner?.name, state];
    if (months.length === 0) return [[...head, null, null, null, null, null, accountId]];
    return months.map(({ from, n, value, lower, upper }) => [
      ...head,
      ...[from.slice(0, 7), n, value, lower, upper, accountId],
    ]);
  });
  return csvStream([COLUMNS, ...rows]);
}
