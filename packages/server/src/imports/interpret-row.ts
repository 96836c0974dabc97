import { LIMITS } from "@candor/contract/limits.ts";
import { CLOCK_TOLERANCE_MS } from "../responses/answer.ts";
import { unguarded } from "../spreadsheets/safe-cell.ts";
import { completionOf, isTrial, yesOrNo } from "./guess/completion-words.ts";
import { readDate, readDay } from "./guess/date-reading.ts";
import { type PlanColumns, planColumns, REJECTED_BECAUSE } from "./guess/plan-columns.ts";
import { plainWords } from "./guess/scale-words.ts";
import { isMissingNumber, readScoreCell } from "./guess/score-scale.ts";
import type { Message, ReadingPlan, RowKind } from "./import-plan.ts";
import { detailsOf, keepName, moreOfPerson, personOf } from "./interpret-details.ts";
import {
  type ImportedAnswer,
  type Interpreted,
  type RejectedRow,
  rejected,
} from "./interpreted-row.ts";
import { type FileRecord, tidy } from "./read/import-source.ts";
import { contentDigest, Occurrences } from "./row-identity.ts";
import { shortened } from "./shortened.ts";
import { summaryRows } from "./summary-rows.ts";

/** Longest cell taken, in characters; a longer one is rejected rather than cut, so that nothing is lost unseen. */
export const LONGEST_CELL = LIMITS.comment;

/** Nobody was asked the question before it was published in 2003; what is older is a clock that was never set. */
const EARLIEST = Date.UTC(1990, 0, 1);

/**
 * Makes the function that turns one record into an answer, a person, an unsubscription or a bounce, or says why not.
 * It remembers the ids and rows it has seen, so one interpreter serves one reading of one file, first row to last.
 */
export function rowInterpreter(
  plan: ReadingPlan,
  { now }: { now: Date },
): (record: FileRecord) => Interpreted {
  const columns = planColumns(plan);
  const seen = { rows: new Occurrences() };
  const latest = now.getTime() + CLOCK_TOLERANCE_MS;
  const summary = summaryRows(plan);
  const { defaultDate, dateOrder, timeZone } = plan.mapping;
  const ownExport = plan.tool === "candor" || plan.headers.includes(REJECTED_BECAUSE);
  const dateOptions = { order: dateOrder, timeZone };
  const ownDate =
    defaultDate === undefined ? undefined : readDate(defaultDate, { order: "ymd", timeZone });

  function dateAt(cells: readonly string[], index: number): Date | RejectedRow | null {
    const cell = cells[index] ?? "";
    if (cell === "") return null;
    const read = readDate(cell, dateOptions);
    const field = plan.headers[index] ?? null;
    if (typeof read === "string") return rejected(read, { value: shortened(cell) }, field);
    if (read > latest) return rejected("date_in_future", { value: shortened(cell) }, field);
    if (read < EARLIEST) return rejected("date_too_old", { value: shortened(cell) }, field);
    return new Date(read);
  }

  function answeredAt(cells: readonly string[]): Date | RejectedRow {
    const cell = cells[columns.answeredAt] ?? "";
    // LimeSurvey's anonymous surveys say 1980-01-01 for every answer: there is no date.
    const none = cell === "" || (plan.tool === "limesurvey" && cell.startsWith("1980-01-01"));
    if (cell === "" && columns.answeredAt >= 0 && plan.unfinishedWithoutDate)
      return rejected("unfinished");
    const date = none ? null : dateAt(cells, columns.answeredAt);
    if (date) return date;
    return typeof ownDate === "number"
      ? new Date(ownDate)
      : rejected("no_date", {}, plan.headers[columns.answeredAt] ?? null);
  }

  /** The day alone, where neither the cell nor the date said for the whole file has a time. */
  function dayOf(cells: readonly string[], date: Date): string | null {
    const day = readDay(cells[columns.answeredAt] ?? "", dateOptions);
    if (day !== null) return day;
    return defaultDate !== undefined && date.getTime() === ownDate
      ? readDay(defaultDate, { order: "ymd" })
      : null;
  }

  function answer(cells: readonly string[]): ImportedAnswer | RejectedRow {
    if (isHeadAgain(cells)) return rejected("repeated_head");
    const label = summary.label(cells);
    if (label !== undefined) return rejected("summary_row", { value: shortened(label) });
    const score = scoreOf(cells, columns, plan);
    const unfit = unfitAnswer(cells, columns);
    if (unfit) return unfit;
    const date = answeredAt(cells);
    if (date instanceof Date === false && date.code === "unfinished") return date;
    const notes: Message[] = [];
    if (typeof score !== "number") return withoutScore(cells, score, date);
    if (!(date instanceof Date)) return date;
    const person = personOf(cells, columns, notes);
    const details = detailsOf(cells, columns, plan, notes);
    if (!person) keepName(cells, columns, plan, details.properties, notes);
    const originalId = cells[columns.responseId] || undefined;
    const scope = plan.countedIds ? `@${cells[plan.datedBy ?? columns.answeredAt] ?? ""}` : "";
    const named = originalId === undefined ? undefined : `${plan.tool}:${originalId}${scope}`;
    const comment = commentOf(cells);
    const asked = columns.lastAskedAt < 0 ? null : dateAt(cells, columns.lastAskedAt);
    return {
      kind: "answer",
      score,
      comment,
      answeredAt: date,
      day: dayOf(cells, date),
      ...(person ? { person } : {}),
      ...details,
      ...(originalId === undefined ? {} : { originalId }),
      ...(asked instanceof Date ? { askedAt: asked } : {}),
      sourceKey: named !== undefined && named.length <= 200 ? named : keyOfContent(cells),
      ...(summary.isBare(cells) ? { bare: true } : {}),
      notes,
    };
  }

  function commentOf(cells: readonly string[]): string | null {
    const said = columns.comment
      .map((index) => cells[index] ?? "")
      .filter((cell) => cell !== "" && !isNoComment(cell));
    return said.length === 0 ? null : said.join("\n\n");
  }

  /** No score, no answer; but whoever was asked and only wrote something is heard all the same. */
  function withoutScore(
    cells: readonly string[],
    refused: RejectedRow,
    date: Date | RejectedRow,
  ): RejectedRow {
    const text = NOT_GIVEN.has(refused.code) ? commentOf(cells) : null;
    if (text === null || !(date instanceof Date)) return refused;
    const person = personOf(cells, columns, []);
    const { language } = detailsOf(cells, columns, plan, []);
    return {
      ...refused,
      said: {
        text,
        givenAt: date,
        ...(person ? { person } : {}),
        ...(language ? { language } : {}),
        sourceKey: keyOfContent(cells),
      },
    };
  }

  /** Files put one under the other keep each its head. */
  function isHeadAgain(cells: readonly string[]): boolean {
    const filled = cells.flatMap((cell, i) => (cell === "" ? [] : [i]));
    return (
      filled.length > 1 &&
      filled.every(
        (i) => cells[i] === plan.headers[i] || plan.headers[i]?.startsWith(`${cells[i]}:`),
      )
    );
  }

  function keyOfContent(cells: readonly string[]): string {
    const names = columns.identityNames;
    const digest = contentDigest(
      names,
      cells.map((cell, i) => (names[i] === "" ? "" : cell)),
    );
    return `row:${digest}:${seen.rows.next(digest)}`;
  }

  function someone(cells: readonly string[], kind: Exclude<RowKind, "answers">): Interpreted {
    const notes: Message[] = [];
    const person = personOf(cells, columns, notes);
    const [note] = notes;
    if (!person || (!person.email && !person.phone && !person.externalId)) {
      return note ? rejected(note.code, note.args) : rejected("person_without_address");
    }
    const sourceKey = `person:${person.externalId ?? person.email ?? person.phone}`;
    if (kind === "people") {
      const asked = columns.lastAskedAt < 0 ? null : dateAt(cells, columns.lastAskedAt);
      const { language, tags, properties } = detailsOf(cells, columns, plan, notes);
      const lastAskedAt = asked instanceof Date ? { lastAskedAt: asked } : {};
      return {
        kind: "person",
        person,
        ...moreOfPerson(cells, columns, notes, (index) => dateAt(cells, index)),
        properties,
        tags,
        ...(language ? { language } : {}),
        ...lastAskedAt,
        sourceKey,
        notes,
      };
    }
    const at = dateAt(cells, kind === "unsubscribes" ? columns.unsubscribedAt : columns.bouncedAt);
    // Who must not be asked is not asked, whatever became of the date.
    return {
      kind: kind === "unsubscribes" ? "unsubscribe" : "bounce",
      person,
      at: at instanceof Date ? at : null,
      sourceKey,
      notes,
    };
  }

  return (record) => {
    if (record.problem) return rejected(record.problem);
    const cells = record.cells.map(ownExport ? ownText : tidy);
    const tooMany =
      cells.length > plan.headers.length &&
      cells.slice(plan.headers.length).some((cell) => cell !== "");
    if (tooMany)
      return rejected("too_many_cells", { cells: cells.length, columns: plan.headers.length });
    const long = cells.findIndex((cell) => cell.length > LONGEST_CELL);
    if (long >= 0) {
      const args = { length: cells[long]?.length ?? 0, limit: LONGEST_CELL };
      return rejected("cell_too_long", args, plan.headers[long] ?? null);
    }
    const kind = record.kind ?? plan.kind;
    return kind === "answers" ? answer(cells) : someone(cells, kind);
  };
}

/** Reasons that say of a row: the score was left open. */
const NOT_GIVEN: ReadonlySet<string> = new Set(["no_score", "no_answer_code"]);

/** What a program or a person writes where nothing is said; a customer's "none" or "-" is kept out of the comments, too. */
const isNoComment = (cell: string) =>
  /^(?:n\/?a|#n\/a|nan|null|undefined|[-–—.]+|-?99+|-1|н\/д)$/i.test(cell);

/** Our own exports put a quote mark before what a spreadsheet would take for a formula; it is not part of the text. */
const ownText = (cell: string) => unguarded(tidy(cell));

function scoreOf(
  cells: readonly string[],
  columns: PlanColumns,
  plan: ReadingPlan,
): number | RejectedRow {
  const cell = cells[columns.score] ?? "";
  const field = plan.headers[columns.score] ?? null;
  const read = readScoreCell(cell);
  if (typeof read === "object") {
    if (read.number <= 10) return read.number;
    const code = isMissingNumber(read.number) ? "no_answer_code" : "score_out_of_range";
    return rejected(code, { value: shortened(cell) }, field);
  }
  if (read === "missing_code") return rejected("no_answer_code", { value: shortened(cell) }, field);
  if (read === "words") {
    const meant = plan.mapping.scaleWords[plainWords(cell)];
    return meant ?? rejected("score_in_words", { value: shortened(cell) }, field);
  }
  return read === "no_answer"
    ? rejected("no_score", {}, field)
    : rejected("score_not_whole", { value: shortened(cell) }, field);
}

/** Trials, answers never finished, answers left out of the score where they come from, answers to another kind of question. */
function unfitAnswer(cells: readonly string[], columns: PlanColumns): RejectedRow | null {
  if (columns.test >= 0 && isTrial(cells[columns.test] ?? "")) return rejected("test_answer");
  const finished = cells[columns.finished] ?? "";
  const became = finished === "" ? undefined : completionOf(finished);
  if (became === "unfinished") return rejected("unfinished");
  if (became === "test") return rejected("test_answer");
  if (became === "disqualified") return rejected("disqualified", { status: shortened(finished) });
  if (became === "discarded")
    return rejected("excluded_at_source", { reason: shortened(finished) });
  // Qualtrics names the channel of its previews so.
  if (completionOf(cells[columns.channel] ?? "") === "test") return rejected("test_answer");
  const excluded = cells[columns.excluded] ?? "";
  if (excluded !== "" && yesOrNo(excluded) !== false) {
    return rejected("excluded_at_source", { reason: shortened(excluded) });
  }
  const type = cells[columns.surveyType] ?? "";
  if (type !== "" && !/^e?nps\b/i.test(type))
    return rejected("not_nps_survey", { type: shortened(type) });
  return null;
}
