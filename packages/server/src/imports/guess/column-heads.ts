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
  const texts = importIds || (second && isTextOfCodes(first, second));
  let question = "";
  return Array.from({ length: width }, (_, i) => {
    const code = oneLine(first[i] ?? "");
    const below = oneLine(second?.[i] ?? "");
    if (second && texts) {
      const title = (below.startsWith("{") ? "" : below) || code;
      return { title: title || `Column ${i + 1}`, code, question: title, option: "" };
    }
    if (!second) {
      return { ...bySplitCode(code), title: code || `Column ${i + 1}`, question: code, option: "" };
    }
    if (code !== "") question = code;
    const option = isOptionWord(below) && code !== "" ? "" : below;
    const title = [question, option].filter(Boolean).join(": ");
    return { title: title || `Column ${i + 1}`, code, question, option };
  });
}

function isTextOfCodes(first: readonly string[], second: readonly string[]): boolean {
  const at = first.findIndex((cell) => oneLine(cell).toLowerCase() === "startdate");
  return at >= 0 && oneLine(second[at] ?? "") !== "";
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
