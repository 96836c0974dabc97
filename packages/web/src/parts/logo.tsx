/** A point with its interval: a number that says how sure it is. */
export function Logo({ className = "size-8" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-strong" />
      <g className="stroke-[#56B4E9]" strokeWidth="2.5" strokeLinecap="round">
        <path d="M6 16h20M6 11.5v9M26 11.5v9" />
      </g>
      <circle cx="17.5" cy="16" r="5" className="fill-on-strong" />
    </svg>
  );
}
