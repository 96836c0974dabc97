import type { Crossing } from "@candor/contract/score.ts";
import { How } from "../../here/how.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { VERDICT_TEXT } from "../../parts/delta-mark.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";

type Cell = Crossing["cells"][number];

const FILL = {
  up: "bg-promoter-soft",
  down: "bg-detractor-soft",
  no_clear_change: "",
} as const;

/** Scores of each pair of values; coloured, and said in words, only where a pair clearly differs from all others. */
export function HeatTable({
  crossing,
  rows,
  columns,
}: {
  crossing: Crossing;
  rows: string;
  columns: string;
}) {
  const t = useMessages("web-views");
  const { label, value } = useDimensionName();
  const comparisons = crossing.cells.find((cell) => cell.difference)?.difference?.comparisons;
  const { leftOut } = crossing;
  return (
    <section className="card p-4 sm:p-5" aria-label={t("cross.title")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div tabIndex={0} className="relative overflow-x-auto">
        <table className="number w-full text-sm">
          <caption className="sr-only">
            {t("cross.caption", { rows: label(rows), columns: label(columns) })}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="p-2 text-start font-medium text-muted">
                {label(rows)} × {label(columns)}
              </th>
              {crossing.columns.map((column) => (
                <th key={column} scope="col" className="p-2 text-start font-medium">
                  {value(columns, column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {crossing.rows.map((row) => (
              <tr key={row} className="border-t border-line">
                <th scope="row" className="p-2 text-start font-medium">
                  {value(rows, row)}
                </th>
                {crossing.columns.map((column) => {
                  const cell = crossing.cells.find(
                    (one) => one.row === row && one.column === column,
                  );
                  return <HeatCell key={column} cell={cell} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-4 text-sm text-muted">
        {comparisons ? `${t("cross.corrected", { n: comparisons })} ` : ""}
        {t("cross.hidden")} <How inline page="suppression" />
        {leftOut.rows + leftOut.columns > 0
          ? ` ${t("cross.leftOut", { n: leftOut.rows + leftOut.columns })}`
          : ""}
      </p>
    </section>
  );
}

function HeatCell({ cell }: { cell: Cell | undefined }) {
  const t = useMessages("web-views");
  const s = useMessages("score");
  const format = useFormat();
  if (!cell || cell.hidden) return <td className="p-2 text-muted">{t("cross.small")}</td>;
  if (cell.score === null || cell.interval === null) return <td className="p-2 text-muted">–</td>;
  const margin = marginOf(cell.interval);
  const verdict = cell.difference?.verdict ?? "no_clear_change";
  return (
    <td className={`min-w-24 p-2 ${FILL[verdict]}`}>
      <span className="font-semibold">{format.points(cell.score, margin)}</span>{" "}
      <span className="text-xs whitespace-nowrap text-muted">
        {s("between", {
          lower: format.points(cell.interval.lower, margin),
          upper: format.points(cell.interval.upper, margin),
        })}
      </span>
      <span className="block text-xs text-muted">
        {s("base", { n: cell.answers ?? 0 })}
        {cell.lowBase ? ` · ${s("lowBase")}` : ""}
      </span>
      {cell.difference && verdict !== "no_clear_change" ? (
        <span className={`block text-xs ${VERDICT_TEXT[verdict]}`}>
          {t("cross.differs", {
            points: format.signed(cell.difference.difference, marginOf(cell.difference)),
          })}
        </span>
      ) : null}
    </td>
  );
}
