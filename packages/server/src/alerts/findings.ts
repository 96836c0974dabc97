import type { AlertEvidence, AlertKind } from "@candor/contract/alert.ts";
import { addDays } from "../scores/period.ts";
import type { Database } from "../storage/database.ts";
import { findUnusual } from "../why/unusual.ts";
import { answersOf, type RuleScope } from "./rule-scope.ts";
import { NOBODY } from "./share-watch.ts";

/** Something that was found by itself: unusual answers, a goal that slips. */
export interface AlertFinding {
  /** The same for the same finding. */
  key: string;
  finding: NonNullable<AlertEvidence["finding"]>;
}

/** What a rule finds as of a day. */
export type FindingsOfRule = (
  db: Database,
  kind: AlertKind,
  rule: RuleScope,
  as: { today: string; now: Date },
) => Promise<AlertFinding[]>;

/** Answers of so many days are looked at. */
const LOOKED_DAYS = 90;

/** Signals of integrity in the answers of the last three months, corrected for everything that was looked at. */
export async function unusualFindings(
  db: Database,
  rule: RuleScope,
  today: string,
): Promise<AlertFinding[]> {
  const scope = answersOf(rule, { from: addDays(today, -LOOKED_DAYS), to: today });
  const { findings } = await findUnusual(db, scope);
  return findings.map(({ id, kind, place, answers, seen, usual, p }) => ({
    key: id,
    finding: {
      ...{ what: kind, name: place === null ? "" : `${place.property}: ${place.value}` },
      ...{ n: answers, value: seen, lower: null, upper: null, target: usual, p },
    },
  }));
}

/** The numbers of a finding. */
export function findingEvidence({ finding }: AlertFinding, today: string): AlertEvidence {
  return {
    ...{ baseline: null, since: today, budget: null, share: null, volume: null, finding },
    reference: { answers: 0, score: null, interval: null },
    now: { ...NOBODY, answers: finding.n ?? 0 },
  };
}
