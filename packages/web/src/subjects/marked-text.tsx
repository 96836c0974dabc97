/** A text with places marked, in order; what overlaps is marked once. */
export function MarkedText({
  text,
  spans,
}: {
  text: string;
  spans: readonly { start: number; end: number }[];
}) {
  const parts: { at: number; text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) parts.push({ at, text: text.slice(at, from), marked: false });
    parts.push({ at: from, text: text.slice(from, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ at, text: text.slice(at), marked: false });
  return parts.map((part) =>
    part.marked ? (
      <mark key={part.at} className="rounded-sm bg-accent-soft px-0.5 text-ink">
        {part.text}
      </mark>
    ) : (
      <span key={part.at}>{part.text}</span>
    ),
  );
}
