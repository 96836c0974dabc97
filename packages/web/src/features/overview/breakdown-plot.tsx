import type { Breakdown } from "@candor/contract/score.ts";
import { useRef, useState } from "react";
import { plotScale } from "../../charts/draw.ts";
import { toggleFilter } from "../../here/view.ts";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { VERDICT_TEXT } from "../../parts/delta-mark.tsx";
import type { BreakdownRow } from "../../request/types.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { useOverviewView } from "./overview-view.ts";

/** As many rows as are seen at once; the rest come when asked for. */
const FIRST_ROWS = 12;

type Scale = ReturnType<typeof plotScale>;

/** A dot with its interval for each value, on one scale; the dashed line is the score of all. */
export function BreakdownPlot({
  by,
  breakdown,
  overall,
  differenceText,
}: {
  by: string;
  breakdown: Breakdown;
  overall: number | null;
  differenceText: (row: BreakdownRow) => string;
}) {
  const t = useMessages("web-overview");
  const [all, setAll] = useState(false);
  const rows = useSteadyOrder(breakdown.rows);
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
        {breakdown.capped ? ` ${t("breakdown.capped")}` : ""}
      </p>
    </div>
  );
}

function Row({
  by,
  row,
  scale,
  overall,
  differenceText,
}: {
  by: string;
  row: BreakdownRow;
  scale: Scale;
  overall: number | null;
  differenceText: (row: BreakdownRow) => string;
}) {
  const t = useMessages("web-overview");
  const s = useMessages("score");
  const format = useFormat();
  const [view, change] = useOverviewView();
  const { value: nameOf } = useDimensionName();
  const name = nameOf(by, row.value);
  const text = `${by}=${row.value}`;
  const chosen = view.filter?.includes(text) ?? false;
  const others = !chosen && (view.filter?.some((f) => f.startsWith(`${by}=`)) ?? false);
  const margin = marginOf(row.interval);
  const verdict = row.difference?.verdict ?? "no_clear_change";
  // Values gathered under "(other)" are many: there is nothing to filter by.
  const gathered = row.value === "(other)";
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        disabled={gathered}
        title={t("breakdown.click")}
        className={`grid min-h-11 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 rounded-lg px-2 py-1.5 text-start enabled:hover:bg-sunken aria-pressed:bg-accent-soft sm:grid-cols-[9rem_1fr_9.5rem] ${others ? "opacity-55" : ""}`}
        onClick={() => change({ filter: toggleFilter(view.filter, by, row.value) })}
      >
        <span className="min-w-0">
          <span className="block truncate text-sm font-medium">{name}</span>
          <span className="number block text-xs text-muted">{s("base", { n: row.answers })}</span>
        </span>
        <span className="col-span-2 row-start-2 sm:col-span-1 sm:row-start-auto">
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
            </>
          )}
        </span>
      </button>
    </li>
  );
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
