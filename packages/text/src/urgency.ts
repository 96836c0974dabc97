import { spanOf } from "./aspects.ts";
import type { ConceptHit } from "./concepts.ts";
import type { Analysis, Features } from "./features.ts";
import { type LinearModel, logistic, scoresOf } from "./linear-model.ts";
import { strongestWord } from "./strongest-word.ts";
import type { Span } from "./tokens.ts";

export type Urgency = 0 | 1 | 2;

/** What in the text says so: an answer is owed for words, not for a number. */
export interface Reason extends Span {
  readonly of: "urgency" | "churn";
  /** As written. */
  readonly phrase: string;
}

export interface UrgencyReading {
  /** 0 nothing presses, 1 somebody waits for an answer or a mend, 2 today: danger, money gone, outage, law. */
  readonly urgency: Urgency;
  /** Whether the customer leaves, has left or says so. */
  readonly churn: boolean;
  readonly reasons: readonly Reason[];
}

/** Order of classes in the weights. */
export const URGENCY_CLASSES = ["asks", "presses", "leaves"] as const;

/** The least probabilities of the three classes: without, and with a phrase that says so. */
export type UrgencySettings = Readonly<
  Record<(typeof URGENCY_CLASSES)[number], readonly [alone: number, withPhrase: number]>
>;

const PRESSING = [
  "FIRE",
  "INJURY",
  "DANGER",
  "MONEYGONE",
  "LAW",
  "BUSINESS",
  "OUTAGE",
  "MEDICINE",
  "NOW",
  "DEADLINE",
];
const ASKING = ["CALLME", "FIXIT", "REFUND", "LATE", "IGNORED", "CRASH", "BROKEN"];
const LEAVING = ["NEVERAGAIN", "CANCEL", "LEAVE", "SWITCH"];

/** The concepts that say so, in the order of the classes. */
export const PHRASES_OF: Readonly<Record<(typeof URGENCY_CLASSES)[number], readonly string[]>> = {
  asks: [...ASKING, ...PRESSING],
  presses: PRESSING,
  leaves: LEAVING,
};

/** Concepts that need no other words to be grave, for languages without a trained model. */
const GRAVE = new Set(["FIRE", "INJURY", "LAW", "MONEYGONE"]);

/** How pressing a comment is and whether its writer leaves, by a trained model; phrases give the reasons. */
export function urgencyByModel(
  text: string,
  model: LinearModel,
  features: Features,
  analysis: Analysis,
  least: UrgencySettings,
): UrgencyReading {
  const probabilities = Array.from(scoresOf(model, features), logistic);
  const [asks, presses, churn] = URGENCY_CLASSES.map((name, c) =>
    isSaid(name, probabilities[c] ?? 0, analysis.hits, least),
  );
  const urgency = presses ? 2 : asks ? 1 : 0;
  const reasons: Reason[] = [];
  if (urgency > 0) {
    const kinds = urgency === 2 ? [...PRESSING, ...ASKING] : [...ASKING, ...PRESSING];
    const classIndex = urgency === 2 ? 1 : 0;
    reasons.push(...reasonsOf("urgency", kinds, text, analysis, model, classIndex));
  }
  if (churn) reasons.push(...reasonsOf("churn", LEAVING, text, analysis, model, 2));
  return { urgency, churn: churn === true, reasons };
}

/** Whether a probability is enough, which it is sooner where a phrase says the same. */
export function isSaid(
  name: (typeof URGENCY_CLASSES)[number],
  probability: number,
  hits: readonly ConceptHit[],
  least: UrgencySettings,
): boolean {
  const [alone, withPhrase] = least[name];
  return (
    probability >= alone ||
    (probability >= withPhrase && hits.some(({ concept }) => PHRASES_OF[name].includes(concept)))
  );
}

/** The same by phrases alone. */
export function urgencyByPhrases(text: string, analysis: Analysis): UrgencyReading {
  const has = (names: readonly string[]) =>
    analysis.hits.some(({ concept }) => names.includes(concept));
  const grave = analysis.hits.some(({ concept }) => GRAVE.has(concept));
  const urgency =
    grave && (has(["NOW", "CALLME", "FIXIT", "DEADLINE"]) || has(["FIRE", "LAW", "MONEYGONE"]))
      ? 2
      : has(["CALLME", "FIXIT", "DEADLINE"]) || grave
        ? 1
        : 0;
  const churn = has(["NEVERAGAIN", "CANCEL"]);
  const reasons: Reason[] = [];
  if (urgency > 0) reasons.push(...reasonsOf("urgency", [...PRESSING, ...ASKING], text, analysis));
  if (churn) reasons.push(...reasonsOf("churn", LEAVING, text, analysis));
  return { urgency, churn, reasons };
}

/** Most phrases that are shown for one verdict. */
const MOST_REASONS = 2;

function reasonsOf(
  of: Reason["of"],
  kinds: readonly string[],
  text: string,
  { tokens, hits }: Analysis,
  model?: LinearModel,
  classIndex = 0,
): Reason[] {
  const found: ConceptHit[] = kinds
    .map((kind) => longest(hits.filter(({ concept }) => concept === kind)))
    .filter((hit) => hit !== undefined);
  const spans: Span[] = [];
  for (const hit of found) {
    const span = spanOf(hit, tokens);
    if (!spans.some(({ start, end }) => span.start < end && span.end > start)) spans.push(span);
    if (spans.length === MOST_REASONS) break;
  }
  if (spans.length === 0 && model !== undefined) {
    const word = strongestWord(model, classIndex, tokens);
    if (word !== null) spans.push(word);
  }
  return spans.map(({ start, end }) => ({ of, start, end, phrase: text.slice(start, end) }));
}

const longest = (hits: readonly ConceptHit[]): ConceptHit | undefined =>
  hits.reduce<ConceptHit | undefined>(
    (best, hit) => (best === undefined || hit.to - hit.from > best.to - best.from ? hit : best),
    undefined,
  );
