import {
  type AlertEvidence,
  type AlertKind,
  type AlertPreview,
  LIVE_ALERTS,
  type PreviewAlertRule,
} from "@candor/contract/alert.ts";
import type { z } from "zod";
import { standing } from "../responses/standing-themes.ts";
import { histogramsByDay, total } from "../scores/histogram-queries.ts";
import { addDays, stepOf } from "../scores/period.ts";
import type { Database } from "../storage/database.ts";
import { afterChanges } from "./after-changes.ts";
import { type FindingsOfRule, findingEvidence } from "./findings.ts";
import { elsewhereOf } from "./judge-daily.ts";
import { type RuleScope, readingOfRule } from "./rule-scope.ts";
import { LAG, sharesOf } from "./share-days.ts";
import { budgetOfDays, shareAlarms, shareOf } from "./share-watch.ts";
import { countsByValue, usualOf, volumeAlarms } from "./volume-watch.ts";
import { alarmsOver, budgetOf, REFERENCE_DAYS, watchingOf } from "./watch.ts";
import { watchedOf } from "./watched-values.ts";

type Asked = z.infer<typeof PreviewAlertRule> & { workspaceId: string; today: string; now: Date };
type Spoken = { at: string; value: string | null; evidence: AlertEvidence };

/** What was watched: what it would have said, and how much of it there was. */
interface Looked {
  spoken: Spoken[];
  watched: number;
  waiting: number;
  /** Of one watch. */
  budget: number | null;
}

/**
 * What a rule would have said over the past year, day by day, against that year as a whole; and how often
 * it may speak when nothing happens.
 */
export async function previewRule(
  db: Database,
  asked: Asked,
  findings: FindingsOfRule,
): Promise<AlertPreview> {
  const narrowed = { ...readingOfRule(asked), filter: asked.filter };
  const { filter, ...reading } = await standing(db, asked.workspaceId, narrowed);
  const rule: RuleScope = { ...asked, filter, reading };
  const { spoken, watched, waiting, budget } = await look(db, rule, asked, findings);
  const isFound = asked.kind === "integrity" || asked.kind === "goal_slipping";
  return {
    wouldHaveSpoken: oneForACause(spoken),
    falseAlarms: { perYear: isFound ? null : 365 / asked.falseAlarmDays, answers: budget },
    ...{ watched, waiting },
  };
}

/** So long an alert is thought to stay open: what speaks of the same thing meanwhile is the same alert. */
const OPEN_DAYS = 30;

/** In order of time; one alert for one cause, as it is when they are raised. */
function oneForACause(spoken: readonly Spoken[]): Spoken[] {
  const last = new Map<string | null, string>();
  return spoken
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .filter(({ at, value }) => {
      const before = last.get(value);
      last.set(value, at);
      return before === undefined || at >= addDays(before, OPEN_DAYS);
    });
}

function look(
  db: Database,
  rule: RuleScope,
  asked: Asked,
  findings: FindingsOfRule,
): Promise<Looked> {
  const { kind } = asked;
  if ((LIVE_ALERTS as readonly AlertKind[]).includes(kind)) return lookAtScores(db, rule, asked);
  if (kind === "channel_silent") return lookAtDays(db, rule, asked);
  if (kind === "detractors_after_change") return lookAtChanges(db, rule, asked);
  if (kind === "integrity" || kind === "goal_slipping") {
    return lookAtMonths(db, rule, asked, findings);
  }
  return lookAtShares(db, rule, asked);
}

async function lookAtScores(db: Database, rule: RuleScope, q: Asked): Promise<Looked> {
  const { watched, waiting } = await watchedOf(db, rule, q.today);
  const spoken = await Promise.all(
    watched.map(async ({ value, scope, reference, days }) => {
      const watching = watchingOf(q.kind, reference);
      const budget = budgetOf({
        reference: total(reference),
        days,
        falseAlarmDays: q.falseAlarmDays,
        watches: watched.length,
      });
      if (!watching) return { budget, alarms: [] };
      const alarms = alarmsOver(await histogramsByDay(db, scope), watching, { reference, budget });
      return { budget, alarms: alarms.map((alarm) => ({ ...alarm, value: value || null })) };
    }),
  );
  return {
    spoken: spoken.flatMap(({ alarms }) => alarms),
    ...{ watched: watched.length, waiting, budget: spoken[0]?.budget ?? null },
  };
}

async function lookAtShares(db: Database, rule: RuleScope, q: Asked): Promise<Looked> {
  const to = addDays(q.today, -(LAG[q.kind] ?? 0));
  const byKey = await sharesOf(db, q.kind, rule, { from: addDays(to, -REFERENCE_DAYS), to });
  const shares = new Map(
    [...byKey].flatMap(([key, days]) => {
      const share = shareOf(days);
      return share ? [[key, share] as const] : [];
    }),
  );
  const { falseAlarmDays } = q;
  const looked = [...shares].map(([key, before]) => {
    const days = byKey.get(key) ?? [];
    const budget = budgetOfDays(days, { to, falseAlarmDays, watches: shares.size });
    const elsewhere = q.kind === "hot_spot" ? elsewhereOf(key, shares) : null;
    const alarms = shareAlarms(q.kind, { before, elsewhere, budget }, days);
    return { budget, alarms: alarms.map((alarm) => ({ ...alarm, value: key || null })) };
  });
  return {
    spoken: looked.flatMap(({ alarms }) => alarms),
    ...{ watched: shares.size, waiting: byKey.size - shares.size },
    budget: looked[0]?.budget ?? null,
  };
}

async function lookAtDays(db: Database, rule: RuleScope, q: Asked): Promise<Looked> {
  const from = addDays(q.today, -REFERENCE_DAYS);
  const byValue = await countsByValue(db, rule, { from, to: q.today });
  const budget = q.falseAlarmDays * Math.max(1, byValue.size);
  const looked = [...byValue].flatMap(([value, days]) => {
    const usual = usualOf(days);
    if (!usual) return [];
    return [volumeAlarms(usual, days, budget).map((one) => ({ ...one, value: value || null }))];
  });
  return {
    spoken: looked.flat(),
    ...{ watched: looked.length, waiting: byValue.size - looked.length, budget },
  };
}

async function lookAtChanges(db: Database, rule: RuleScope, q: Asked): Promise<Looked> {
  const { today, falseAlarmDays } = q;
  const from = addDays(today, -REFERENCE_DAYS);
  const changes = await afterChanges(db, rule, { today, falseAlarmDays, from, to: today });
  const spoken = changes.flatMap(({ title, alarms }) =>
    alarms.slice(0, 1).map((alarm) => ({ ...alarm, value: title })),
  );
  return { spoken, watched: changes.length, waiting: 0, budget: null };
}

/** What was there at the end of each of the last twelve months and not at the end of the one before. */
async function lookAtMonths(
  db: Database,
  rule: RuleScope,
  { kind, today, now }: Asked,
  findings: FindingsOfRule,
): Promise<Looked> {
  const ends: string[] = [today];
  while (ends.length < 12) {
    const first = stepOf(addDays(ends[0] ?? today, -1), "month").from;
    ends.unshift(first);
  }
  const spoken: Spoken[] = [];
  let before = new Set<string>();
  for (const day of ends) {
    const found = await findings(db, kind, rule, { today: day, now });
    for (const one of found.filter(({ key }) => !before.has(key))) {
      const { name } = one.finding;
      spoken.push({ at: day, value: name || null, evidence: findingEvidence(one, day) });
    }
    before = new Set(found.map(({ key }) => key));
  }
  return { spoken, watched: 1, waiting: 0, budget: null };
}
