import { type AlertKind, LIVE_ALERTS } from "@candor/contract/alert.ts";
import { type ShiftState, shiftDetector } from "@candor/stats";
import { type Selectable, sql } from "kysely";
import { type MergedThemes, mergedThemes } from "../responses/standing-themes.ts";
import { type Counts11, histogram, histogramsByDay, total } from "../scores/histogram-queries.ts";
import { addDays, todayIn } from "../scores/period.ts";
import type { Transaction } from "../storage/database.ts";
import type { AlertWatchTable } from "../storage/tables-alerts.ts";
import { beginAnewWhereMerged } from "./begin-anew.ts";
import { type Rule, raiseAlert, type Telling, type Workspace, workspaceOf } from "./raise-alert.ts";
import { answersOf, scopeOfRow } from "./rule-scope.ts";
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

const DAY_MS = 86_400_000;

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
  if (rules.length === 0) return;
  const themes = await mergedThemes(trx, workspaceId);
  await beginAnewWhereMerged(trx, rules, themes);
  const known = await knownOf(trx, rules, { themes, how });
  for (const rule of rules) await judgeRule(trx, rule, known, how);
  await keepMoved(trx, workspaceId, known.moved);
}

/** Keeps what the watches have seen, in one statement: a look of a thousand rules is no thousand of them. */
async function keepMoved(
  trx: Transaction,
  workspaceId: string,
  moved: readonly Moved[],
): Promise<void> {
  if (moved.length === 0) return;
  await sql`
    update alert_watch w set seen = m.seen, state = m.state
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
      as m(rule_id uuid, value text, seen int[], state jsonb)
    where w.workspace_id = ${workspaceId} and w.rule_id = m.rule_id and w.value = m.value
  `.execute(trx);
}

/** What a watch has seen by now. */
interface Moved {
  rule_id: string;
  value: string;
  seen: Counts11;
  state: object;
}

/** What is known of the rules of a workspace before they are judged: asked once for all of them. */
interface Known {
  workspace: Workspace;
  today: string;
  themes: MergedThemes;
  /** By rule: its watches, and the values about which an alert is open, or was closed today. */
  watches: Map<string, KeptWatch[]>;
  open: Map<string, Set<string>>;
  closedToday: Map<string, Set<string>>;
  /** Rules about the same answers since the same day read them once. */
  seen: Map<string, Promise<Counts11>>;
  moved: Moved[];
}

type KeptWatch = Selectable<AlertWatchTable>;

async function knownOf(
  trx: Transaction,
  rules: readonly Rule[],
  { themes, how }: { themes: MergedThemes; how: Telling },
): Promise<Known> {
  const workspaceId = rules[0]?.workspace_id ?? "";
  const ids = rules.map(({ id }) => id);
  const workspace = await workspaceOf(trx, workspaceId);
  const today = todayIn(workspace.time_zone, how.now);
  const watches = await trx
    .selectFrom("alert_watch")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("rule_id", "in", ids)
    .execute();
  const alerts = await trx
    .selectFrom("alert")
    .select(["rule_id", "value", "acknowledged_at"])
    .where("workspace_id", "=", workspaceId)
    .where("rule_id", "in", ids)
    .where((row) =>
      row.or([
        row("acknowledged_at", "is", null),
        // What was closed longer ago was closed on another day in every time zone.
        row("acknowledged_at", ">", new Date(how.now.getTime() - 2 * DAY_MS)),
      ]),
    )
    .execute();
  const valuesOf = (some: typeof alerts) =>
    new Map(
      [...Map.groupBy(some, ({ rule_id }) => rule_id)].map(([id, all]) => [
        id,
        new Set(all.map(({ value }) => value)),
      ]),
    );
  return {
    ...{ workspace, today, themes },
    watches: Map.groupBy(watches, ({ rule_id }) => rule_id),
    open: valuesOf(alerts.filter(({ acknowledged_at }) => acknowledged_at === null)),
    closedToday: valuesOf(
      alerts.filter(
        ({ acknowledged_at: at }) => at !== null && todayIn(workspace.time_zone, at) === today,
      ),
    ),
    seen: new Map(),
    moved: [],
  };
}

/** Takes in what came since the last look, for everything that a rule watches. */
async function judgeRule(trx: Transaction, rule: Rule, known: Known, how: Telling): Promise<void> {
  const { workspace } = known;
  const open = known.open.get(rule.id);
  for (const watch of await watchesOf(trx, rule, known)) {
    // One alert for one cause until somebody says what came of it.
    if (open?.has(watch.value)) continue;
    const watching = watchingOf(rule.kind as AlertKind, watch.reference);
    if (!watching) continue;
    const alarm = await look(trx, { rule, watch, watching }, known);
    if (!alarm) continue;
    await raiseAlert(trx, { rule, workspace }, { value: watch.value, evidence: alarm }, how);
  }
}

type Watch = KeptWatch & { scope: Watched["scope"] };

/**
 * The watches of a rule; what is new among the values begins today, with the year before as reference. Where
 * an alert was closed today it begins tomorrow: today's answers have raised their alarm already.
 */
async function watchesOf(trx: Transaction, rule: Rule, known: Known): Promise<Watch[]> {
  const { today } = known;
  const kept = known.watches.get(rule.id) ?? [];
  const ref = scopeOfRow(rule, known.themes);
  const onward = (scope: Watched["scope"], day: string) => ({ ...scope, from: day, to: null });
  const asKept = (watch: KeptWatch, scope: Watched["scope"]): Watch => ({
    ...watch,
    since_day: String(watch.since_day),
    scope: onward(scope, String(watch.since_day)),
  });
  const [only] = kept;
  // The reference was kept when the watch began: the year before it is not read again.
  if (rule.each_of === null && only) return [asKept(only, answersOf(ref, NO_DAYS))];
  const { watched } = await watchedOf(trx, ref, today, { known: kept });
  const watches: Watch[] = [];
  for (const { value, scope, reference, days } of watched) {
    const before = kept.find((one) => one.value === value);
    if (before) {
      watches.push(asKept(before, scope));
      continue;
    }
    const begins = known.closedToday.get(rule.id)?.has(value) ? addDays(today, 1) : today;
    const begun = {
      workspace_id: rule.workspace_id,
      rule_id: rule.id,
      value,
      since_day: begins,
      seen: NONE,
      state: JSON.stringify({ answers: 0, logEvidence: [] }),
      reference,
      budget: budgetOf({
        reference: total(reference),
        days,
        falseAlarmDays: rule.false_alarm_days,
        watches: watched.length,
      }),
    };
    await trx.insertInto("alert_watch").values(begun).execute();
    const state = { answers: 0, logEvidence: [] };
    watches.push({ ...begun, state, scope: onward(scope, begins) });
  }
  return watches;
}

const NO_DAYS = { from: null, to: null };

/** The answers of a scope as they stand, read once for all rules that ask the same. */
function countsOfScope(trx: Transaction, scope: Watched["scope"], { seen }: Known) {
  const key = JSON.stringify({ ...scope, properties: [...scope.properties] });
  const before = seen.get(key);
  if (before) return before;
  const asked = histogram(trx, scope);
  seen.set(key, asked);
  return asked;
}

/** One look of one watch; its evidence where it raises an alarm. */
async function look(
  trx: Transaction,
  { rule, watch, watching }: { rule: Rule; watch: Watch; watching: Watching },
  known: Known,
) {
  const counts = await countsOfScope(trx, watch.scope, known);
  const batch = newSince(watch.seen, counts);
  if (batch && isEmpty(batch)) return null;
  const { baseline, direction } = watching;
  const given = { baseline, direction, budget: watch.budget };
  const byDay = () => histogramsByDay(trx, watch.scope);
  // Answers were taken away: the detector reads the days again, as they stand now.
  const looked = batch
    ? shiftDetector({ ...given, batch: watching.batch(batch), state: stateOf(watch) })
    : again(
        (await byDay()).map((day) => day.counts),
        watching,
        watch.budget,
      );
  known.moved.push({
    ...{ rule_id: rule.id, value: watch.value },
    ...{ seen: counts, state: looked.state },
  });
  if (!looked.alarm) return null;
  const days = await byDay();
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
