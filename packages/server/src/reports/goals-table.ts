import { type GoalStanding, isAtMost, type Measure } from "@candor/contract/goal.ts";
import { reportMessage } from "../messages/report-messages.ts";
import { shareMessage } from "../messages/share-messages.ts";
import { marginOf, type Written } from "../shares/written.ts";
import type { WrittenReport } from "./written-report.ts";

/** What is counted where it is not answers. */
const OWN_BASES: Partial<Record<Measure, string>> = {
  response_rate: "goal.invited",
  first_contact: "goal.cases",
  promises_kept: "goal.promises",
};

/** Where the goals stand, each with the month that says so, its interval and its base. */
export function goalsTable(
  goals: readonly GoalStanding[],
  language: string,
  written: Written,
): WrittenReport["tables"] {
  if (goals.length === 0) return [];
  const say = (key: string, args: Record<string, string | number> = {}) =>
    reportMessage(language, key, args);
  const share = (key: string, args: Record<string, string | number> = {}) =>
    shareMessage(language, key, args);
  const plain = ({ measure }: GoalStanding, value: number, margin?: number) => {
    if (measure === "score") return written.points(value, margin);
    if (measure === "first_contact") return say("goal.hours", { n: written.hours(value) });
    return written.share(value / 100);
  };
  const rows = goals.map((goal) => {
    const { closed, measure, about, by, state } = goal;
    const wanted = say(isAtMost(measure) ? "goal.most" : "goal.least", {
      measure: say(`measure.${measure}`),
      target: plain(goal, goal.target),
    });
    const named = about === null ? wanted : say("goal.of", { goal: wanted, about });
    const base = (n: number) => {
      const own = OWN_BASES[measure];
      return own === undefined ? share("base", { n }) : say(own, { n });
    };
    return [
      {
        text: by === null ? named : say("goal.by", { goal: named, day: written.day(by) }),
        ...(closed === null ? {} : { under: `${lastMonth(goal, closed)}, ${base(closed.n)}` }),
      },
      { text: say(`state.${state}`), quiet: state === "cannot_tell" },
    ];
  });
  function lastMonth(goal: GoalStanding, closed: NonNullable<GoalStanding["closed"]>): string {
    const { value, lower, upper, from } = closed;
    if (value === null || lower === null || upper === null) {
      return `${written.month(from)}: ${share("tooFewShort")}`;
    }
    const margin = marginOf({ lower, upper });
    const limits = share("limits", {
      lower: plain(goal, lower, margin),
      upper: plain(goal, upper, margin),
    });
    return `${written.month(from)}: ${plain(goal, value, margin)} ${limits}`;
  }
  return [
    {
      title: say("goals.title"),
      lead: say("goals.lead"),
      heads: [say("goal"), say("goal.state")],
      rows,
      notes: [],
    },
  ];
}
