import { type AlertKind, LIVE_ALERTS } from "@candor/contract/alert.ts";
import { type ShiftState, shiftDetector } from "@candor/stats";
import type { Selectable } from "kysely";
import { type Counts11, histogram, histogramsByDay } from "../scores/histogram-queries.ts";
import { addDays, todayIn } from "../scores/period.ts";
import type { Transaction } from "../storage/database.ts";
import type { AlertWatchTable } from "../storage/tables-alerts.ts";
import { openAlarms, type Rule, raiseAlert, type Telling, workspaceOf } from "./raise-alert.ts";
import { scopeOfRow } from "./rule-scope.ts";
import {
  alarmsOver,
  budgetOf,
  evidenceOf,
  isEmpty,
  NONE,
  newSince,
  sum,
  type Watching,
  watchingOf,
} from "./watch.ts";
import { type Watched, watchedOf } from "./watched-values.ts";

/** Judges every rule of a workspace that is on, from the tallies as they stand. */
export async function judgeRules(
  trx: Transaction,
  workspaceId: string,
  how: Telling,
): Promise<void> {
  // Two who judge one workspace do so one after the other; nobody else waits for these rows.
  const rules = await trx
    .selectFrom("alert_rule")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("enabled", "=", true)
    .where("kind", "in", LIVE_ALERTS)
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const rule of rules) await judgeRule(trx, rule, how);
}

/** Takes in what came since the last look, for everything that a rule watches. */
async function judgeRule(trx: Transaction, rule: Rule, how: Telling): Promise<void> {
  const workspace = await workspaceOf(trx, rule.workspace_id);
  const today = todayIn(workspace.time_zone, how.now);
  const open = await openAlarms(trx, rule);
  const closedToday = await alarmsClosedOn(trx, rule, today, workspace.time_zone);
  for (const watch of await watchesOf(trx, rule, { today, closedToday })) {
    // One alert for one cause until somebody says what came of it.
    if (open.has(watch.value)) continue;
    const watching = watchingOf(rule.kind as AlertKind, watch.reference);
    if (!watching) continue;
    const alarm = await look(trx, rule, watch, watching);
    if (!alarm) continue;
    await raiseAlert(trx, { rule, workspace }, { value: watch.value, evidence: alarm }, how);
  }
}

type Watch = Selectable<AlertWatchTable> & { scope: Watched["scope"] };

/**
 * The watches of a rule; what is new among the values begins today, with the year before as reference. Where
 * an alert was closed today it begins tomorrow: today's answers have raised their alarm already.
 */
async function watchesOf(
  trx: Transaction,
  rule: Rule,
  { today, closedToday }: { today: string; closedToday: ReadonlySet<string> },
): Promise<Watch[]> {
  const ref = scopeOfRow(rule);
  const [kept, { watched }] = await Promise.all([
    trx
      .selectFrom("alert_watch")
      .selectAll()
      .where("workspace_id", "=", rule.workspace_id)
      .where("rule_id", "=", rule.id)
      .execute(),
    watchedOf(trx, ref, today),
  ]);
  const watches: Watch[] = [];
  for (const { value, scope, reference, days } of watched) {
    const known = kept.find((one) => one.value === value);
    const begins = closedToday.has(value) ? addDays(today, 1) : today;
    const asked = known?.since_day ?? begins;
    const onward = { ...scope, from: String(asked), to: null };
    if (known) {
      watches.push({ ...known, since_day: String(known.since_day), scope: onward });
      continue;
    }
    const answers = reference.reduce((all, n) => all + n, 0);
    const begun = {
      workspace_id: rule.workspace_id,
      rule_id: rule.id,
      value,
      since_day: begins,
      seen: NONE,
      state: JSON.stringify({ answers: 0, logEvidence: [] }),
      reference,
      budget: budgetOf({
        reference: answers,
        days,
        falseAlarmDays: rule.false_alarm_days,
        watches: watched.length,
      }),
    };
    await trx.insertInto("alert_watch").values(begun).execute();
    watches.push({ ...begun, state: { answers: 0, logEvidence: [] }, scope: onward });
  }
  return watches;
}

/** One look of one watch; its evidence where it raises an alarm. */
async function look(trx: Transaction, rule: Rule, watch: Watch, watching: Watching) {
  const counts = await histogram(trx, watch.scope);
  const batch = newSince(watch.seen, counts);
  if (batch && isEmpty(batch)) return null;
  const { baseline, direction } = watching;
  const given = { baseline, direction, budget: watch.budget };
  const days = await histogramsByDay(trx, watch.scope);
  // Answers were taken away: the detector reads the days again, as they stand now.
  const looked = batch
    ? shiftDetector({ ...given, batch: watching.batch(batch), state: stateOf(watch) })
    : again(
        days.map((day) => day.counts),
        watching,
        watch.budget,
      );
  await trx
    .updateTable("alert_watch")
    .set({ seen: counts, state: JSON.stringify(looked.state) })
    .where("workspace_id", "=", rule.workspace_id)
    .where("rule_id", "=", rule.id)
    .where("value", "=", watch.value)
    .execute();
  if (!looked.alarm) return null;
  const { reference, budget } = watch;
  // Since when: by days; where they alone would not have spoken, since the watch began.
  const found = alarmsOver(days, watching, { reference, budget }).at(-1);
  if (found) return found.evidence;
  const since = days[0]?.day ?? watch.since_day;
  return evidenceOf({ watching, reference, budget, since, counts: sum(days.map((d) => d.counts)) });
}

function again(days: readonly Counts11[], watching: Watching, budget: number) {
  const { baseline, direction } = watching;
  let looked = shiftDetector({
    ...{ baseline, direction, budget },
    batch: { promoters: 0, passives: 0, detractors: 0 },
  });
  for (const counts of days) {
    const batch = watching.batch(counts);
    looked = shiftDetector({ baseline, direction, budget, batch, state: looked.state });
  }
  return looked;
}

function stateOf(watch: Watch): ShiftState {
  return watch.state as unknown as ShiftState;
}

/** The values whose alert somebody closed on this day. */
export async function alarmsClosedOn(
  trx: Transaction,
  rule: Rule,
  day: string,
  timeZone: string,
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom("alert")
    .select(["value", "acknowledged_at"])
    .where("workspace_id", "=", rule.workspace_id)
    .where("rule_id", "=", rule.id)
    .where("acknowledged_at", "is not", null)
    .execute();
  const closed = rows.filter(
    ({ acknowledged_at: at }) => at !== null && todayIn(timeZone, at) === day,
  );
  return new Set(closed.map(({ value }) => value));
}
