/** A score in steps of equal length; a step with too few answers is a gap. The table beside it has the numbers. */
export function Sparkline({ scores }: { scores: readonly (number | null)[] }) {
  const known = scores.filter((score) => score !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const middle = (low + high) / 2;
  // At least 20 points high, so that ordinary wobble does not look like a mountain.
  const half = Math.max(10, (high - low) / 2);
  const x = (index: number) => 2 + (index * 92) / Math.max(1, scores.length - 1);
  const y = (score: number) => 14 - ((score - middle) / half) * 11;
  const pieces: string[] = [];
  scores.forEach((score, index) => {
    if (score === null) return;
    const joined = scores[index - 1] !== null && scores[index - 1] !== undefined;
    pieces.push(`${joined ? "L" : "M"}${x(index).toFixed(1)} ${y(score).toFixed(1)}`);
  });
  return (
    <svg aria-hidden="true" viewBox="0 0 96 28" className="h-7 w-24 overflow-visible">
      <path
        d={pieces.join("")}
        fill="none"
        className="stroke-accent"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {scores.map((score, index) =>
        score === null ? null : (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: steps that never move
            key={index}
            cx={x(index)}
            cy={y(score)}
            r="1.5"
            className="fill-accent"
          />
        ),
      )}
    </svg>
  );
}
