import { LIMITS } from "@candor/contract/limits.ts";
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
import { completionOf, isSurelyCompletion, yesOrNo } from "./completion-words.ts";
import { dateRank } from "./date-names.ts";
import { readDate } from "./date-reading.ts";
import { commentClaim, fieldNamed, namesSomething, SPEAKS_OF_DATE } from "./header-words.ts";
import { type ProposedScore, proposeScore } from "./propose-score.ts";
import type { RecognisedTool } from "./recognise-tool.ts";
import { isGroupWord, plainWords } from "./scale-words.ts";
import type { Scale } from "./score-scale.ts";
import { type TableShape, tableShape } from "./table-shape.ts";

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

/** What only a file of people says; beside an answer it is a property like others. */
const OF_PEOPLE: ReadonlySet<Field> = new Set([
  "timeZone",
  "consent",
  "consentEmail",
  "consentSms",
  "consentPhone",
  "consentTelegram",
  "consentAt",
  "consentWording",
  "telegram",
]);

const SIMPLE: TableShape = { elsewhere: new Set(), notes: [] };

/**
 * What each column is, proposed from the tool's own heads, from names in many languages and from the values; whoever
 * imports sees it and may change every line.
 */
export function proposeMapping(
  columns: readonly ColumnSample[],
  recognised: RecognisedTool,
): ProposedMapping {
  const known = [...recognised.columns].find(([, field]) => field === "score")?.[0];
  const shape = known === undefined ? tableShape(columns) : SIMPLE;
  const score = shape.question
    ? { index: null, scale: null, scaleWords: {}, why: "", warnings: [shape.question] }
    : proposeScore(
        columns.filter(({ index }) => !shape.elsewhere.has(index)),
        known,
      );
  const kind = shape.question ? "answers" : kindOf(columns, recognised, score);
  const chosen = new Map<number, ProposedColumn>();
  const take = (index: number | undefined, field: Field, why: string) => {
    if (index !== undefined && !chosen.has(index)) chosen.set(index, { field, why });
  };
  if (kind === "answers" && score.index !== null) take(score.index, "score", score.why);
  for (const index of shape.elsewhere) take(index, "ignore", "other_table");
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
  if (kind === "answers") {
    takeDate(free(), has, take);
    if (!has("finished")) take(free().find(isStatus)?.index, "finished", "values_status");
  }
  for (const column of free()) {
    const field = fieldNamed(column.name);
    if (kind !== "people" && field !== undefined && OF_PEOPLE.has(field)) continue;
    if (field === undefined || field === "answeredAt" || !fits(column, field, columns)) continue;
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
    warnings: kind === "answers" ? [...score.warnings, ...shape.notes] : [...shape.notes],
  };
}

/** A file is of people only when a person stands in it and nothing looks like a survey. */
function kindOf(
  columns: readonly ColumnSample[],
  recognised: RecognisedTool,
  score: ProposedScore,
): RowKind {
  if (recognised.kind) return recognised.kind;
  const asked = score.warnings.some(({ code }) => code === "several_scores");
  if (score.index !== null || asked || recognised.tool !== "unknown") return "answers";
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
    .filter(({ name }) => fieldNamed(name) === "answeredAt" || SPEAKS_OF_DATE.test(name))
    .filter(
      (column) => column.filled.length > 0 && share(column, (cell) => isDateLike(cell, true)) > 0.7,
    );
  const byValues = free.filter(
    (column) =>
      !candidates.includes(column) &&
      column.filled.length > 0 &&
      share(column, (cell) => isDateLike(cell, false)) > 0.95,
  );
  const [best] = [...candidates, ...byValues]
    .map((column) => ({ column, rank: dateRank(column.name), named: candidates.includes(column) }))
    // The day of an export or a birthday is no answer's day, even where there is no other.
    .filter(({ rank, named }) => rank < 3 && (named || rank === 0 || byValues.length === 1))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.named) - Number(a.named) ||
        Number(whollyNamed(b.column)) - Number(whollyNamed(a.column)) ||
        b.column.filled.length - a.column.filled.length ||
        a.column.index - b.column.index,
    );
  if (best) take(best.column.index, "answeredAt", best.named ? "header_date" : "values_date");
}

const whollyNamed = ({ name }: ColumnSample) => fieldNamed(name) === "answeredAt";

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

/** A status column by its words, whatever it is called; a ticket's or an order's status is another thing. */
function isStatus(column: ColumnSample): boolean {
  const { filled, name } = column;
  if (filled.length === 0 || OTHER_STATUS.test(name)) return false;
  return (
    share(column, (cell) => completionOf(cell) !== undefined) > 0.9 &&
    share(column, isSurelyCompletion) > 0 &&
    !filled.every((cell) => yesOrNo(cell) !== undefined && !isSurelyCompletion(cell))
  );
}

const OTHER_STATUS =
  /order|ticket|payment|deliver|case|subscri|task|project|training|course|onboard|contract|invoice|migration|заказ|оплат|доставк|задач|проект|pasūt|apmaks|piegād|projekt|beställ|betal|leverans|ärende|bestell|zahlung|liefer|auftrag|commande|paiement|livrais|pedido|pago|entrega|proyecto|projeto|ordine|pagament|consegna|progetto|betaal|zamów|płatno|dostaw/iu;

/** Whether the values are what the name promises; a column without values is taken at its word. */
function fits(column: ColumnSample, field: Field, columns: readonly ColumnSample[]): boolean {
  const { filled } = column;
  if (filled.length === 0) return true;
  switch (field) {
    case "email":
      return share(column, (cell) => isEmail(cell) || isNobody(cell)) > 0.5;
    case "phone":
      return share(column, isPhone) > 0.5;
    case "responseId":
      return isIdOfAnswers(column, columns);
    case "language":
      return share(column, (cell) => /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(cell)) > 0.8;
    case "channel":
      return new Set(filled).size <= 12 && share(column, (cell) => cell.length <= 30) === 1;
    case "finished":
      return share(column, (cell) => completionOf(cell) !== undefined) > 0.9 && isAnyStatus(column);
    case "test":
      return share(column, (cell) => yesOrNo(cell) !== undefined || isTrialWord(cell)) > 0.9;
    case "externalId":
      return share(column, (cell) => cell.length <= 200) === 1;
    case "unsubscribedAt":
    case "bouncedAt":
      return share(column, (cell) => isDateLike(cell, true)) > 0.7;
    default:
      return true;
  }
}

/** Of a column that is only called "status", the words must be those of a survey tool. */
function isAnyStatus(column: ColumnSample): boolean {
  const general =
    /^(status|state|stage|statuss|statut|estado|stato|stan|статус|состояние|disposition|outcome|etat|état|tila|olek|būsena|stav|stāvoklis|mode)$/;
  return !general.test(column.name) || column.filled.some(isSurelyCompletion);
}

const isTrialWord = (cell: string) => {
  const meaning = completionOf(cell);
  return meaning === "test" || meaning === "done";
};

/** Names that can only be an answer's id; "id" and "respondent" may be a customer's. */
const SURE_ID =
  /respon[sd]e? ?(?:id|uuid|no|number|token)|submission|answer id|feedback id|interview id|ответ|atbild|svar|antwort|répon|respuesta|resposta|rispost|antwoord|odpowied|vastauk/;

/**
 * An id that came twice is the same answer twice, in a page exported again; blank ones are answers without an id. Where the
 * name does not settle it, rows of one id must say the same: else it is the id of a customer who answered several times.
 */
function isIdOfAnswers(column: ColumnSample, columns: readonly ColumnSample[]): boolean {
  const rowsOf = new Map<string, number[]>();
  for (const [row, cell] of column.cells.entries()) {
    if (cell !== "") rowsOf.set(cell, [...(rowsOf.get(cell) ?? []), row]);
  }
  const repeated = [...rowsOf.values()].filter((rows) => rows.length > 1);
  if (repeated.length === 0) return true;
  // One value for everybody is a form's id, not an answer's.
  if (rowsOf.size <= Math.max(1, column.filled.length / 20)) return false;
  if (SURE_ID.test(column.name)) return true;
  const same = repeated.filter((rows) =>
    columns.every(({ cells }) => rows.every((row) => cells[row] === cells[rows[0] ?? 0])),
  );
  return same.length >= 0.9 * repeated.length;
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

/** Where JSON of a tool keeps properties in an object of their own, the property's name is enough. */
const WRAPPED =
  /^(?:end_user |person |customer )?(?:person_)?(?:properties|custom_?props?) (?=\S)/i;

/** A title as a property's name: at most 100 characters, and no two alike. */
function propertyName(title: string, taken: Set<string>): string {
  const cut = (text: string, length: number) => Array.from(text).slice(0, length).join("").trim();
  const base = cut(title.replace(WRAPPED, ""), LIMITS.propertyName);
  let name = base;
  for (let n = 2; taken.has(words(name)); n++)
    name = `${cut(base, LIMITS.propertyName - 6)} (${n})`;
  taken.add(words(name));
  return name;
}
