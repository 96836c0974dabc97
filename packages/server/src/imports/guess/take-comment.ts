import { type ColumnSample, isEmail, isFreeText, share } from "./column-sample.ts";
import { commentClaim, namesSomething } from "./header-words.ts";
import type { Take } from "./take.ts";

/**
 * The comment: named so; else another option of the score's own question ("Why?"), or the unnamed column at its right;
 * else a column that asks why, nearest to the score; else the only column of sentences.
 */
export function takeComment(
  columns: readonly ColumnSample[],
  free: readonly ColumnSample[],
  score: number | null,
  take: Take,
): void {
  const textual = free.filter((column) => column.filled.length === 0 || couldBeComment(column));
  const named = textual.find((column) => commentClaim(column.name) === 100);
  const beside = score === null ? undefined : ofSameQuestion(columns, textual, score);
  const sure = beside && beside.filled.length > 0 ? beside : (named ?? beside);
  if (sure) {
    take(sure.index, "comment", sure === beside ? "beside_score" : "header");
    return;
  }
  // Without a score nobody was asked why, and a column of sentences is just that.
  if (score === null) return;
  const asking = textual
    .filter((column) => commentClaim(column.title) === 60 && isAnsweredFreely(column))
    .sort((a, b) => distance(a, score) - distance(b, score));
  if (asking[0]) {
    take(asking[0].index, "comment", "asks_why");
    return;
  }
  const sentences = free.filter(
    (column) => isFreeText(column) && !namesSomething(column.title) && !isMostlyNames(column),
  );
  if (sentences.length === 1) take(sentences[0]?.index, "comment", "only_text");
}

/** Whoever is asked why may answer in a word; a few words that many share are choices. */
function isAnsweredFreely(column: ColumnSample): boolean {
  const { filled } = column;
  const distinct = new Set(filled).size;
  return isFreeText(column) || filled.length < 10 || distinct > filled.length / 2;
}

/** "Riga Coffee Roasters": each word with a capital, and no mark of a sentence. */
function isMostlyNames(column: ColumnSample): boolean {
  return (
    share(column, (cell) => {
      const parts = cell.split(/\s+/).filter((part) => /\p{L}/u.test(part));
      const capital = parts.filter((part) => /^["'“«(]?[\p{Lu}\d]/u.test(part));
      return (
        cell.length <= 60 && !/[.!?…,]\s|[!?…]$/u.test(cell) && capital.length >= parts.length - 1
      );
    }) > 0.7
  );
}

function couldBeComment(column: ColumnSample): boolean {
  return share(column, (cell) => /\p{L}/u.test(cell)) >= 0.5 && share(column, isEmail) < 0.5;
}

function ofSameQuestion(
  columns: readonly ColumnSample[],
  textual: readonly ColumnSample[],
  score: number,
): ColumnSample | undefined {
  const scored = columns[score];
  const next = textual.find((column) => column.index === score + 1);
  if (!scored || !next) return undefined;
  const sameQuestion = next.head.option !== "" && next.head.question === scored.head.question;
  return sameQuestion ||
    (next.head.code === "" && next.head.option === "" && next.filled.length > 0)
    ? next
    : undefined;
}

/** To the right of the score counts less far than to the left. */
function distance(column: ColumnSample, score: number | null): number {
  if (score === null) return column.index;
  return column.index > score ? column.index - score : (score - column.index) * 3;
}
