import { LIMITS } from "@candor/contract/limits.ts";
import type { Field, Message, RowKind } from "../import-plan.ts";
import { fits, isDerived, isStatus } from "./column-fits.ts";
import { words } from "./column-heads.ts";
import { type ColumnSample, isEmail, isIp, isPhone, share } from "./column-sample.ts";
import { fieldNamed } from "./header-words.ts";
import { type ProposedScore, proposeScore } from "./propose-score.ts";
import type { RecognisedTool } from "./recognise-tool.ts";
import type { Scale } from "./score-scale.ts";
import { type TableShape, tableShape } from "./table-shape.ts";
import type { Take } from "./take.ts";
import { takeComment } from "./take-comment.ts";
import { takeDate } from "./take-date.ts";

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
  "account",
  "accountRole",
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
  const take: Take = (index, field, why) => {
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
