import type { ThemeRow } from "@candor/contract/reading.ts";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { VERDICT_TEXT, VerdictSign } from "../../parts/delta-mark.tsx";

/** What goes along with a theme, in points: higher or lower only where it is clear, always with its interval. */
export function ImpactMark({ theme }: { theme: ThemeRow }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const { impact, clear } = theme;
  if (!impact) return <span className="text-sm text-muted">{t("impact.few")}</span>;
  const margin = Math.min(marginOf(impact), 0.9);
  const verdict = clear ? (impact.value < 0 ? "down" : "up") : "no_clear_change";
  const points = format.points(Math.abs(impact.value), margin);
  return (
    <span className="inline-flex items-center gap-2" title={t("impact.hint")}>
      <VerdictSign verdict={verdict} small />
      <span className="number text-sm">
        <span className={VERDICT_TEXT[verdict]}>
          {verdict === "no_clear_change"
            ? t("impact.noClear")
            : t(verdict === "down" ? "impact.lower" : "impact.higher", { points })}
        </span>{" "}
        <span className="text-xs text-muted">
          (
          {t("impact.range", {
            lower: format.signed(impact.lower, margin),
            upper: format.signed(impact.upper, margin),
          })}
          )
        </span>
      </span>
    </span>
  );
}

const TONES = ["positive", "neutral", "unclear", "negative"] as const;
const FILL = {
  positive: "bg-promoter",
  neutral: "bg-passive",
  unclear: "bg-line",
  negative: "bg-detractor",
};

/** How many speak of it in which tone: a bar, and the same in words. */
export function ToneSplit({ tone }: { tone: ThemeRow["tone"] }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const all = TONES.reduce((sum, one) => sum + tone[one], 0);
  const shown = TONES.filter((one) => tone[one] > 0);
  return (
    <div className="min-w-0">
      <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-sunken">
        {shown.map((one) => (
          <span
            key={one}
            className={`${FILL[one]} border-e border-card last:border-0`}
            style={{ width: `${(100 * tone[one]) / all}%` }}
          />
        ))}
      </div>
      <p className="number mt-1 text-xs text-muted">
        {shown.map((one) => `${t(`tone.${one}`)} ${format.count(tone[one])}`).join(" · ")}
      </p>
    </div>
  );
}

/** The last twelve weeks as small bars; the numbers are read out. */
export function WeekBars({ weeks }: { weeks: readonly number[] }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const most = Math.max(1, ...weeks);
  const label = t("weeks", { numbers: weeks.map(format.count).join(", ") });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 96 24"
      className="h-6 w-24 shrink-0 text-accent"
      preserveAspectRatio="none"
    >
      <title>{label}</title>
      {weeks.map((count, week) => {
        const height = count === 0 ? 1 : Math.max(2, (22 * count) / most);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
            key={week}
            x={week * 8 + 1}
            y={24 - height}
            width={6}
            height={height}
            rx={1}
            fill="currentColor"
            opacity={count === 0 ? 0.3 : 0.85}
          />
        );
      })}
    </svg>
  );
}
