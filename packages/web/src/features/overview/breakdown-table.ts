import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import type { BreakdownRow } from "../../request/types.ts";

/** How a value differs from everybody else, in words; corrected for all the rows by the server. */
export function useDifferenceText(): (row: BreakdownRow) => string {
  const t = useMessages("web-overview");
  const format = useFormat();
  return (row) => {
    const { difference } = row;
    if (row.score === null) return "";
    if (!difference) return t("breakdown.notCompared");
    const margin = marginOf(difference);
    if (difference.verdict === "no_clear_change") return t("breakdown.noClear");
    return t(difference.verdict === "up" ? "breakdown.above" : "breakdown.below", {
      difference: format.signed(difference.difference, margin),
    });
  };
}

/** The breakdown as a table, for whoever reads it so or takes it away. */
export function breakdownTable(
  rows: readonly BreakdownRow[],
  nameOf: (row: BreakdownRow) => string,
  t: ReturnType<typeof useMessages<"web-overview">>,
  differenceText: (row: BreakdownRow) => string,
) {
  return {
    columns: [
      t("table.value"),
      t("table.score"),
      t("table.lower"),
      t("table.upper"),
      t("table.answers"),
      t("table.promoters"),
      t("table.passives"),
      t("table.detractors"),
      t("table.difference"),
      t("table.differenceLower"),
      t("table.differenceUpper"),
      t("table.p"),
      t("table.verdict"),
      t("table.effect"),
      t("table.effectLower"),
      t("table.effectUpper"),
      t("table.before"),
      t("table.change"),
      t("table.changeLower"),
      t("table.changeUpper"),
    ],
    rows: rows.map((row) => [
      nameOf(row),
      row.score,
      row.interval?.lower ?? null,
      row.interval?.upper ?? null,
      row.answers,
      row.promoters,
      row.passives,
      row.detractors,
      row.difference?.difference ?? null,
      row.difference?.lower ?? null,
      row.difference?.upper ?? null,
      row.difference?.p ?? null,
      differenceText(row),
      row.effect?.points ?? null,
      row.effect?.lower ?? null,
      row.effect?.upper ?? null,
      row.before?.score ?? null,
      row.change?.difference ?? null,
      row.change?.lower ?? null,
      row.change?.upper ?? null,
    ]),
  };
}
