import type { Message } from "../import-plan.ts";
import { words } from "./column-heads.ts";
import type { ColumnSample } from "./column-sample.ts";
import { scoreClaim } from "./header-words.ts";
import { saysNoAnswer } from "./scale-words.ts";

/** What a table is when it is not one answer a row. */
export interface TableShape {
  /** Why nothing may be taken from it before somebody says so. */
  question?: Message;
  /** Columns of another table that stands beside the answers. */
  elsewhere: ReadonlySet<number>;
  notes: Message[];
}

/**
 * Whether the rows of a table are answers: not counts of answers, and not two tables side by side. Such a file read row by
 * row gives a score that nobody gave.
 */
export function tableShape(columns: readonly ColumnSample[]): TableShape {
  const counts = countsOfScores(columns);
  if (counts) return { question: counts, elsewhere: new Set(), notes: [] };
  return sideBySide(columns);
}

const COUNT_NAMES = new Set(
  "count|counts|number|number of responses|number of answers|number of respondents|no of responses|responses|answers|respondents|frequency|freq|n|total|totals|amount|quantity|qty|votes|how many|times|количество|кол во|число|частота|ответов|количество ответов|число ответов|всего|skaits|atbilžu skaits|atbildes|biežums|kopā|antal|antal svar|svar|frekvens|anzahl|häufigkeit|antworten|anzahl antworten|nombre|effectif|fréquence|réponses|nombre de réponses|cantidad|número|frecuencia|respuestas|quantidade|frequência|respostas|numero|frequenza|risposte|conteggio|aantal|frequentie|antwoorden|liczba|liczba odpowiedzi|częstość|odpowiedzi|ilość|lukumäärä|arv|skaičius|počet|кількість".split(
    "|",
  ),
);

const WHOLE = /^\d{1,9}$/;

function wholeNumbers(column: ColumnSample): number[] | null {
  if (column.filled.length === 0) return null;
  const numbers = column.filled.map((cell) => cell.replace(/[ \u00a0,](?=\d{3}\b)/g, ""));
  return numbers.every((cell) => WHOLE.test(cell)) ? numbers.map(Number) : null;
}

/** How often each score was given: 0 to 10 down one column or along the head, and counts beside or below. */
function countsOfScores(columns: readonly ColumnSample[]): Message | null {
  const alongHead = columns.filter(({ head }) => /^(?:[0-9]|10)$/.test(head.title.trim()));
  if (new Set(alongHead.map(({ head }) => head.title.trim())).size >= 9) {
    return { code: "counts_table", args: { column: columns[0]?.head.title ?? "" } };
  }
  const filled = columns.filter((column) => column.filled.length > 0);
  for (const column of filled) {
    const scores = scoresOf(column);
    if (!scores) continue;
    const others = filled.filter((other) => other !== column);
    const counting = others.find(isCount);
    const named = counting !== undefined && COUNT_NAMES.has(counting.name);
    const everyScoreOnce = new Set(scores).size === scores.length && scores.length >= 3;
    const ladder = everyScoreOnce && scores.length >= 10 && isSorted(scores);
    const noIndividuals = others.every(
      (other) => isCount(other) || isShare(other) || isLabel(other),
    );
    if (counting && noIndividuals && everyScoreOnce && (named || ladder))
      return { code: "counts_table", args: { column: counting.head.title } };
    // Several groups, each with its scores and how often they were given.
    if (counting && named && noIndividuals && repeatsScores(column, others.filter(isLabel)))
      return { code: "counts_table", args: { column: counting.head.title } };
  }
  return null;
}

/** The scores of a column that holds nothing but them; a line of totals may stand below. */
function scoresOf(column: ColumnSample): number[] | null {
  const cells = column.filled.filter((cell) => /\d/.test(cell));
  if (cells.length < column.filled.length - 1 || cells.length < 3) return null;
  const numbers = cells.map((cell) => Number(/^\d{1,2}$/.exec(cell)?.[0] ?? Number.NaN));
  return numbers.every((number) => number >= 0 && number <= 10) ? numbers : null;
}

const isCount = (column: ColumnSample) =>
  wholeNumbers(column) !== null && !/\bid\b/.test(column.name);
const isShare = (column: ColumnSample) =>
  column.filled.length > 0 && column.filled.every((cell) => /^[\d.,]+ ?%?$/.test(cell));
/** A word that many rows share: the group they are counted in. */
const isLabel = (column: ColumnSample) =>
  column.filled.every((cell) => !/\d{2}|@|[.!?]$/.test(cell) && cell.length <= 40) &&
  new Set(column.filled).size <= Math.max(4, column.filled.length / 2);

function isSorted(values: readonly number[]): boolean {
  const up = values.every((value, i) => i === 0 || value > (values[i - 1] ?? -1));
  return up || values.every((value, i) => i === 0 || value < (values[i - 1] ?? 11));
}

/** Within each group every score stands once. */
function repeatsScores(column: ColumnSample, labels: readonly ColumnSample[]): boolean {
  if (labels.length === 0) return false;
  const met = new Set<string>();
  for (const [row, cell] of column.cells.entries()) {
    if (cell === "") continue;
    const key = [...labels.map((label) => label.cells[row] ?? ""), cell].join("\u001f");
    if (met.has(key)) return false;
    met.add(key);
  }
  return true;
}

/** Two tables with an empty, unnamed column between them. */
function sideBySide(columns: readonly ColumnSample[]): TableShape {
  const blocks: ColumnSample[][] = [[]];
  for (const column of columns) {
    const gap = isGap(column);
    if (gap && blocks.at(-1)?.length) blocks.push([]);
    else if (!gap) blocks.at(-1)?.push(column);
  }
  const tables = blocks.filter((block) => block.length > 0);
  const none: TableShape = { elsewhere: new Set(), notes: [] };
  if (tables.length < 2) return halves(columns) ?? none;
  const [first = [], ...rest] = tables;
  const answers = tables.find((block) => block.some(claims)) ?? first;
  const withScores = tables.filter((block) => block.some(claims));
  const alike = rest.some((block) => repeats(first, block));
  if (withScores.length > 1 || alike) return { ...none, question: twoTables(tables) };
  const others = tables.filter((block) => block !== answers && !sameRows(answers, block)).flat();
  if (others.length === 0) return none;
  const titles = others.slice(0, 5).map(({ head }) => head.title);
  return {
    elsewhere: new Set(others.map(({ index }) => index)),
    notes: [{ code: "other_table", args: { columns: titles.join(", "), count: others.length } }],
  };
}

const isGap = ({ head, filled }: ColumnSample) =>
  filled.length === 0 && head.code === "" && head.option === "";

const claims = ({ title }: ColumnSample) => scoreClaim(title) > 0;

function twoTables(tables: readonly (readonly ColumnSample[])[]): Message {
  const begin = tables.map((block) => `“${block[0]?.head.title ?? ""}”`);
  return { code: "tables_side_by_side", args: { columns: begin.join(", "), count: tables.length } };
}

/** The second half of the head is the first once more, without a gap: "Name, Score, Name, Score". */
function halves(columns: readonly ColumnSample[]): TableShape | null {
  const half = columns.length / 2;
  if (!Number.isInteger(half) || half < 2) return null;
  const left = columns.slice(0, half);
  const right = columns.slice(half);
  const same = left.every((column, i) => bare(column) !== "" && bare(column) === bare(right[i]));
  if (!same || !left.some(claims)) return null;
  return { elsewhere: new Set(), notes: [], question: twoTables([left, right]) };
}

/** The name without the number that a spreadsheet or a program put behind the second of its kind. */
const bare = (column: ColumnSample | undefined) =>
  words(column?.head.code ?? "").replace(/ ?(?:\(\d\)|[. ]\d)$/, "");

/** Most names of one table stand in the other, too. */
function repeats(one: readonly ColumnSample[], other: readonly ColumnSample[]): boolean {
  const names = new Set(one.map(bare));
  const shared = other.filter((column) => bare(column) !== "" && names.has(bare(column)));
  return shared.length > 0 && shared.length >= Math.min(one.length, other.length) / 2;
}

/** Whether the columns of a block are filled in the rows of the other: then they belong to the same answers. */
function sameRows(one: readonly ColumnSample[], other: readonly ColumnSample[]): boolean {
  const rows = one[0]?.cells.length ?? 0;
  let alone = 0;
  let both = 0;
  for (let row = 0; row < rows; row++) {
    const a = filledAt(one, row);
    const b = filledAt(other, row);
    if (a && b) both++;
    else if (a || b) alone++;
  }
  // A question that few answered is blank here and there; a shorter table is blank from some row on.
  const last = lastFilled(other);
  const runsOut = last < lastFilled(one) && both === last + 1;
  return !(alone > 0 && (runsOut || lastFilled(one) < last));
}

const filledAt = (block: readonly ColumnSample[], row: number) =>
  block.some(({ cells }) => !saysNoAnswer(cells[row] ?? ""));

function lastFilled(block: readonly ColumnSample[]): number {
  return Math.max(...block.map(({ cells }) => cells.findLastIndex((cell) => !saysNoAnswer(cell))));
}
