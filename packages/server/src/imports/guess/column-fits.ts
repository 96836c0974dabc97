import type { Field } from "../import-plan.ts";
import { type ColumnSample, isEmail, isNobody, isPhone, share } from "./column-sample.ts";
import { completionOf, isSurelyCompletion, yesOrNo } from "./completion-words.ts";
import { readDate } from "./date-reading.ts";
import { isGroupWord, plainWords } from "./scale-words.ts";

/** @param numbersToo whether bare numbers (Unix seconds, Excel's days) count: only where the name speaks of a date. */
export function isDateLike(cell: string, numbersToo: boolean): boolean {
  if (/^[\d.]+$/.test(cell) && !/^\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})$/.test(cell) && !numbersToo)
    return false;
  const read = readDate(cell, { order: "ambiguous", timeZone: "UTC" });
  return read !== "date_unreadable";
}

/** A group that follows from the score: promoter, passive, detractor, or its code in Qualtrics. */
export function isDerived(column: ColumnSample): boolean {
  if (/nps[_ ]group$/i.test(column.head.code)) return true;
  return column.filled.length > 0 && share(column, (cell) => isGroupWord(plainWords(cell))) > 0.9;
}

/** A status column by its words, whatever it is called; a ticket's or an order's status is another thing. */
export function isStatus(column: ColumnSample): boolean {
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
export function fits(
  column: ColumnSample,
  field: Field,
  columns: readonly ColumnSample[],
): boolean {
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
