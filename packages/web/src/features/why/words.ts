import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";

/** "Store: Riga", and what was found in comments by the name of what it is. */
export function usePartName() {
  const { label, value } = useDimensionName();
  return ({ dimension, value: own }: { dimension: string; value: string }) =>
    `${label(dimension).replace(/^@/, "")}: ${value(dimension, own)}`;
}

/** Points with their interval, as they are said everywhere here. */
export function useRangeText() {
  const t = useMessages("web-why");
  const format = useFormat();
  return (range: { points: number; lower: number; upper: number }) => {
    const margin = marginOf(range);
    return t("range", {
      points: format.signed(range.points, margin),
      lower: format.signed(range.lower, margin),
      upper: format.signed(range.upper, margin),
    });
  };
}
