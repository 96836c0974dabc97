import { tidy } from "../read/import-source.ts";
import { isOptionWord } from "./find-header.ts";

/** One column's names. */
export interface ColumnHead {
  /** As shown and as used for a property: the question, with its option; "Column 8" when the file names nothing. */
  title: string;
  /** What the first head record says, which is a code in some tools; blank when it says nothing. */
  code: string;
  /** The question a column belongs to when one question has several; else the title. */
  question: string;
  /** The option within the question ("Why?"), blank when there is none. */
  option: string;
}

const oneLine = (cell: string) => tidy(cell).replace(/\s+/g, " ");

/** The columns' names from one, two or three head records. */
export function columnHeads(heads: readonly (readonly string[])[], width: number): ColumnHead[] {
  const [first = [], second] = heads;
  const importIds = heads.some((head) => head.some((cell) => cell.includes('{"ImportId"')));
  const legacy = second !== undefined && isLegacyQualtrics(first, second);
  const texts = importIds || legacy || (second && isTextOfCodes(first, second));
  let question = "";
  return Array.from({ length: width }, (_, i) => {
    const code = oneLine(first[i] ?? "");
    const below = oneLine(second?.[i] ?? "");
    if (second && texts) {
      const title = (below.startsWith("{") ? "" : below) || code;
      // The old export numbers its own columns V1 to V10 and says below what they are.
      const own = legacy && /^V\d+$/.test(code) ? below : code;
      return { title: title || `Column ${i + 1}`, code: own, question: title, option: "" };
    }
    if (!second) {
      return { ...bySplitCode(code), title: code || `Column ${i + 1}`, question: code, option: "" };
    }
    if (code !== "") question = code;
    const option = isOptionWord(below) && code !== "" ? "" : below;
    const further = heads.slice(2).map((head) => oneLine(head[i] ?? ""));
    const title = [question, option, ...further].filter(Boolean).join(": ");
    return { title: title || `Column ${i + 1}`, code, question, option };
  });
}

const isLegacyQualtrics = (first: readonly string[], second: readonly string[]) =>
  oneLine(first[0] ?? "") === "V1" && second.some((cell) => /^response ?id$/i.test(oneLine(cell)));

/** The second record says in words what the first says in codes: Qualtrics, SPSS labels, and exports like them. */
function isTextOfCodes(first: readonly string[], second: readonly string[]): boolean {
  const at = first.findIndex((cell) => oneLine(cell).toLowerCase() === "startdate");
  if (at >= 0) return oneLine(second[at] ?? "") !== "";
  const named = first.flatMap((cell, i) => (oneLine(cell) === "" ? [] : [i]));
  const codes = named.filter((i) => /^[\w.#-]{1,24}$/.test(oneLine(first[i] ?? "")));
  const told = codes.filter((i) => /\s/.test(oneLine(second[i] ?? "")));
  const filled = named.filter((i) => oneLine(second[i] ?? "") !== "");
  return (
    named.length > 0 &&
    codes.length === named.length &&
    filled.length >= 0.8 * named.length &&
    told.length >= 0.3 * named.length
  );
}

/** LimeSurvey writes "code. text" into one head when asked for both. */
function bySplitCode(head: string): { code: string } {
  const match =
    /^(id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|ipaddr|refurl|token)\. /.exec(
      head,
    );
  return { code: match?.[1] ?? head };
}

/** A name reduced for comparison: lower case, words parted ("LikelyToRecommend", "likely-to_recommend"), marks at the ends gone. */
export function words(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/[_\-./\u2010-\u2014]+/g, " ")
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .replace(/[:*?]+$/, "")
    .trim()
    .toLowerCase();
}

/**
 * The column that somebody means: by its title as it stands, else by its title however the blanks, dashes and capitals
 * are written, else by its number from 1. −1 when there is none.
 */
export function indexOfColumn(titles: readonly string[], wanted: string): number {
  const exact = titles.indexOf(wanted);
  if (exact >= 0) return exact;
  const alike = titles.findIndex((title) => words(title) === words(wanted));
  if (alike >= 0) return alike;
  const number = /^\d+$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= titles.length ? number - 1 : -1;
}
