/** No fewer answers of employees are ever shown together, or can be had by taking what is shown from what is shown. */
export const FLOOR = 5;
/** Comments are shown once so many answers stand behind them. */
export const COMMENT_FLOOR = 10;
/** So long an answer waits for colleagues of its own group before it is shown without the group. */
export const PATIENCE_DAYS = 14;

/** An answer that waits, with the values of the survey's groups. */
export interface WaitingAnswer {
  id: string;
  day: string;
  properties: Readonly<Record<string, string>>;
}

/** Answers that are shown from now on, all together, and the groups that all of them share. */
export interface Block<A extends WaitingAnswer = WaitingAnswer> {
  answers: A[];
  properties: Record<string, string>;
}

/**
 * Puts waiting answers into blocks of five or more. What is shown of an employee survey is made of whole blocks:
 * an answer keeps only the values that its whole block shares, and all of a block appears at once. Whatever is then
 * asked, by any filter and on any day, is a sum of blocks, and so is the difference of any two such sums.
 *
 * Answers that agree in every group make a block as soon as they are five. Those that have waited too long, and all
 * when the survey is over, give up the last groups, one by one, until they are enough. Fewer than five go on waiting.
 *
 * @param groups the survey's dimensions, the most important first.
 * @param waitedSince answers of this day or earlier have waited long enough; null releases at full detail alone.
 */
export function formBlocks<A extends WaitingAnswer>(
  waiting: readonly A[],
  { groups, waitedSince }: { groups: readonly string[]; waitedSince: string | null },
): Block<A>[] {
  const blocks: Block<A>[] = [];
  let left = [...waiting];
  for (let depth = groups.length; depth >= 0; depth -= 1) {
    const shared = groups.slice(0, depth);
    const alike = Map.groupBy(left, ({ properties }) =>
      JSON.stringify(shared.map((name) => properties[name] ?? "")),
    );
    for (const answers of alike.values()) {
      const isWhole = depth === groups.length;
      const hasWaited = waitedSince !== null && answers.some(({ day }) => day <= waitedSince);
      if (answers.length < FLOOR || !(isWhole || hasWaited)) continue;
      const first = answers[0]?.properties ?? {};
      const properties = Object.fromEntries(
        shared.flatMap((name) => (first[name] === undefined ? [] : [[name, first[name]]])),
      );
      blocks.push({ answers, properties });
    }
    const gone = new Set(blocks.flatMap(({ answers }) => answers));
    left = left.filter((answer) => !gone.has(answer));
  }
  return blocks;
}
