/** A share of 0 to 1 as a bar, its interval upon it. Decoration: the same numbers stand beside it as text. */
export function SharePlot({ of }: { of: { share: number; lower: number; upper: number } }) {
  const at = (share: number) => `${share * 100}%`;
  return (
    <div aria-hidden dir="ltr" className="relative h-4 rounded-sm bg-sunken">
      <div
        className="absolute inset-y-0 start-0 rounded-sm bg-accent/35"
        style={{ width: at(of.share) }}
      />
      <div
        className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-accent"
        style={{ left: at(of.lower), width: at(of.upper - of.lower) }}
      />
      <div
        className="absolute top-1/2 h-2.5 -translate-1/2 border-x-2 border-accent"
        style={{ left: at(of.lower) }}
      />
      <div
        className="absolute top-1/2 h-2.5 -translate-1/2 border-x-2 border-accent"
        style={{ left: at(of.upper) }}
      />
    </div>
  );
}
