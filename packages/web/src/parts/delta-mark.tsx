import ArrowDown from "lucide-react/icons/arrow-down-right";
import ArrowUp from "lucide-react/icons/arrow-up-right";
import Equal from "lucide-react/icons/equal";
import { marginOf } from "../language/format.ts";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";

export type Verdict = "up" | "down" | "no_clear_change";

const ICON = { up: ArrowUp, down: ArrowDown, no_clear_change: Equal };
const SIGN: Record<Verdict, string> = {
  up: "text-promoter bg-promoter-soft",
  down: "text-detractor bg-detractor-soft",
  no_clear_change: "text-muted bg-sunken",
};
/** A verdict as the colour of a text; never alone, the words say it too. */
export const VERDICT_TEXT: Record<Verdict, string> = {
  up: "font-medium text-promoter",
  down: "font-medium text-detractor",
  no_clear_change: "text-muted",
};

/** The sign of a verdict, to stand beside the sentence that says it. */
export function VerdictSign({ verdict, small = false }: { verdict: Verdict; small?: boolean }) {
  const Icon = ICON[verdict];
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center rounded-full ${small ? "size-6" : "size-9"} ${SIGN[verdict]}`}
    >
      <Icon className={small ? "size-3.5" : "size-5"} />
    </span>
  );
}

/**
 * A difference in points, as it may be shown: up or down only where the server's verdict says so,
 * with its interval; otherwise "no clear change". Nothing here compares two scores by itself.
 */
export function DeltaMark({
  difference,
}: {
  difference: { difference: number; lower: number; upper: number; verdict: Verdict };
}) {
  const t = useMessages("web");
  const format = useFormat();
  const margin = marginOf(difference);
  const { verdict } = difference;
  const points = format.points(Math.abs(difference.difference), margin);
  const range = t("delta.range", {
    lower: format.signed(difference.lower, margin),
    upper: format.signed(difference.upper, margin),
  });
  return (
    <span className="number inline-flex items-center gap-1.5 text-sm">
      <VerdictSign verdict={verdict} small />
      <span className={VERDICT_TEXT[verdict]}>
        {verdict === "no_clear_change"
          ? t("delta.none")
          : t(verdict === "up" ? "delta.up" : "delta.down", { points })}
      </span>
      <span className="text-xs text-muted">({range})</span>
    </span>
  );
}
