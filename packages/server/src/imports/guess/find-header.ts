import { type FileRecord, isBlank, tidy } from "../read/import-source.ts";
import { readDate } from "./date-reading.ts";
import { isGroupWord, plainWords, saysNoAnswer, scaleEnd } from "./scale-words.ts";

export interface FoundHeader {
  /** Records before the first row of data; 0 when the file has no head. */
  headerRows: number;
  /** The head itself: one record, or two or three in the exports of some tools; titles above it left out. */
  heads: string[][];
}

/**
 * Where the data of a table begin, from its first records.
 *
 * Titles above the head are narrower than the table; a head has words in it and no dates, e-mails or numbers of the
 * kind that stand below it. Many tools write more than one head record, and people delete the second by hand: it is
 * taken for a head only when it cannot be a respondent.
 */
export function findHeader(records: readonly FileRecord[]): FoundHeader {
  const sample = records.slice(0, 200);
  const first = firstRecordOfTable(sample);
  const head = sample[first];
  if (!head) return { headerRows: 0, heads: [] };
  const more = furtherHeads(head.cells, sample.slice(first + 1));
  const heads = [
    head.cells,
    ...sample.slice(first + 1, first + 1 + more).map((record) => record.cells),
  ];
  return { headerRows: first + heads.length, heads };
}

/** Cells up to the last filled one. */
function extent(cells: readonly string[]): number {
  for (let i = cells.length; i > 0; i--) if (tidy(cells[i - 1] ?? "") !== "") return i;
  return 0;
}

/** Place of the head, −1 when there is none. */
function firstRecordOfTable(sample: readonly FileRecord[]): number {
  const extents = sample.map((record) => (record.problem ? 0 : extent(record.cells)));
  const filled = extents.filter((width) => width > 0).sort((a, b) => a - b);
  const median = filled[Math.floor(filled.length / 2)] ?? 1;
  const wide = extents.findIndex((width) => width > 0 && (median === 1 || width > median / 2));
  const isHead = (at: number) =>
    looksLikeHead(sample[at]?.cells ?? [], sample.slice(at + 1, at + 60));
  if (isHead(wide)) return wide;
  // The names at the right may be missing, and then the head is as narrow as a title; but it stands on its data.
  return (extents[wide - 1] ?? 0) >= Math.max(1, median / 2) && isHead(wide - 1) ? wide - 1 : -1;
}

const NUMBER = /^[+-]?(\d{1,3}([, \u00a0]\d{3})+|\d+)([.,]\d+)?$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

type Kind = "blank" | "number" | "date" | "email" | "words" | "marks";

function kindOf(raw: string): Kind {
  const cell = tidy(raw);
  if (cell === "") return "blank";
  if (NUMBER.test(cell)) return "number";
  if (EMAIL.test(cell)) return "email";
  if (
    /\d/.test(cell) &&
    cell.length < 60 &&
    typeof readDate(cell, { order: "dmy", timeZone: "UTC" }) === "number"
  ) {
    return "date";
  }
  return /\p{L}|#/u.test(cell) ? "words" : "marks";
}

function looksLikeHead(cells: readonly string[], below: readonly FileRecord[]): boolean {
  const kinds = cells.map(kindOf);
  if (!kinds.includes("words")) return false;
  if (kinds.includes("email") || kinds.includes("date")) return false;
  const numbers = cells.filter((_, i) => kinds[i] === "number").map((cell) => Number(tidy(cell)));
  if (numbers.length === 0 || areLabels(numbers)) return true;
  const likeBelow = cells.filter((_, i) => kinds[i] === "number" && mostlyNumbers(below, i)).length;
  const filled = kinds.filter((kind) => kind !== "blank").length;
  return likeBelow / filled < 0.3;
}

/** Years, or 1, 2, 3 …: numbers that name columns. */
function areLabels(numbers: readonly number[]): boolean {
  if (numbers.length < 3) return false;
  const years = numbers.every((n) => Number.isInteger(n) && n >= 1900 && n <= 2100);
  const counted = numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1);
  return counted || (years && numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? 0)));
}

function mostlyNumbers(below: readonly FileRecord[], column: number): boolean {
  const kinds = below
    .map((record) => kindOf(record.cells[column] ?? ""))
    .filter((kind) => kind !== "blank");
  return kinds.length > 0 && kinds.filter((kind) => kind === "number").length >= 0.8 * kinds.length;
}

/** How many of the records after the first head belong to it. */
function furtherHeads(head: readonly string[], after: readonly FileRecord[]): number {
  const importIds = after
    .slice(0, 3)
    .findIndex(({ cells }) => cells.some((cell) => cell.includes('{"ImportId"')));
  if (importIds >= 0) return importIds + 1;
  const second = after[0]?.cells;
  if (!second || isBlank(second)) return 0;
  const names = head.map((cell) => tidy(cell).toLowerCase());
  if (isQualtricsText(names, second)) return 1;
  const below = after.slice(0, 60);
  let more = isSurveyMonkeyOptions(names, second, after.slice(1, 20)) ? 1 : 0;
  while (more < MOST_FURTHER && isNobody(head, below[more]?.cells ?? [], below.slice(more + 1)))
    more++;
  return more;
}

/** Heads after the first that any tool was seen to write. */
const MOST_FURTHER = 3;

/**
 * A record under the head that cannot be somebody's answer, whichever tool wrote it: words stand where numbers and dates
 * stand in the records below, and none of its own cells is a number, a date or an address. A score in words ("extremely
 * likely", "n/a") is an answer; so is a word that occurs again below.
 */
function isNobody(
  head: readonly string[],
  cells: readonly string[],
  below: readonly FileRecord[],
): boolean {
  const rows = below.filter((record) => !isBlank(record.cells));
  if (rows.length < 2 || isBlank(cells)) return false;
  const kinds = cells.map(kindOf);
  if (kinds.some((kind) => kind === "number" || kind === "date" || kind === "email")) return false;
  let wordsForValues = 0;
  for (const column of head.keys()) {
    const kind = kindBelow(rows, column);
    if (kind === undefined) continue;
    const cell = tidy(cells[column] ?? "");
    if (cell === "") continue;
    if (isAnswerInWords(cell, rows, column)) return false;
    wordsForValues++;
  }
  return wordsForValues > 0;
}

/** The kind of value that nearly all records have in a column; undefined where they have words, or where few are filled. */
function kindBelow(rows: readonly FileRecord[], column: number): Kind | undefined {
  // The first of them may be heads themselves.
  const data = rows.length >= 4 ? rows.slice(MOST_FURTHER - 1) : rows;
  const kinds = data
    .map((record) => kindOf(record.cells[column] ?? ""))
    .filter((kind) => kind !== "blank");
  if (kinds.length < Math.max(2, data.length / 2)) return undefined;
  return (["number", "date", "email"] as const).find(
    (kind) => kinds.filter((one) => one === kind).length >= 0.9 * kinds.length,
  );
}

function isAnswerInWords(cell: string, rows: readonly FileRecord[], column: number): boolean {
  const plain = plainWords(cell);
  if (saysNoAnswer(cell) || scaleEnd(plain) || isGroupWord(plain)) return true;
  if (/\d/.test(cell) && !/^(?:q|question|frage|v|var|col)?[\s_#.-]*\d+/i.test(cell)) return true;
  return rows.some((record) => plainWords(tidy(record.cells[column] ?? "")) === plain);
}

/** Qualtrics with its third record deleted: the second still holds the texts, "Start Date" where dates stand below. */
function isQualtricsText(names: readonly string[], second: readonly string[]): boolean {
  if (names[0] === "v1" && second.some((cell) => /^response ?id$/i.test(tidy(cell)))) return true;
  const column = names.indexOf("startdate");
  if (column < 0 || !names.includes("responseid")) return false;
  return kindOf(second[column] ?? "") === "words";
}

/** What SurveyMonkey writes under a question that has one column, in the languages of its users. */
const OPTION_WORDS = new Set([
  "response",
  "answer",
  "score",
  "value",
  "rating",
  "open-ended response",
  "other (please specify)",
  "antwort",
  "beantwortung mit offenem ende",
  "sonstiges (bitte angeben)",
  "réponse",
  "réponse ouverte",
  "autre (veuillez préciser)",
  "respuesta",
  "respuesta abierta",
  "otro (especifique)",
  "resposta",
  "resposta aberta",
  "risposta",
  "risposta aperta",
  "antwoord",
  "open antwoord",
  "svar",
  "öppet svar",
  "annat (specificera)",
  "åbent svar",
  "ответ",
  "ответ в свободной форме",
  "другое (укажите)",
]);

const ID_NAMES = new Set([
  "respondent id",
  "respondent_id",
  "respondentid",
  "collector id",
  "collector_id",
]);

function isSurveyMonkeyOptions(
  names: readonly string[],
  second: readonly string[],
  after: readonly FileRecord[],
): boolean {
  const kinds = second.map(kindOf);
  if (kinds.includes("email") || kinds.includes("date")) return false;
  const id = names.findIndex((name) => ID_NAMES.has(name));
  if (id >= 0) {
    // Whoever answered has an id; the record of options has none.
    const idsBelow = after.filter(({ cells }) => tidy(cells[id] ?? "") !== "").length;
    if (kinds[id] !== "blank") return false;
    if (after.length > 0 && idsBelow === after.length) return true;
  }
  const underNames = names.flatMap((name, i) =>
    name === "" ? [] : [tidy(second[i] ?? "").toLowerCase()],
  );
  const filled = underNames.filter((cell) => cell !== "");
  const options = filled.filter((cell) => OPTION_WORDS.has(cell)).length;
  return options > 0 && options >= 0.5 * filled.length;
}

/** True for "Response" and its like, which say nothing about the column. */
export function isOptionWord(cell: string): boolean {
  return OPTION_WORDS.has(tidy(cell).toLowerCase());
}
