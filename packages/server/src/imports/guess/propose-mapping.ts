import type { Field, Message, RowKind } from "../import-plan.ts";
import { words } from "./column-heads.ts";
import {
  type ColumnSample,
  isEmail,
  isFreeText,
  isIp,
  isNobody,
  isPhone,
  share,
} from "./column-sample.ts";
import { readDate } from "./date-reading.ts";
import { commentClaim, dateRank, fieldNamed, SPEAKS_OF_DATE } from "./header-words.ts";
import { proposeScore } from "./propose-score.ts";
import type { RecognisedTool } from "./recognise-tool.ts";
import { isGroupWord, plainWords } from "./scale-words.ts";
import type { Scale } from "./score-scale.ts";

export interface ProposedColumn {
  field: Field;
  /** Why, as a code of the catalogue: `why.CODE`. */
  why: string;
}

export interface ProposedMapping {
  kind: RowKind;
  columns: ProposedColumn[];
  scale: Scale | null;
  scaleWords: Record<string, number>;
  warnings: Message[];
}

/** Longest name of a property. */
const LONGEST_NAME = 100;

/**
 * What each column is, proposed from the tool's own heads, from names in many languages and from the values; whoever
 * imports sees it and may change every line.
 */
export function proposeMapping(
  columns: readonly ColumnSample[],
  recognised: RecognisedTool,
): ProposedMapping {
  const known = [...recognised.columns].find(([, field]) => field === "score")?.[0];
  const score = proposeScore(columns, known);
  const kind = kindOf(columns, recognised, score.index);
  const chosen = new Map<number, ProposedColumn>();
  const take = (index: number | undefined, field: Field, why: string) => {
    if (index !== undefined && !chosen.has(index)) chosen.set(index, { field, why });
  };
  if (kind === "answers" && score.index !== null) take(score.index, "score", score.why);
  for (const [index, field] of recognised.columns) {
    if (field !== "score") take(index, field, field === "ignore" ? "not_needed" : "tool_column");
  }
  const free = () => columns.filter((column) => !chosen.has(column.index));
  const has = (field: Field) => [...chosen.values()].some((column) => column.field === field);
  for (const column of free()) {
    if (isDerived(column)) take(column.index, "ignore", "derived");
    else if (column.filled.length > 0 && share(column, isIp) > 0.8)
      take(column.index, "ignore", "ip_address");
  }
  if (kind === "answers") takeDate(free(), has, take);
  for (const column of free()) {
    const field = fieldNamed(column.name);
    if (field === undefined || field === "answeredAt" || !fits(column, field)) continue;
    if (field === "name" ? !hasFullName(columns, chosen, column) : field !== "ignore" && has(field))
      continue;
    take(column.index, field, field === "ignore" ? "not_needed" : "header");
  }
  if (!has("email"))
    take(free().find((column) => share(column, isEmail) > 0.8)?.index, "email", "values_email");
  if (kind === "answers" && !has("comment")) takeComment(columns, free(), score.index, take);
  const names = new Set<string>();
  return {
    kind,
    columns: columns.map((column) => {
      const done = chosen.get(column.index);
      if (done) return done;
      if (column.filled.length === 0) return { field: "ignore", why: "empty" };
      return {
        field: `property:${propertyName(column.head.title, names)}`,
        why: "kept_as_property",
      };
    }),
    scale: score.scale,
    scaleWords: kind === "answers" ? score.scaleWords : {},
    warnings: kind === "answers" ? score.warnings : [],
  };
}

/** A file is of people only when a person stands in it and nothing looks like a survey. */
function kindOf(
  columns: readonly ColumnSample[],
  recognised: RecognisedTool,
  score: number | null,
): RowKind {
  if (recognised.kind) return recognised.kind;
  if (score !== null || recognised.tool !== "unknown") return "answers";
  const named = new Set(columns.map((column) => fieldNamed(column.name)));
  const withAddress = columns.some(
    (column) =>
      (fieldNamed(column.name) === "email" && share(column, isEmail) > 0.8) ||
      (fieldNamed(column.name) === "phone" && share(column, isPhone) > 0.8),
  );
  if (!withAddress) return "answers";
  if (named.has("unsubscribedAt")) return "unsubscribes";
  if (named.has("bouncedAt")) return "bounces";
  const survey = columns.some(
    (column) => column.head.title.endsWith("?") || column.head.title.length > 60,
  );
  return survey || named.has("comment" as Field) ? "answers" : "people";
}

type Take = (index: number | undefined, field: Field, why: string) => void;

function takeDate(free: readonly ColumnSample[], has: (field: Field) => boolean, take: Take): void {
  if (has("answeredAt")) return;
  const candidates = free
    .filter(
      (column) => fieldNamed(column.name) === "answeredAt" || SPEAKS_OF_DATE.test(column.name),
    )
    .filter(
      (column) => column.filled.length > 0 && share(column, (cell) => isDateLike(cell, true)) > 0.7,
    )
    .sort((a, b) => dateRank(a.name) - dateRank(b.name) || b.filled.length - a.filled.length);
  const [best] = candidates;
  if (best) {
    take(best.index, "answeredAt", "header_date");
    return;
  }
  const byValues = free.filter(
    (column) => column.filled.length > 0 && share(column, (cell) => isDateLike(cell, false)) > 0.95,
  );
  if (byValues.length === 1) take(byValues[0]?.index, "answeredAt", "values_date");
}

/** @param numbersToo whether bare numbers (Unix seconds, Excel's days) count: only where the name speaks of a date. */
function isDateLike(cell: string, numbersToo: boolean): boolean {
  if (/^[\d.]+$/.test(cell) && !/^\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})$/.test(cell) && !numbersToo)
    return false;
  const read = readDate(cell, { order: "ambiguous", timeZone: "UTC" });
  return read !== "date_unreadable";
}

/** A group that follows from the score: promoter, passive, detractor, or its code in Qualtrics. */
function isDerived(column: ColumnSample): boolean {
  if (/nps[_ ]group$/i.test(column.head.code)) return true;
  return column.filled.length > 0 && share(column, (cell) => isGroupWord(plainWords(cell))) > 0.9;
}

/** Whether the values are what the name promises; a column without values is taken at its word. */
function fits(column: ColumnSample, field: Field): boolean {
  const { filled } = column;
  if (filled.length === 0) return true;
  switch (field) {
    case "email":
      return share(column, (cell) => isEmail(cell) || isNobody(cell)) > 0.5;
    case "phone":
      return share(column, isPhone) > 0.5;
    case "responseId":
      return new Set(filled).size === column.cells.length;
    case "language":
      return share(column, (cell) => /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(cell)) > 0.8;
    case "channel":
      return new Set(filled).size <= 12 && share(column, (cell) => cell.length <= 30) === 1;
    case "finished":
    case "test":
      return (
        share(column, (cell) =>
          /^(true|false|yes|no|0|1|да|нет|jā|nē|ja|nej|nein|oui|non|sí)$/i.test(cell),
        ) > 0.9
      );
    case "externalId":
      return share(column, (cell) => cell.length <= 200) === 1;
    case "unsubscribedAt":
    case "bouncedAt":
      return share(column, (cell) => isDateLike(cell, true)) > 0.7;
    default:
      return true;
  }
}

/** First and last name may both be "name"; a second full name may not. */
function hasFullName(
  columns: readonly ColumnSample[],
  chosen: ReadonlyMap<number, ProposedColumn>,
  column: ColumnSample,
): boolean {
  const taken = columns.filter((other) => chosen.get(other.index)?.field === "name");
  const isPart =
    /first|last|given|family|surname|^имя$|фамилия|^vārds$|uzvārds|förnamn|efternamn|vorname|nachname|prénom|^nom$|nombre|apellido/i;
  return (
    taken.length === 0 ||
    (taken.length === 1 &&
      isPart.test(column.name) &&
      taken.every((other) => isPart.test(other.name)))
  );
}

/**
 * The comment: named so; else another option of the score's own question ("Why?"), or the unnamed column at its right;
 * else a column that asks why, nearest to the score; else the only column of sentences.
 */
function takeComment(
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
    .filter((column) => commentClaim(column.title) === 60 && isFreeText(column))
    .sort((a, b) => distance(a, score) - distance(b, score));
  if (asking[0]) {
    take(asking[0].index, "comment", "asks_why");
    return;
  }
  const sentences = free.filter(isFreeText);
  if (sentences.length === 1) take(sentences[0]?.index, "comment", "only_text");
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

/** Where JSON of a tool keeps properties in an object of their own, the property's name is enough. */
const WRAPPED =
  /^(?:end_user |person |customer )?(?:person_)?(?:properties|custom_?props?) (?=\S)/i;

/** A title as a property's name: at most 100 characters, and no two alike. */
function propertyName(title: string, taken: Set<string>): string {
  const cut = (text: string, length: number) => Array.from(text).slice(0, length).join("").trim();
  const base = cut(title.replace(WRAPPED, ""), LONGEST_NAME);
  let name = base;
  for (let n = 2; taken.has(words(name)); n++) name = `${cut(base, LONGEST_NAME - 6)} (${n})`;
  taken.add(words(name));
  return name;
}
