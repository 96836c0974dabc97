import { useRef, useState } from "react";
import { plotScale } from "../../charts/draw.ts";
import { How } from "../../here/how.tsx";
import { toggleFilter } from "../../here/view.ts";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { VERDICT_TEXT } from "../../parts/delta-mark.tsx";
import type { BreakdownRow, Dimension } from "../../request/types.ts";
import { valuesInBand } from "./breakdown-rows.ts";
import { useOverviewView } from "./overview-view.ts";

/** As many rows as are seen at once; the rest come when asked for. */
const FIRST_ROWS = 12;

/** More values than this are too many for an address; such a band is read, not filtered by. */
const MOST_IN_BAND = 40;

type Scale = ReturnType<typeof plotScale>;

/** A dot with its interval for each value, on one scale; the dashed line is the score of all. */
export function BreakdownPlot({
  by,
  dimension,
  rows: given,
  capped,
  overall,
  nameOf,
  differenceText,
}: {
  by: string;
  dimension: Dimension | undefined;
  rows: BreakdownRow[];
  capped: boolean;
  overall: number | null;
  nameOf: (row: BreakdownRow) => string;
  differenceText: (row: BreakdownRow) => string;
}) {
  const t = useMessages("web-overview");
  const [all, setAll] = useState(false);
  const rows = useSteadyOrder(given);
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  const scale = plotScale(
    rows.map((row) => ({
      score: row.score,
      lower: row.interval?.lower ?? 0,
      upper: row.interval?.upper ?? 0,
    })),
    overall,
  );
  const comparisons = rows.find((row) => row.difference)?.difference?.comparisons;
  return (
    <div>
      <ul className="-mx-2">
        {shown.map((row) => (
          <Row
            key={row.value}
            by={by}
            row={row}
            values={row.band ? valuesInBand(dimension, row.band) : [row.value]}
            name={nameOf(row)}
            scale={scale}
            overall={overall}
            differenceText={rows.length > 1 ? differenceText : () => ""}
          />
        ))}
      </ul>
      <div
        aria-hidden
        hidden={rows.every((row) => row.score === null)}
        className="grid grid-cols-1 gap-x-4 sm:grid-cols-[9rem_1fr_9.5rem]"
      >
        <div dir="ltr" className="number relative h-5 text-xs text-muted sm:col-start-2">
          {scale.ticks.map((tick, index) => (
            <span
              key={tick}
              className={`absolute ${index === 0 ? "" : index === scale.ticks.length - 1 ? "-translate-x-full" : "-translate-x-1/2"}`}
              style={{ left: `${scale.at(tick) * 100}%` }}
            >
              {tick < 0 ? `−${-tick}` : tick}
            </span>
          ))}
        </div>
      </div>
      {rows.length > FIRST_ROWS ? (
        <Button look="quiet" className="mt-1 w-full" onClick={() => setAll(!all)}>
          {all ? t("breakdown.fewer") : t("breakdown.more", { n: rows.length - FIRST_ROWS })}
        </Button>
      ) : null}
      <p className="mt-3 text-xs text-muted">
        {comparisons ? t("breakdown.corrected", { n: comparisons }) : t("breakdown.click")}
        {capped ? ` ${t("breakdown.capped")}` : ""}
        {rows.some((row) => row.effect) ? ` ${t("breakdown.effectIs")}` : ""}{" "}
        <How inline page="effect" />
        {dimension && !dimension.declared ? ` ${t("breakdown.notDeclared")}` : ""}
      </p>
    </div>
  );
}

function Row({
  by,
  row,
  values,
  name,
  scale,
  overall,
  differenceText,
}: {
  by: string;
  row: BreakdownRow;
  /** What a click filters by: several where the row is a band. */
  values: string[];
  name: string;
  scale: Scale;
  overall: number | null;
  differenceText: (row: BreakdownRow) => string;
}) {
  const t = useMessages("web-overview");
  const s = useMessages("score");
  const format = useFormat();
  const [view, change] = useOverviewView();
  const texts = values.map((value) => `${by}=${value}`);
  const chosen = texts.length > 0 && texts.every((text) => view.filter?.includes(text) ?? false);
  const others = !chosen && (view.filter?.some((f) => f.startsWith(`${by}=`)) ?? false);
  const margin = marginOf(row.interval);
  const verdict = row.difference?.verdict ?? "no_clear_change";
  // Values gathered under "(other)" are many: there is nothing to filter by.
  const gathered = row.value === "(other)" || values.length === 0 || values.length > MOST_IN_BAND;
  const effectMargin = row.effect ? marginOf(row.effect) : undefined;
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        disabled={gathered}
        title={t("breakdown.click")}
        className={`grid min-h-11 w-full grid-cols-[minmax(5rem,1fr)_minmax(0,auto)] items-center gap-x-4 gap-y-0.5 rounded-lg px-2 py-1.5 text-start enabled:hover:bg-sunken aria-pressed:bg-accent-soft sm:grid-cols-[9rem_1fr_9.5rem]`}
        onClick={() => change({ filter: toggleFilters(view.filter, by, values, chosen) })}
      >
        <span className="min-w-0">
          <span className="block truncate text-sm font-medium">{name}</span>
          <span className="number block text-xs text-muted">{s("base", { n: row.answers })}</span>
        </span>
        {/* The picture alone is dimmed: what is written must stay readable. */}
        <span
          className={`col-span-2 row-start-2 sm:col-span-1 sm:row-start-auto ${others ? "opacity-40" : ""}`}
        >
          <Plot row={row} scale={scale} overall={overall} />
        </span>
        <span className="number col-start-2 row-start-1 text-end sm:col-start-3">
          {row.score === null || row.interval === null ? (
            <span className="text-xs text-muted">{t("breakdown.tooFew", { n: row.answers })}</span>
          ) : (
            <>
              <span className="font-semibold">{format.points(row.score, margin)}</span>{" "}
              <span className="text-xs text-muted">
                {s("between", {
                  lower: format.points(row.interval.lower, margin),
                  upper: format.points(row.interval.upper, margin),
                })}
              </span>
              <span className={`block text-xs ${VERDICT_TEXT[verdict]}`}>
                {differenceText(row)}
              </span>
              {row.effect && verdict !== "no_clear_change" ? (
                <span className="block text-xs text-muted">
                  {t("breakdown.effect", {
                    points: format.signed(row.effect.points, effectMargin),
                    lower: format.signed(row.effect.lower, effectMargin),
                    upper: format.signed(row.effect.upper, effectMargin),
                  })}
                </span>
              ) : null}
              {row.change ? (
                <span className={`block text-xs ${VERDICT_TEXT[row.change.verdict]}`}>
                  {row.change.verdict === "no_clear_change"
                    ? t("breakdown.noClearChange")
                    : t("breakdown.change", {
                        points: format.signed(row.change.difference, marginOf(row.change)),
                        lower: format.signed(row.change.lower, marginOf(row.change)),
                        upper: format.signed(row.change.upper, marginOf(row.change)),
                      })}
                </span>
              ) : null}
            </>
          )}
        </span>
      </button>
    </li>
  );
}

/** All values of a row go in together, or come out together. */
function toggleFilters(
  filter: string[] | undefined,
  by: string,
  values: string[],
  chosen: boolean,
) {
  return values.reduce((now: string[] | undefined, value) => {
    const has = now?.includes(`${by}=${value}`) ?? false;
    return has === chosen ? toggleFilter(now, by, value) : now;
  }, filter);
}

function Plot({
  row,
  scale,
  overall,
}: {
  row: BreakdownRow;
  scale: Scale;
  overall: number | null;
}) {
  const at = (points: number) => `${scale.at(points) * 100}%`;
  if (row.score === null) return null;
  return (
    <span aria-hidden dir="ltr" className="relative block h-6">
      <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
      {overall === null ? null : (
        <span
          className="absolute -top-2 -bottom-2 border-s border-dashed border-edge"
          style={{ left: at(overall) }}
        />
      )}
      {row.score === null || row.interval === null ? null : (
        <>
          <span
            className="absolute top-1/2 h-2 -translate-y-1/2 rounded-full bg-accent/30 transition-[left,width] duration-300"
            style={{
              left: at(row.interval.lower),
              width: `${(scale.at(row.interval.upper) - scale.at(row.interval.lower)) * 100}%`,
            }}
          />
          <span
            className="absolute top-1/2 size-3 -translate-1/2 rounded-full border-2 border-card bg-accent transition-[left] duration-300"
            style={{ left: at(row.score) }}
          />
        </>
      )}
    </span>
  );
}

/** Rows keep the places they had when they were first seen: nothing re-sorts under the pointer. */
function useSteadyOrder(rows: BreakdownRow[]): BreakdownRow[] {
  const places = useRef(new Map<string, number>());
  for (const row of rows) {
    if (!places.current.has(row.value)) places.current.set(row.value, places.current.size);
  }
  return rows.toSorted(
    (a, b) => (places.current.get(a.value) ?? 0) - (places.current.get(b.value) ?? 0),
  );
}
