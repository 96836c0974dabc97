import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { GROUP_FILL, GROUP_ORDER, GROUP_RANGE, groupOf } from "../parts/groups.ts";

/** How many gave each score from 0 to 10. The scale runs left to right in every language. */
export function Histogram({ counts, summary }: { counts: number[]; summary: string }) {
  const t = useMessages("score");
  const format = useFormat();
  const most = Math.max(1, ...counts);
  const all = counts.reduce((sum, n) => sum + n, 0);
  return (
    <div role="img" aria-label={summary} dir="ltr" className="flex flex-1 flex-col">
      <div className="grid min-h-40 flex-1 grid-cols-11 gap-1">
        {counts.map((count, score) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the score
            key={score}
            className="flex flex-col justify-end"
            title={`${score}: ${format.count(count)} (${format.share(all === 0 ? 0 : count / all)})`}
          >
            <span className="number pb-0.5 text-center text-[0.6875rem] leading-none text-muted max-[30rem]:text-[0.5625rem]">
              {compact(count, format)}
            </span>
            <div
              className={`rounded-t-[4px] transition-[height] duration-300 ${GROUP_FILL[groupOf(score)]}`}
              style={{ height: `${(count / most) * 82}%`, minHeight: count > 0 ? 2 : 0 }}
            />
          </div>
        ))}
      </div>
      <div className="number grid grid-cols-11 gap-1 border-t border-edge pt-1 text-center text-sm">
        {counts.map((_, score) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the score
          <span key={score}>{score}</span>
        ))}
      </div>
      <div className="mt-1 grid grid-cols-11 gap-1 text-center text-xs text-muted">
        {GROUP_ORDER.map((group) => (
          <span
            key={group}
            className={`truncate border-t-2 pt-1 ${group === "detractor" ? "col-span-7 border-detractor" : group === "passive" ? "col-span-2 border-passive" : "col-span-2 border-promoter"}`}
          >
            <span className="max-[30rem]:hidden">{t(`${group}s`)} </span>
            <span className="sm:sr-only">{GROUP_RANGE[group]}</span>
          </span>
        ))}
      </div>
    </div>
  );
}

/** Five digits do not fit over a column: 12,345 becomes 12k there; the table has it whole. */
function compact(count: number, format: { count: (n: number) => string }): string {
  return count < 10_000 ? format.count(count) : `${format.count(Math.round(count / 1000))}k`;
}
