import { type AlertEvidence, type AlertKind, DAILY_ALERTS } from "@candor/contract/alert.ts";
import type { Selectable } from "kysely";
import { type MergedThemes, mergedThemes } from "../responses/standing-themes.ts";
import { addDays, todayIn } from "../scores/period.ts";
import type { Transaction } from "../storage/database.ts";
import type { AlertWatchTable } from "../storage/tables-alerts.ts";
import { afterChanges } from "./after-changes.ts";
import { beginAnewWhereMerged } from "./begin-anew.ts";
import { type FindingsOfRule, findingEvidence } from "./findings.ts";
import { alarmsClosedOn } from "./judge-rules.ts";
import { openAlarms, type Rule, raiseAlert, type Telling, workspaceOf } from "./raise-alert.ts";
import { scopeOfRow } from "./rule-scope.ts";
import { cellOfKey, LAG, sharesOf } from "./share-days.ts";
import { budgetOfDays, type Share, shareAlarms, shareOf } from "./share-watch.ts";
import { countsByValue, usualFrom, usualOf, usualToStore, volumeAlarms } from "./volume-watch.ts";
import { REFERENCE_DAYS } from "./watch.ts";

type Watch = Selectable<AlertWatchTable>;

/** What was found by itself is not found again for so long, whatever came of it. */
const FOUND_AGAIN_DAYS = 90;

/** Judging by days, with what finds goals that slip: they come later in the walk. */
export interface DailyJudging extends Telling {
  findings: FindingsOfRule;
}

/** Judges the rules of a workspace whose days are over since they were judged last. */
export async function judgeDaily(
  trx: Transaction,
  workspaceId: string,
  how: DailyJudging,
): Promise<void> {
  const workspace = await workspaceOf(trx, workspaceId);
  const today = todayIn(workspace.time_zone, how.now);
  const rules = await trx
    .selectFrom("alert_rule")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("enabled", "=", true)
    .where("kind", "in", DAILY_ALERTS)
    .where((row) => row.or([row("judged_on", "is", null), row("judged_on", "<", today)]))
    // A survey in the bin may come back, and its rules with it.
    .where((row) =>
      row.exists(
        row
          .selectFrom("survey")
          .select("survey.id")
          .whereRef("survey.workspace_id", "=", "alert_rule.workspace_id")
          .whereRef("survey.id", "=", "alert_rule.survey_id")
          .where("survey.deleted_at", "is", null),
      ),
    )
    .orderBy("id")
    .forUpdate()
    .execute();
  const themes = await mergedThemes(trx, workspaceId);
  await beginAnewWhereMerged(trx, rules, themes);
  for (const rule of rules) {
    const open = await openAlarms(trx, rule);
    for (const raised of await judged(trx, rule, {
      ...{ today, themes, how },
      timeZone: workspace.time_zone,
    })) {
      // One alert for one cause until somebody says what came of it.
      if (!open.has(raised.value)) await raiseAlert(trx, { rule, workspace }, raised, how);
    }
    await trx
      .updateTable("alert_rule")
      .set({ judged_on: today })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", rule.id)
      .execute();
  }
}

interface Judging {
  today: string;
  themes: MergedThemes;
  timeZone: string;
  how: DailyJudging;
}

interface Raised {
  value: string;
  evidence: AlertEvidence;
}

async function judged(trx: Transaction, rule: Rule, judging: Judging): Promise<Raised[]> {
  const kind = rule.kind as AlertKind;
  if (kind === "integrity" || kind === "goal_slipping") return found(trx, rule, judging);
  if (kind === "detractors_after_change") return changed(trx, rule, judging);
  if (kind === "channel_silent") return silent(trx, rule, judging);
  return shares(trx, rule, judging);
}

/** A share of each day that is over, of everything that the rule watches. */
async function shares(trx: Transaction, rule: Rule, judging: Judging): Promise<Raised[]> {
  const kind = rule.kind as AlertKind;
  const to = addDays(judging.today, -(LAG[kind] ?? 0));
  const kept = await watchesOf(trx, rule);
  const byKey = await sharesOf(trx, kind, scopeOfRow(rule, judging.themes), {
    from: firstDay(kept, to),
    to,
  });
  const year = addDays(to, -REFERENCE_DAYS);
  const before = new Map(
    [...byKey].flatMap(([key, days]) => {
      const share = shareOf(days.filter(({ day }) => day >= year));
      return share ? [[key, share] as const] : [];
    }),
  );
  const raised: Raised[] = [];
  for (const [key, days] of byKey) {
    const watch = kept.get(key);
    const share = before.get(key);
    if (watch) {
      const since = days.filter(({ day }) => day >= String(watch.since_day));
      const alarm = shareAlarms(kind, watchOf(watch), since).at(-1);
      if (alarm) raised.push({ value: key, evidence: alarm.evidence });
    } else if (share) {
      const elsewhere = kind === "hot_spot" ? elsewhereOf(key, before) : null;
      const reference = elsewhere
        ? [share.has, share.n, elsewhere.has, elsewhere.n]
        : [share.has, share.n];
      const recent = days.filter(({ day }) => day >= year);
      const watches = before.size;
      const falseAlarmDays = rule.false_alarm_days;
      const budget = budgetOfDays(recent, { to, falseAlarmDays, watches });
      await begin(trx, rule, { value: key, reference, budget }, { ...judging, to });
    }
  }
  return raised;
}

/** The same theme in all other places. */
export function elsewhereOf(key: string, shares: ReadonlyMap<string, Share>): Share | null {
  const theme = cellOfKey(key)?.theme;
  const others = [...shares].filter(
    ([other]) => other !== key && cellOfKey(other)?.theme === theme,
  );
  if (others.length === 0) return null;
  return others.reduce((sum, [, { has, n }]) => ({ has: sum.has + has, n: sum.n + n }), {
    has: 0,
    n: 0,
  });
}

function watchOf({ reference, budget }: Watch) {
  const [has = 0, n = 0, hasElsewhere, nElsewhere] = reference;
  const elsewhere =
    hasElsewhere === undefined || nElsewhere === undefined
      ? null
      : { has: hasElsewhere, n: nElsewhere };
  return { before: { has, n }, elsewhere, budget };
}

/** Days without the answers that are usual. */
async function silent(trx: Transaction, rule: Rule, judging: Judging): Promise<Raised[]> {
  const to = judging.today;
  const kept = await watchesOf(trx, rule);
  const byValue = await countsByValue(trx, scopeOfRow(rule, judging.themes), {
    from: firstDay(kept, to),
    to,
  });
  const raised: Raised[] = [];
  for (const [value, days] of byValue) {
    const watch = kept.get(value);
    if (watch) {
      const since = days.filter(({ day }) => day >= String(watch.since_day));
      const alarm = volumeAlarms(usualFrom(watch.reference), since, watch.budget).at(-1);
      if (alarm) raised.push({ value, evidence: alarm.evidence });
      continue;
    }
    const usual = usualOf(days);
    if (!usual) continue;
    const budget = rule.false_alarm_days * Math.max(1, byValue.size);
    await begin(trx, rule, { value, reference: usualToStore(usual), budget }, { ...judging, to });
  }
  return raised;
}

/** Detractors since each dated change of the last three months, against the year before it. */
async function changed(
  trx: Transaction,
  rule: Rule,
  { today, themes }: Judging,
): Promise<Raised[]> {
  const found = await afterChanges(trx, scopeOfRow(rule, themes), {
    ...{ today, falseAlarmDays: rule.false_alarm_days },
    ...{ from: addDays(today, -FOUND_AGAIN_DAYS), to: today },
  });
  const known = await raisedSince(trx, rule, addDays(today, -FOUND_AGAIN_DAYS));
  return found.flatMap(({ changeId, alarms }) => {
    const first = alarms[0];
    return first && !known.has(changeId) ? [{ value: changeId, evidence: first.evidence }] : [];
  });
}

async function found(
  trx: Transaction,
  rule: Rule,
  { today, themes, how }: Judging,
): Promise<Raised[]> {
  const scope = scopeOfRow(rule, themes);
  const findings = await how.findings(trx, rule.kind as AlertKind, scope, {
    ...{ today, now: how.now },
  });
  const known = await raisedSince(trx, rule, addDays(today, -FOUND_AGAIN_DAYS));
  return findings
    .filter(({ key }) => !known.has(key))
    .map((one) => ({ value: one.key, evidence: findingEvidence(one, today) }));
}

async function raisedSince(trx: Transaction, rule: Rule, day: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom("alert")
    .select("value")
    .where("workspace_id", "=", rule.workspace_id)
    .where("rule_id", "=", rule.id)
    .where("at", ">=", new Date(`${day}T00:00:00Z`))
    .execute();
  return new Set(rows.map(({ value }) => value));
}

async function watchesOf(trx: Transaction, rule: Rule): Promise<Map<string, Watch>> {
  const rows = await trx
    .selectFrom("alert_watch")
    .selectAll()
    .where("workspace_id", "=", rule.workspace_id)
    .where("rule_id", "=", rule.id)
    .execute();
  return new Map(rows.map((row) => [row.value, row]));
}

/** A year back, or the first day of a watch that is older. */
function firstDay(kept: ReadonlyMap<string, Watch>, to: string): string {
  const days = [...kept.values()].map(({ since_day }) => String(since_day));
  const back = addDays(to, -REFERENCE_DAYS);
  return [back, ...days].sort()[0] ?? back;
}

/** A watch begins with the first day that is not over; where an alert was closed today, with the day after. */
async function begin(
  trx: Transaction,
  rule: Rule,
  watch: { value: string; reference: number[]; budget: number },
  { today, timeZone, to }: Judging & { to: string },
): Promise<void> {
  const closed = await alarmsClosedOn(trx, rule, today, timeZone);
  await trx
    .insertInto("alert_watch")
    .values({
      ...{ workspace_id: rule.workspace_id, rule_id: rule.id, ...watch },
      since_day: closed.has(watch.value) ? addDays(to, 1) : to,
      seen: [],
      state: JSON.stringify({}),
    })
    .execute();
}
