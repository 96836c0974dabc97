export type TrendMark = {
  label: string;
  /** What stands beside the label when it is read out, or pointed at. */
  text: string;
  /** Null where the base is too small: a gap. */
  of: { share: number; lower: number; upper: number } | null;
};

/** Shares of 0 to 1 over time, a dot with its interval each; a list for whoever cannot see it. */
export function IntervalTrend({ marks }: { marks: readonly TrendMark[] }) {
  const every = Math.ceil(marks.length / 6);
  return (
    <ol
      dir="ltr"
      className="grid h-32 overflow-x-clip grid-flow-col auto-cols-fr gap-px border-b border-line bg-[linear-gradient(var(--color-line)_1px,transparent_1px)] bg-size-[100%_50%] pb-5"
    >
      {marks.map((mark, index) => (
        <li key={mark.label} title={`${mark.label}: ${mark.text}`} className="relative min-w-0">
          <span className="sr-only">
            {mark.label}: {mark.text}
          </span>
          {mark.of ? <Mark of={mark.of} /> : null}
          <span
            aria-hidden
            className="absolute start-0 -bottom-5 text-xs whitespace-nowrap text-muted"
          >
            {index % every === 0 ? mark.label : ""}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Mark({ of }: { of: { share: number; lower: number; upper: number } }) {
  return (
    <span aria-hidden>
      <span
        className="absolute left-1/2 w-2 -translate-x-1/2 rounded-sm border-y-2 border-accent bg-accent/25"
        style={{ bottom: `${of.lower * 100}%`, height: `${(of.upper - of.lower) * 100}%` }}
      />
      <span
        className="absolute left-1/2 size-2.5 -translate-x-1/2 translate-y-1/2 rounded-full border-2 border-card bg-accent"
        style={{ bottom: `${of.share * 100}%` }}
      />
    </span>
  );
}
