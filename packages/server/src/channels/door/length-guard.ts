import type { Group } from "@candor/contract/common.ts";
import type { LengthGuard, Question } from "@candor/contract/question.ts";

/**
 * Of those who come to a screen of a web survey, the share who leave there: 7 % were gone after ten
 * screens, so 1 − 0.93^(1/10) = 0.7 % at each.
 */
const LEAVE_AT_ONE = 1 - 0.93 ** (1 / 10);
const SOURCE =
  "MacElroy, Quirk's Marketing Research Review, July/August 2000: 7 % of respondents to online surveys had dropped out after 10 screens, 9 % after 15, 30 % after 30.";
const ASSUMPTION =
  "One closed question costs as much as one screen, one in free text as much as two, and everybody is asked every question of their group. Your customers may differ: compare with how many answer each question. The score itself is saved before the first of them and is never lost.";

/** Screens that a question weighs: writing is more work than choosing. */
function weight(question: Question): number {
  return question.kind === "text" ? 2 : 1;
}

const GROUPS: readonly Group[] = ["promoter", "passive", "detractor"];
/** Score, comment and three more. */
const ENOUGH = 5;

/**
 * What each further question is estimated to cost in answers. For orientation while editing: a model
 * with one published figure in it, not a measurement of this survey.
 *
 * @returns shares of 100 people, rounded to one decimal.
 */
export function lengthGuard(questions: readonly Question[]): LengthGuard {
  const costs = questions.map((question, index) => {
    const earlier = questions.slice(0, index + 1).filter((other) => meet(other, question));
    const weighed = earlier.reduce((sum, other) => sum + weight(other), 0);
    return {
      id: question.id,
      leaveHere: percent(1 - stay(weight(question))),
      remain: percent(stay(weighed)),
    };
  });
  const perGroup = GROUPS.map((group) => questions.filter((question) => asks(question, group)));
  const most = Math.max(...perGroup.map((asked) => asked.length));
  const heaviest = Math.max(
    ...perGroup.map((asked) => asked.reduce((sum, question) => sum + weight(question), 0)),
  );
  return {
    estimate: true,
    costs,
    remain: percent(stay(heaviest)),
    mostQuestions: 2 + most,
    tooLong: 2 + most > ENOUGH,
    source: SOURCE,
    assumption: ASSUMPTION,
  };
}

function stay(screens: number): number {
  return (1 - LEAVE_AT_ONE) ** screens;
}

function asks({ groups }: Question, group: Group): boolean {
  return !groups || groups.includes(group);
}

/** Whether one customer may be asked both. */
function meet(one: Question, other: Question): boolean {
  return GROUPS.some((group) => asks(one, group) && asks(other, group));
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
